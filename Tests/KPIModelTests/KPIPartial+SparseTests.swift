import FeedbackModel
import KPIModel
import Testing

@Suite struct KPIPartialSparseTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func sparseCountsGiveThePartialBack(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = SampleRows.rows(300, using: &generator)
    let partial = SampleRows.partial(of: rows)
    // The hours of a day are added up.
    let daily = SampleRows.partial(
      of: rows.map { row in
        var row = row
        row.facts.hour = nil
        return row
      }
    )
    var read = SampleRows.emptyPartial
    for count in partial.sparseCounts.shuffled(using: &generator) { read.add(count) }
    #expect(read == daily, "seed \(seed)")
    #expect(read.sparseCounts == partial.sparseCounts, "seed \(seed)")
    #expect(!partial.sparseCounts.contains { $0.count == 0 })
  }

  @Test(arguments: [4, 5] as [UInt64])
  func theOrderOfRowsLeavesNoTrace(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = SampleRows.rows(200, using: &generator)
    let mixed = rows.shuffled(using: &generator)
    #expect(
      SampleRows.partial(of: rows).sparseCounts == SampleRows.partial(of: mixed).sparseCounts,
      "seed \(seed)"
    )
  }

  @Test(arguments: [6, 7, 8] as [UInt64])
  func removingWhatWasAddedLeavesNothing(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = SampleRows.rows(200, using: &generator)
    var partial = SampleRows.partial(of: rows)
    for row in rows.shuffled(using: &generator) {
      partial.remove(row.annotation, facts: row.facts)
    }
    #expect(partial == .empty, "seed \(seed)")
    #expect(partial.sparseCounts.isEmpty, "seed \(seed)")
  }

  @Test func removingFirstAndAddingThenIsNothingToo() {
    var generator = SplitMix64(seed: 9)
    let rows = SampleRows.rows(50, using: &generator)
    var partial = SampleRows.emptyPartial
    for row in rows { partial.remove(row.annotation, facts: row.facts) }
    #expect(partial != .empty)
    for row in rows { partial.add(row.annotation, facts: row.facts) }
    #expect(partial == .empty)
  }
}

@Suite struct MeasureCatalogueTests {
  private let topics = ["delay", "staff", "staff/phone", "refund"]

  @Test func eachCountHasOneName() {
    let catalogue = MeasureCatalogue(topics: topics, ratings: SampleRows.ratings)
    #expect(Set(catalogue.names).count == catalogue.names.count)
    for (place, name) in catalogue.names.enumerated() {
      #expect(catalogue.place(of: name) == place)
    }
    #expect(catalogue.place(of: "topic/none/mentions") == nil)
  }

  /// A row that says one thing is counted under the name of that thing.
  @Test(arguments: [
    "rows/scored", "label/negative", "complaint", "praise", "mixed", "score_text_mismatch",
    "scored_and_rated", "duplicate", "intent/legal", "wait/2400", "rating/recommend/0-10/9",
    "rating/satisfaction/1-5/invalid", "topic/staff/phone/mentions", "topic/staff/phone/negative",
    "topic/staff/phone/complaints", "score_sum", "score_squares",
  ])
  func aCountStandsUnderItsName(name: String) throws {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.label = .negative
    annotation.score = -1
    annotation.complaint = true
    annotation.praise = true
    annotation.mixed = true
    annotation.scoreTextMismatch = true
    annotation.duplicateOf = "1"
    annotation.intents = IntentSet(.legal)
    annotation.statedWaitSeconds = 2450
    annotation.topics = [
      TopicAnnotation(topic: 2, label: .negative, score: -1, strength: 1000, spans: [])
    ]
    var partial = SampleRows.emptyPartial
    partial.add(annotation, facts: CommentFacts(ratings: RatingAnswers(.code(9), .invalid)))
    let catalogue = MeasureCatalogue(topics: topics, ratings: SampleRows.ratings)
    let counts = partial.sparseCounts
    let place = try #require(catalogue.place(of: name))
    let count = try #require(counts.first { $0.measure == place })
    #expect(count.count == (name == "score_sum" ? -1 : 1))
    // The names above are all that such a row is counted under.
    #expect(counts.count == 17)
  }
}
