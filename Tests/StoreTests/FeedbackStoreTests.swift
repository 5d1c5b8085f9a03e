import GRDB
import Store
import Testing

@Suite struct FeedbackStoreTests {
  private func code(_ path: String, _ purpose: FeedbackStore.Purpose) -> StoreError.Code? {
    do {
      _ = try FeedbackStore(path, for: purpose)
      return nil
    } catch { return (error as? StoreError)?.code }
  }

  @Test(arguments: [FeedbackStore.Purpose.load, .change, .read])
  func whatIsNoStoreIsRefusedAndLeftAlone(purpose: FeedbackStore.Purpose) throws {
    let folder = try StoreFolder()
    let text = Array(String(repeating: "id,comment\n1,late\n", count: 500).utf8)
    try folder.write("text.csv", text)
    #expect(code(folder.file("text.csv"), purpose) == .notAStore)
    let other = try DatabaseQueue(path: folder.file("other.db"))
    try other.write { try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (1)") }
    try other.close()
    #expect(code(folder.file("other.db"), purpose) == .notAStore)
    let bytes = try folder.allBytes()
    #expect(bytes.holds("id,comment") && !bytes.holds("cell_count"))
  }

  @Test func aMissingStoreIsMadeByLoadingOnly() throws {
    let folder = try StoreFolder()
    #expect(code(folder.file("a.db"), .read) == .missing)
    #expect(code(folder.file("a.db"), .change) == .missing)
    #expect(code(folder.file("none/a.db"), .load) == .system)
    #expect(code(folder.file("a.db"), .load) == nil)
    #expect(code(folder.file("a.db"), .read) == nil)
  }

  @Test func aNewerStoreIsRefused() throws {
    let folder = try StoreFolder()
    _ = try folder.store()
    try DatabaseQueue(path: folder.file("a.db")).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 from the future')")
    }
    for purpose in [FeedbackStore.Purpose.load, .change, .read] {
      #expect(code(folder.file("a.db"), purpose) == .newerVersion)
    }
  }

  @Test(arguments: [FeedbackStore.Purpose.load, .change, .read])
  func anOlderStoreIsBroughtUpToDate(purpose: FeedbackStore.Purpose) throws {
    let folder = try StoreFolder()
    do { try SampleLoad.load([SampleComment(id: "1", text: "late")], into: folder.store()) }
    let queue = try DatabaseQueue(path: folder.file("a.db"))
    try queue.write { db in
      for view in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view'")
      {
        try db.execute(sql: "DROP VIEW \(view)")
      }
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '2 views'")
    }
    _ = try FeedbackStore(folder.file("a.db"), for: purpose)
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM fact_comment") } == 1)
  }

  /// What a process that was killed leaves beside the file: a log with what it had committed.
  @Test func aLogThatWasLeftBehindIsReadIn() throws {
    let folder = try StoreFolder()
    let store = try folder.store()
    try SampleLoad.load([SampleComment(id: "1", text: "late")], into: store)
    // Copied while the connection is open, so that nothing was written back.
    for ending in ["", "-wal"] {
      try folder.write("b.db" + ending, FileBytes.of(folder.file("a.db" + ending)))
    }
    let copy = try FeedbackStore(folder.file("b.db"), for: .read)
    #expect(try StoreDump.digests(of: copy) == StoreDump.digests(of: store))
  }
}
