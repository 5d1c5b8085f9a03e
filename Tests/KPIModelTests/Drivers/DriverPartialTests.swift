import FeedbackModel
import KPIModel
import Testing

@Suite struct DriverPartialTests {
  static func partial(_ rows: some Sequence<SampleRow>) -> DriverPartial {
    var partial = DriverPartial(ratings: SampleRows.ratings)
    for row in rows { partial.add(row.annotation, facts: row.facts) }
    return partial
  }

  /// Fails to hold two partials equal that give different bytes.
  static func bytes(_ partial: DriverPartial) -> String {
    partial.entries.map { "\($0.key) \($0.count)\n" }.joined()
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func anyPartitionGivesTheSameBytes(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = SampleRows.rows(300, using: &generator)
    let whole = Self.partial(rows)
    #expect(!whole.isEmpty)
    for parts in [2, 3, 7, 300] {
      var piles = Array(repeating: [SampleRow](), count: parts)
      for row in rows { piles[Int.random(in: 0..<parts, using: &generator)].append(row) }
      var merged = DriverPartial.empty
      for pile in piles.shuffled(using: &generator) { merged.merge(Self.partial(pile)) }
      #expect(Self.bytes(merged) == Self.bytes(whole), "seed \(seed), \(parts) parts")
      #expect(merged == whole, "seed \(seed), \(parts) parts")
    }
  }

  @Test(arguments: [UInt64(4), 5])
  func mergeIsAMonoidThatSubtractUndoes(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let parts = (0..<3).map { _ in Self.partial(SampleRows.rows(80, using: &generator)) }
    func sum(_ left: DriverPartial, _ right: DriverPartial) -> DriverPartial {
      var result = left
      result.merge(right)
      return result
    }
    let (a, b, c) = (parts[0], parts[1], parts[2])
    #expect(sum(a, sum(b, c)) == sum(sum(a, b), c), "seed \(seed)")
    #expect(sum(a, b) == sum(b, a) && a != b, "seed \(seed)")
    #expect(sum(a, .empty) == a && sum(.empty, a) == a, "seed \(seed)")
    var rest = sum(a, b)
    rest.subtract(b)
    #expect(rest == a, "seed \(seed)")
    rest.subtract(a)
    #expect(rest.isEmpty && rest.entries.isEmpty, "seed \(seed)")
  }

  @Test func aRowTakenOutLeavesNothingBehind() {
    var generator = SplitMix64(seed: 6)
    let rows = SampleRows.rows(60, using: &generator)
    var partial = Self.partial(rows)
    for row in rows.dropFirst(20) { partial.remove(row.annotation, facts: row.facts) }
    #expect(partial == Self.partial(rows.prefix(20)))
  }

  @Test func theExportComesBackInCanonicalOrder() {
    var generator = SplitMix64(seed: 7)
    let partial = Self.partial(SampleRows.rows(200, using: &generator))
    let entries = partial.entries
    #expect(entries.count > 100)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.key < $1.key })
    #expect(entries.first?.key.day == nil)
    let back = DriverPartial(ratings: partial.ratings, entries: entries.shuffled(using: &generator))
    #expect(back == partial && Self.bytes(back) == Self.bytes(partial))
  }

  @Test(arguments: [
    (Int?.none, 0, true), (nil, 1, false), (0, 1, true), (3, 40, true), (3, 0, false),
    (3, 41, false),
    (-1, 1, false), (Int.max, 1, false),
  ])
  func keysOfNoCommentAreKnown(topic: Int?, named: Int, isSound: Bool) {
    let key = DriverKey(
      day: nil,
      segment: 0,
      rating: 0,
      topic: topic,
      topicsNamed: named,
      answer: .neither
    )
    #expect(key.isSound == isSound)
  }

  @Test func segmentsAreRenumberedAsTheTableSays() {
    var partial = DriverPartial(ratings: [RatingColumn(name: "nps", scale: .zeroToTen)])
    let comment = RatedComment(topics: [2], answer: .favourable)
    var facts = comment.facts(.zeroToTen)
    facts.segment = 1
    partial.add(comment.annotation, facts: facts)
    var merged = DriverPartial.empty
    merged.merge(partial, segments: [0, 9])
    #expect(merged.entries.map(\.key.segment) == [9])
    #expect(
      merged.counts(segment: 9)[0].all.base == 1 && merged.counts(segment: 1)[0].all.base == 0
    )
  }

  /// Holds the rolled-up counts against the rows counted one by one.
  @Test(arguments: [UInt64(8), 9])
  func countsAreThoseOfTheRows(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = SampleRows.rows(400, using: &generator)
    let days =
      CalendarDay(daysSinceEpoch: 20_445)...CalendarDay(daysSinceEpoch: 20_460)
    let counts = Self.partial(rows).counts(in: days, segment: 2)
    for (column, rating) in SampleRows.ratings.enumerated() {
      let counted = rows.filter { row in
        row.annotation.status == .scored && row.facts.segment == 2
          && row.facts.day.map(days.contains) == true
      }
      for answer in AnswerClass.allCases {
        let ofClass = counted.filter {
          AnswerClass($0.facts.ratings[column], in: rating) == answer
        }
        #expect(counts[column].all[answer] == ofClass.count, "seed \(seed)")
        #expect(
          counts[column].untold[answer] == ofClass.filter(\.annotation.topics.isEmpty).count,
          "seed \(seed)"
        )
        for topic in 0..<SampleRows.topicCount {
          let naming = ofClass.filter { $0.annotation.topics.contains { $0.topic == topic } }
          #expect(counts[column].naming(topic)[answer] == naming.count, "seed \(seed)")
        }
      }
    }
  }

  @Test func onlyScoredCommentsWithAValidAnswerCount() {
    var partial = DriverPartial(ratings: SampleRows.ratings)
    var annotation = RatedComment(topics: [1], answer: .favourable).annotation
    partial.add(annotation, facts: CommentFacts(ratings: RatingAnswers(.none, .invalid)))
    partial.add(annotation, facts: CommentFacts(ratings: RatingAnswers(.code(11), .code(0))))
    #expect(partial.isEmpty)
    annotation.status = .unsupportedLanguage
    partial.add(annotation, facts: CommentFacts(ratings: RatingAnswers(.code(9), .code(5))))
    #expect(partial.isEmpty)
    annotation.status = .scored
    partial.add(annotation, facts: CommentFacts(ratings: RatingAnswers(.code(9), .invalid)))
    #expect(partial.counts().map(\.all.base) == [1, 0])
  }

  @Test func aCommentThatNamesEverythingCountsForTheFirstTopics() {
    let counts = RatedComment.counts(of: [
      RatedComment(topics: Array((0..<90).reversed()), answer: .unfavourable)
    ])
    #expect(counts.topics.keys.sorted() == Array(0..<DriverPartial.topicLimit))
    #expect(counts.all.base == 1)
  }

  @Test(arguments: [
    (ScoreScale.zeroToTen, 9, AnswerClass.favourable), (.zeroToTen, 8, .neither),
    (.zeroToTen, 6, .unfavourable), (.oneTo(5), 4, .favourable), (.oneTo(5), 3, .neither),
    (.oneTo(5), 2, .unfavourable), (.oneTo(3), 2, .neither), (.oneTo(2), 1, .unfavourable),
  ])
  func answersHaveTheirClass(scale: ScoreScale, code: Int, expected: AnswerClass) {
    #expect(AnswerClass(.code(code), in: RatingColumn(name: "x", scale: scale)) == expected)
  }

  /// 5 of 7 is easy where a column asks for effort, and in the middle where it asks for satisfaction.
  @Test(arguments: [
    (RatingKind.effort, 5, AnswerClass.favourable, "ces_top3", false),
    (.satisfaction, 5, .neither, "csat_top2", false), (.effort, 4, .neither, "ces_top3", false),
    (.employeeSatisfaction, 6, .favourable, "employee_satisfaction", false),
    (.employeeRecommendation, 6, .unfavourable, "enps", true),
  ])
  func whatAColumnAsksForDecides(
    kind: RatingKind,
    code: Int,
    expected: AnswerClass,
    kpi: String,
    isNet: Bool
  ) {
    let scale: ScoreScale = kind.isNet ? .zeroToTen : .oneTo(7)
    let rating = RatingColumn(name: "x", scale: scale, kind: kind)
    #expect(AnswerClass(.code(code), in: rating) == expected)
    #expect(ScoreRule(rating).kpi == kpi && ScoreRule(rating).isNet == isNet)
  }
}
