import FeedbackModel
import KPIModel
import Store
import Testing

@Suite struct StoreWriterTests {
  private func counts(_ store: FeedbackStore, _ table: String) throws -> Int {
    try StoreDump.lines(of: table, in: store).count
  }

  @Test func eachRowIsAccountedFor() throws {
    let folder = try StoreFolder()
    let store = try folder.store()
    let rows = [
      SampleComment(id: "1", text: "late"), SampleComment(id: "2", text: "kind"),
      SampleComment(id: "1", text: "late again"), SampleComment(text: "same"),
      SampleComment(text: "same"), SampleComment(id: "2", text: "kind"),
    ]
    let first = try SampleLoad.load(rows, into: store)
    #expect(first.new == 4 && first.edited == 1 && first.unchanged == 1)
    #expect(first.repeatedIDs == 1 && first.rows == rows.count)
    let before = try StoreDump.digests(of: store)
    let second = try SampleLoad.load(rows, into: store)
    // Row 1 goes to its first content and back, as in the file.
    #expect(second.new == 0 && second.edited == 2 && second.unchanged == 4)
    #expect(try StoreDump.digests(of: store) == before)
    #expect(try counts(store, "comment") == 4)
  }

  @Test func sourcesKeepTheirIDsApart() throws {
    let store = try StoreFolder().store()
    let rows = [SampleComment(id: "1", text: "late")]
    #expect(try SampleLoad.load(rows, into: store).new == 1)
    #expect(try SampleLoad.load(rows, into: store, source: "posts").new == 1)
    #expect(try SampleLoad.load(rows, into: store, source: "posts").unchanged == 1)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func cutsAndTransactionsLeaveNoTrace(seed: UInt64) throws {
    let folder = try StoreFolder()
    let rows = SampleLoad.comments(400, seed: seed)
    let whole = try folder.store("whole.db")
    try SampleLoad.load(rows, into: whole)
    let expected = try StoreDump.digests(of: whole)
    for (size, transactions) in [(7, false), (50, true), (1, true)] {
      let store = try folder.store("\(size).db")
      try SampleLoad.load(rows, into: store, blockSize: size, transactionPerBlock: transactions)
      #expect(try StoreDump.digests(of: store) == expected, "seed \(seed), blocks of \(size)")
    }
  }

  /// A load that ends anywhere and is run again comes to the same store.
  @Test(arguments: [4, 5] as [UInt64])
  func aLoadThatWasCutShortIsMadeGood(seed: UInt64) throws {
    let folder = try StoreFolder()
    var generator = SplitMix64(seed: seed)
    let rows = SampleLoad.comments(300, seed: seed)
    let whole = try folder.store("whole.db")
    try SampleLoad.load(rows, into: whole)
    let store = try folder.store("cut.db")
    for _ in 0..<5 {
      let end = Int.random(in: 0..<rows.count, using: &generator)
      try SampleLoad.load(
        Array(rows[..<end]),
        into: store,
        blockSize: 20,
        transactionPerBlock: true
      )
    }
    try SampleLoad.load(rows, into: store)
    #expect(try StoreDump.digests(of: store) == StoreDump.digests(of: whole), "seed \(seed)")
  }

  /// The counts are those of a store that was loaded with the last content of each row alone.
  @Test(arguments: [6, 7, 8] as [UInt64])
  func theCellsCountTheLastContent(seed: UInt64) throws {
    let store = try StoreFolder().store()
    let rows = SampleLoad.comments(300, seed: seed)
    try SampleLoad.load(rows, into: store, blockSize: 30, transactionPerBlock: true)
    var last: [String: SampleComment] = [:]
    for row in rows { if let id = row.id { last[id] = row } }
    var segments = SegmentTable(columns: ["region"])
    var slow = KPIPartial(topicCount: SampleLoad.topics.count, ratings: SampleLoad.ratings)
    for row in last.values + rows.filter({ $0.id == nil }) {
      var facts = CommentFacts(day: row.day.map { CalendarDay(daysSinceEpoch: $0) })
      facts.segment = segments.index(of: [row.region])
      for (place, code) in row.answers.enumerated() {
        facts.ratings[place] = code < 0 ? .invalid : .code(code)
      }
      slow.add(SampleLoad.annotation(Array(row.text.utf8)), facts: facts)
    }
    let figures = try StoredFigures(store, segments: ["region"])
    let table = KPITable(topics: SampleLoad.topics, segments: figures.segments)
    let oracle = KPITable(topics: SampleLoad.topics, segments: segments)
    #expect(
      table.values(of: figures.partial, by: .week, segment: true)
        == oracle.values(of: slow, by: .week, segment: true),
      "seed \(seed)"
    )
    let whole = try StoredFigures(store, segments: []).partial
    #expect(table.values(of: whole, by: .day) == oracle.values(of: slow, by: .day), "seed \(seed)")
  }

  @Test func twoWritersAtOnceLoseNothing() async throws {
    let folder = try StoreFolder()
    let rows = SampleLoad.comments(600, seed: 9)
    try await withThrowingTaskGroup(of: LoadCounts.self) { group in
      for source in ["a", "b"] {
        group.addTask {
          try SampleLoad.load(
            rows,
            into: folder.store(),
            blockSize: 25,
            source: source,
            transactionPerBlock: true
          )
        }
      }
      for try await counts in group { #expect(counts.rows == rows.count) }
    }
    let store = try folder.store()
    let distinct = Set(rows.compactMap(\.id)).count + rows.filter { $0.id == nil }.count
    #expect(try counts(store, "comment") == 2 * distinct)
    let partial = try StoredFigures(store, segments: []).partial
    #expect(partial.cells(by: nil)[0].counts.rows == 2 * distinct)
  }

  @Test(arguments: ["\u{0}", "a\u{0}b", "'; DROP TABLE comment; --", "\"", "😀", "é", " "])
  func hostileBytesStayAsTheyAre(text: String) throws {
    let store = try StoreFolder().store()
    let rows = [SampleComment(id: text, text: text + text, respondent: text, region: text)]
    #expect(try SampleLoad.load(rows, into: store).new == 1)
    #expect(try SampleLoad.load(rows, into: store).unchanged == 1)
    var rescore = try #require(try Rescore(store, SampleLoad.dictionary(version: 2)))
    let comments = try rescore.next()
    #expect(comments.map(\.text) == [Array((text + text).utf8)])
    #expect(comments.map(\.externalID) == [text])
    try rescore.add([])
    #expect(try Erasure(store, .respondent(text)).run().comments == 1)
  }

  @Test func aScaleThatDoesNotFitIsRefused() throws {
    let store = try StoreFolder().store()
    try SampleLoad.load([SampleComment(id: "1", text: "late")], into: store)
    var block = CommentBlock(file: 0, ratings: [RatingColumn(name: "NPS", scale: .oneTo(5))])
    block.rows = []
    var writer = try StoreWriter(store, plan: SampleLoad.plan(), known: KnownRows()) { _, _ in
      Annotation()
    }
    try writer.add(block)
    #expect(throws: StoreError.self) { try writer.finish() }
  }

  @Test(arguments: [
    StoreLayout(segmentColumns: [], timeZone: "UTC"),
    StoreLayout(segmentColumns: ["product"], timeZone: "UTC"),
    StoreLayout(segmentColumns: ["region"], timeZone: "Europe/London"),
  ])
  func anotherLayoutIsRefused(layout: StoreLayout) throws {
    let store = try StoreFolder().store()
    try SampleLoad.load([SampleComment(id: "1", text: "late")], into: store)
    var plan = SampleLoad.plan()
    plan.layout = layout
    #expect {
      _ = try StoreWriter(store, plan: plan, known: KnownRows()) { _, _ in Annotation() }
    } throws: { ($0 as? StoreError)?.code == .mismatch }
  }
}
