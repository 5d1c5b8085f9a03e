import FeedbackModel
import KPIModel
import Testing

@Suite("KPI values")
struct KPITableTests {
  static let recommend = RatingColumn(name: "recommend", scale: .zeroToTen)
  static let satisfaction = RatingColumn(name: "satisfaction", scale: .oneTo(5))

  /// Returns the values of a run of rated rows without comments.
  private static func values(_ codes: [Int], on column: RatingColumn) -> [String: KPIValue] {
    var partial = KPIPartial(topicCount: 0, ratings: [column])
    for code in codes {
      partial.add(Annotation(), facts: CommentFacts(ratings: RatingAnswers(.code(code))))
    }
    return named(KPITable().values(of: partial))
  }

  private static func named(_ values: [KPIValue]) -> [String: KPIValue] {
    Dictionary(values.map { ($0.kpi, $0) }) { first, _ in first }
  }

  private static func codes(_ counts: [(code: Int, count: Int)]) -> [Int] {
    counts.flatMap { Array(repeating: $0.code, count: $0.count) }
  }

  @Test("of sub-topics are left out: their comments count for the topic")
  func subtopics() {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.label = .negative
    annotation.topics = [
      TopicAnnotation(
        topic: 0,
        label: .negative,
        score: -500,
        strength: 1000,
        spans: [TextSpan(0, 4)],
        subtopics: [1]
      )
    ]
    var partial = KPIPartial(topicCount: 2)
    partial.add(annotation, facts: CommentFacts())
    let table = KPITable(topics: ["wait-time", "wait-time/phone"])
    let named = Set(table.values(of: partial).compactMap(\.topic))
    #expect(named == ["wait-time"])
    #expect(Set(table.shiftSeries(of: partial, by: .week).compactMap(\.topic)) == ["wait-time"])
  }

  /// Golden figures of the definitions.
  @Test(
    "of nps are the golden figures",
    arguments: [
      ([10, 9, 9, 8, 8, 7, 7, 6, 5, 0], "0.0", nil, nil, "cannot tell"),
      (
        codes([(9, 25), (10, 25), (7, 15), (8, 15), (0, 10), (6, 10)]), "30.0", "14.0511",
        "44.2013", nil
      ),
      (codes([(9, 9), (8, 15), (6, 6)]), "10.0", "-14.8344", "33.0162", nil),
      ([10, 9, 10], "100.0", "-6.5793", "100.0", "cannot tell"),
      (Array(repeating: 0, count: 10), "-100.0", nil, nil, "cannot tell"),
    ] as [([Int], String, String?, String?, String?)]
  )
  func nps(
    _ codes: [Int],
    _ value: String,
    _ low: String?,
    _ high: String?,
    _ verdict: String?
  ) throws {
    let nps = try #require(Self.values(codes, on: Self.recommend)["nps"])
    #expect(KPINumber.text(nps.value) == value)
    if let low { #expect(KPINumber.text(nps.low) == low) }
    if let high { #expect(KPINumber.text(nps.high) == high) }
    #expect(nps.base == codes.count)
    #expect(nps.verdict == verdict)
    #expect(nps.rating == "recommend")
  }

  @Test("of satisfaction take their codes from the scale, and dsat is not the rest")
  func satisfaction() {
    let codes = Self.codes([(5, 50), (4, 30), (3, 13), (2, 4), (1, 3)])
    let values = Self.values(codes, on: Self.satisfaction)
    #expect(values["csat_top2"]?.value == 80)
    #expect(values["csat_top2"]?.numerator == 80)
    #expect(values["csat_topbox"]?.value == 50)
    #expect(values["dsat"]?.value == 7)
    #expect(values["csat_mean"]?.value == 4.2)
    #expect(values["nps"] == nil)
    let three = Self.values([1, 2, 3, 3], on: RatingColumn(name: "q", scale: .oneTo(3)))
    #expect(three["csat_top2"]?.value == 50)
    #expect(three["dsat"]?.value == 25)
  }

  @Test("of scores leave invalid answers out, and never clamp them")
  func invalid() {
    let values = Self.values([10, 11, -1, 0, 250], on: Self.recommend)
    #expect(values["nps"]?.base == 2)
    #expect(values["nps"]?.value == 0)
  }

  @Test("of two columns stand side by side")
  func twoColumns() {
    var partial = KPIPartial(topicCount: 0, ratings: [Self.recommend, Self.satisfaction])
    partial.add(Annotation(), facts: CommentFacts(ratings: RatingAnswers(.code(10), .code(5))))
    partial.add(Annotation(), facts: CommentFacts(ratings: RatingAnswers(.none, .code(1))))
    let values = Self.named(KPITable().values(of: partial))
    #expect(values["nps"]?.base == 1)
    #expect(values["nps"]?.value == 100)
    #expect(values["csat_top2"]?.base == 2)
    #expect(values["csat_top2"]?.value == 50)
  }

  @Test("with an empty denominator are null, not zero")
  func null() {
    let partial = KPIPartial(topicCount: 1, ratings: [Self.recommend, Self.satisfaction])
    let values = KPITable(topics: ["delay"]).values(of: partial)
    #expect(values.count > 15)
    for value in values {
      #expect(value.value == nil && value.low == nil && value.high == nil && value.base == 0)
      #expect(value.verdict == KPIValue.cannotTell)
    }
  }

  @Test("of comments have the scored ones as their base")
  func comments() {
    var partial = KPIPartial(topicCount: 2)
    for index in 0..<40 {
      var annotation = Annotation()
      annotation.status = index < 36 ? .scored : .noContent
      annotation.label = index < 9 ? .positive : index < 27 ? .negative : .neutral
      annotation.score = index < 9 ? 500 : index < 27 ? -500 : 0
      annotation.complaint = (9..<18).contains(index)
      annotation.intents = index < 18 ? IntentSet(.churn) : []
      annotation.statedWaitSeconds = index < 10 ? 60 * (index + 1) : nil
      if index < 12 {
        annotation.topics = [
          TopicAnnotation(
            topic: 1,
            label: index < 3 ? .positive : .negative,
            score: 0,
            strength: 1000,
            spans: []
          )
        ]
      }
      partial.add(annotation, facts: CommentFacts())
    }
    let all = KPITable(topics: ["delay", "crew"]).values(of: partial)
    let values = Self.named(all)
    #expect(values["net_sentiment"]?.value == -25)
    #expect(values["net_sentiment"]?.numerator == -9)
    #expect(values["sentiment_mean"]?.value == -0.125)
    #expect(values["complaint_rate"]?.value == 25)
    #expect(values["churn_intent_rate"]?.value == 50)
    #expect(values["safety_rate"]?.value == 0)
    #expect(values["stated_wait_median"]?.value == 300)
    #expect(values["stated_wait_p90"]?.value == 300)
    #expect(values["stated_wait_p90"]?.base == 10)
    let crew = Self.named(all.filter { $0.topic == "crew" })
    #expect(crew["topic_share"]?.numerator == 12)
    #expect(crew["topic_share"]?.base == 36)
    #expect(crew["topic_net_sentiment"]?.value == -50)
    #expect(crew["topic_complaint_rate"]?.value == 25)
    #expect(crew["topic_net_sentiment"]?.verdict == KPIValue.cannotTell)
  }

  @Test("are the same, to the last bit, for any order of the rows and segments")
  func order() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let rows = SampleRows.rows(500, using: &generator)
    let names = ["", "south", "north", "east"]
    func values(_ rows: [SampleRow]) -> [KPIValue] {
      var table = SegmentTable(columns: ["region"])
      var partial = SampleRows.emptyPartial
      for row in rows {
        var facts = row.facts
        facts.segment = table.index(of: [names[row.facts.segment]])
        partial.add(row.annotation, facts: facts)
      }
      return KPITable(topics: ["a", "b", "c", "d"], segments: table)
        .values(of: partial, by: .week, segment: true)
    }
    let inOrder = values(rows)
    #expect(inOrder == values(rows.shuffled(using: &generator)))
    #expect(inOrder.first?.segment == [SegmentValue(name: "region", value: "")])
    #expect(inOrder.count > 100)
  }
}
