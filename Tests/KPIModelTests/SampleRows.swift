import FeedbackModel
import KPIModel

/// A row as the pipeline would hand it over.
struct SampleRow: Sendable {
  var annotation: Annotation
  var facts: CommentFacts
}

enum SampleRows {
  static let topicCount = 4
  static let ratings = [
    RatingColumn(name: "recommend", scale: .zeroToTen),
    RatingColumn(name: "satisfaction", scale: .oneTo(5)),
  ]

  static var emptyPartial: KPIPartial { KPIPartial(topicCount: topicCount, ratings: ratings) }

  static func partial(of rows: some Sequence<SampleRow>) -> KPIPartial {
    var partial = emptyPartial
    for row in rows { partial.add(row.annotation, facts: row.facts) }
    return partial
  }

  /// Returns rows of every kind over some weeks, some undated, in up to four segments.
  static func rows(_ count: Int, using generator: inout SplitMix64) -> [SampleRow] {
    (0..<count).map { _ in
      SampleRow(annotation: annotation(using: &generator), facts: facts(using: &generator))
    }
  }

  private static func facts(using generator: inout SplitMix64) -> CommentFacts {
    let day = CalendarDay(daysSinceEpoch: 20_440 + Int.random(in: 0..<40, using: &generator))
    var facts = CommentFacts(
      day: generator.chance(0.9) ? day : nil,
      segment: Int.random(in: 0..<4, using: &generator),
      ratings: RatingAnswers(
        answer(-1...12, using: &generator),
        answer(0...6, using: &generator)
      )
    )
    facts.hour = generator.chance(0.1) ? Int.random(in: 0..<24, using: &generator) : nil
    facts.isResolved = generator.chance(0.3) ? generator.chance(0.5) : nil
    facts.saysUnresolved = generator.chance(0.3)
    facts.isAnswered = generator.chance(0.3) ? generator.chance(0.5) : nil
    return facts
  }

  private static func answer(
    _ codes: ClosedRange<Int>,
    using generator: inout SplitMix64
  ) -> RatingAnswer {
    if generator.chance(0.2) { return .none }
    if generator.chance(0.1) { return .invalid }
    return .code(Int.random(in: codes, using: &generator))
  }

  private static func annotation(using generator: inout SplitMix64) -> Annotation {
    var annotation = Annotation()
    annotation.status = RowStatus.allCases.randomElement(using: &generator) ?? .scored
    if generator.chance(0.6) { annotation.status = .scored }
    annotation.label = SentimentLabel.allCases.randomElement(using: &generator)
    annotation.score = Int.random(in: -1000...1000, using: &generator)
    annotation.complaint = generator.chance(0.3)
    annotation.praise = generator.chance(0.3)
    annotation.mixed = generator.chance(0.1)
    annotation.scoreTextMismatch = generator.chance(0.1)
    annotation.duplicateOf = generator.chance(0.1) ? "7" : nil
    annotation.intents = IntentSet(rawValue: UInt8.random(in: 0...255, using: &generator))
    annotation.statedWaitSeconds =
      generator.chance(0.2) ? Int.random(in: 0...100_000, using: &generator) : nil
    for topic in 0..<topicCount where generator.chance(0.3) {
      annotation.topics.append(
        TopicAnnotation(
          topic: topic,
          label: SentimentLabel.allCases.randomElement(using: &generator) ?? .neutral,
          score: 0,
          strength: 1000,
          spans: []
        )
      )
    }
    return annotation
  }
}
