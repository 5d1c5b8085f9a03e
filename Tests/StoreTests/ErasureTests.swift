import KPIModel
import Store
import Testing

@Suite struct ErasureTests {
  private let secret = "Zebedee-Quill"

  private func rows() -> [SampleComment] {
    SampleLoad.comments(200, seed: 21)
      + [
        SampleComment(id: "x1", text: "I am \(secret) and it was late", respondent: secret),
        SampleComment(text: "\(secret) again", respondent: secret, answers: [3]),
        SampleComment(text: "\(secret) again", respondent: secret, answers: [3]),
      ]
  }

  @Test func noByteIsLeft() throws {
    let folder = try StoreFolder()
    let store = try folder.store()
    try SampleLoad.load(rows(), into: store)
    try SampleLoad.rescore(store, version: 2)
    #expect(try folder.allBytes().holds(secret))
    let erased = try Erasure(store, .respondent(secret)).run()
    #expect(erased.comments == 3 && erased.annotations == 6 && erased.scores == 2)
    let bytes = try folder.allBytes()
    #expect(!bytes.holds(secret) && !bytes.holds("x1'") && bytes.holds("cell_count"))
    #expect(try Erasure(store, .respondent(secret)).preview().comments == 0)
  }

  /// The figures, under both dictionaries, are those of a store that never held the respondent.
  @Test func theFiguresAreCountedBack() throws {
    let folder = try StoreFolder()
    let (with, without) = (try folder.store("with.db"), try folder.store("without.db"))
    try SampleLoad.load(rows(), into: with)
    try SampleLoad.load(rows().filter { $0.respondent != secret }, into: without)
    for store in [with, without] { try SampleLoad.rescore(store, version: 2) }
    #expect(
      try StoreDump.lines(of: "cell_count", in: with)
        != StoreDump.lines(of: "cell_count", in: without)
    )
    _ = try Erasure(with, .respondent(secret)).run()
    for table in ["cell_count", "annotation", "topic_hit", "score", "comment"] {
      #expect(
        try StoreDump.lines(of: table, in: with) == StoreDump.lines(of: table, in: without)
      )
    }
  }

  @Test func erasingAllLeavesNoCounts() throws {
    let store = try StoreFolder().store()
    try SampleLoad.load(SampleLoad.comments(200, seed: 22), into: store)
    try SampleLoad.rescore(store, version: 2)
    _ = try Erasure(store, .text("t")).run()
    let rest = try StoreDump.lines(of: "comment", in: store)
    // Rows without a word cannot be matched by one.
    #expect(rest.allSatisfy { $0.hasSuffix("|''") })
    for text in Set(try StoreDump.lines(of: "cell_count", in: store)) {
      #expect(!text.hasSuffix("|0"))
    }
    let partial = try StoredFigures(store, segments: []).partial
    #expect(partial.cells(by: nil)[0].counts.scored == 0)
  }

  @Test func nothingComesBack() throws {
    let store = try StoreFolder().store()
    try SampleLoad.load(rows(), into: store)
    _ = try Erasure(store, .respondent(secret)).run()
    let before = try StoreDump.digests(of: store)
    let again = try SampleLoad.load(rows(), into: store)
    #expect(again.forgotten == 3 && again.new == 0)
    #expect(again.rows == rows().count)
    #expect(try StoreDump.digests(of: store) == before)
    // Nor does another comment of the same respondent.
    let other = [SampleComment(id: "x9", text: "new words", respondent: secret)]
    #expect(try SampleLoad.load(other, into: store).forgotten == 1)
  }

  @Test func whoHasNoRespondentIsKnownByTheID() throws {
    let store = try StoreFolder().store()
    try SampleLoad.load([SampleComment(id: "o'neil\"", text: "late")], into: store)
    #expect(try Erasure(store, .respondent("o'neil\"")).run().comments == 1)
  }

  @Test(arguments: [("JANE doe", 1), ("jane", 2), ("%", 1), ("_", 0), ("doe jane", 0)])
  func textIsMatchedAsItStands(text: String, count: Int) throws {
    let store = try StoreFolder().store()
    let rows = [
      SampleComment(id: "1", text: "I am Jane Doe."), SampleComment(id: "2", text: "jane 100 %"),
      SampleComment(id: "3", text: "nobody"),
    ]
    try SampleLoad.load(rows, into: store)
    #expect(try Erasure(store, .text(text)).preview().comments == count)
    #expect(try StoreDump.lines(of: "comment", in: store).count == 3)
  }

  /// The same erasure leaves other marks in another store.
  @Test func marksTellNothing() throws {
    let folder = try StoreFolder()
    let first = try folder.store("a.db")
    let second = try folder.store("b.db")
    for store in [first, second] {
      try SampleLoad.load(rows(), into: store)
      _ = try Erasure(store, .respondent(secret)).run()
    }
    let marks = try [first, second].map { Set(try StoreDump.lines(of: "tombstone", in: $0)) }
    #expect(marks[0].count == 4 && marks[0].isDisjoint(with: marks[1]))
  }
}
