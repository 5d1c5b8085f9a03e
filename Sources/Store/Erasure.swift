import GRDB

/// What is to be erased.
package enum ErasureTarget: Sendable {
  /// All that a respondent wrote; where no column names respondents, the row with that id.
  case respondent(String)
  /// All comments that contain a text; ASCII letters match in either case.
  case text(String)
}

/// What an erasure found or took out.
package struct ErasureCounts: Hashable, Sendable {
  /// Comments.
  package var comments = 0
  /// What was found in them, counted for each dictionary.
  package var annotations = 0
  /// Their topics.
  package var topicHits = 0
  /// Their scores.
  package var scores = 0
  /// What was done about them.
  package var flagActions = 0
}

/// Erases comments from a store, down to the bytes of its files.
package struct Erasure {
  private let store: FeedbackStore
  private let target: ErasureTarget

  /// Creates an erasure that has done nothing yet.
  package init(_ store: FeedbackStore, _ target: ErasureTarget) {
    self.store = store
    self.target = target
  }

  /// Counts what would be erased.
  package func preview() throws -> ErasureCounts {
    try store.read { db in try count(ids(db), db) }
  }

  /// Erases, counts out and marks, all at once, and then wipes the files.
  ///
  /// - Throws: `StoreError`; one of the kind `busy` where the erasure is done but another process still reads the former state, so
  ///   that the files could not be wiped.
  package func run() throws -> ErasureCounts {
    let counts = try store.change { db in
      let ids = try ids(db)
      let counts = try count(ids, db)
      var session = try WriteSession(db, path: store.path)
      for id in ids {
        try mark(id, session)
        try session.erase(id)
      }
      try session.finish()
      return counts
    }
    try wipe()
    return counts
  }

  private func ids(_ db: Database) throws -> [Int64] {
    let (condition, words) =
      switch target {
      case .respondent(let name): ("coalesce(respondent, external_id) = ?", name)
      case .text(let text): ("instr(lower(text), lower(?)) > 0", text)
      }
    let rows = try FastStatement(
      db,
      "SELECT comment_id FROM comment WHERE \(condition) ORDER BY comment_id"
    )
    rows.bind(1, words)
    var ids: [Int64] = []
    while try rows.step() { ids.append(rows.integer(0)) }
    return ids
  }

  private func count(_ ids: [Int64], _ db: Database) throws -> ErasureCounts {
    var counts = ErasureCounts()
    counts.comments = ids.count
    let tables: [(String, WritableKeyPath<ErasureCounts, Int>)] = [
      ("annotation", \.annotations), ("topic_hit", \.topicHits), ("score", \.scores),
      ("flag_action", \.flagActions),
    ]
    for (table, path) in tables {
      let statement = try FastStatement(db, "SELECT count(*) FROM \(table) WHERE comment_id = ?")
      for id in ids {
        statement.bind(1, id)
        if try statement.step() { counts[keyPath: path] += Int(statement.integer(0)) }
        statement.reset()
      }
    }
    return counts
  }

  private func mark(_ id: Int64, _ session: WriteSession) throws {
    let row = try FastStatement(session.db, "SELECT key FROM comment WHERE comment_id = ?")
    row.bind(1, id)
    defer { row.reset() }
    guard try row.step() else { return }
    var marks = [session.tombstones.mark(row.hash(0))]
    if case .respondent(let name) = target {
      marks.append(session.tombstones.mark(respondent: ArraySlice(name.utf8)))
    }
    let insert = try FastStatement(
      session.db,
      "INSERT INTO tombstone VALUES (?) ON CONFLICT DO NOTHING"
    )
    for mark in marks {
      insert.bind(1, mark)
      try insert.run()
    }
  }

  /// Writes the file anew without its free pages, and empties the log.
  ///
  /// The log is emptied first too, so that no page of before is in it when the file is copied through it.
  private func wipe() throws {
    try store.read { db in
      try checkpoint(db)
      try db.execute(sql: "VACUUM")
      try checkpoint(db)
    }
  }

  private func checkpoint(_ db: Database) throws {
    let isBusy = try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 0
    guard isBusy == 0 else {
      throw StoreError(
        .busy,
        store.path,
        "it was erased, but another process still reads what was there before, so its words may be left in \(store.path)-wal",
        remedy: "end that process and run this again."
      )
    }
  }
}
