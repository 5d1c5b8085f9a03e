import FeedbackModel
import Testing

@testable import KPIModel

@Suite("Partials")
struct KPIPartialTests {
  private static func generator() -> SplitMix64 {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    return SplitMix64(seed: seed)
  }

  @Test("are the same for any cut of the rows, merged in any order", arguments: 0..<20)
  func partitions(_: Int) {
    var generator = Self.generator()
    let rows = SampleRows.rows(300, using: &generator)
    let whole = SampleRows.partial(of: rows)
    var chunks = Array(repeating: SampleRows.emptyPartial, count: 7)
    for row in rows {
      chunks[Int.random(in: 0..<7, using: &generator)].add(row.annotation, facts: row.facts)
    }
    var merged = KPIPartial.empty
    for chunk in chunks.shuffled(using: &generator) { merged.merge(chunk) }
    #expect(merged == whole)
    #expect(merged.cells(by: .week, segment: true) == whole.cells(by: .week, segment: true))
  }

  @Test("merge associatively and commutatively, with an identity", arguments: 0..<20)
  func monoid(_: Int) {
    var generator = Self.generator()
    let parts = (0..<3).map { _ in
      SampleRows.partial(of: SampleRows.rows(60, using: &generator))
    }
    func sum(_ left: KPIPartial, _ right: KPIPartial) -> KPIPartial {
      var sum = left
      sum.merge(right)
      return sum
    }
    #expect(sum(sum(parts[0], parts[1]), parts[2]) == sum(parts[0], sum(parts[1], parts[2])))
    #expect(sum(parts[0], parts[1]) == sum(parts[1], parts[0]))
    #expect(sum(parts[0], .empty) == parts[0])
    #expect(sum(.empty, parts[0]) == parts[0])
    #expect(sum(parts[0], SampleRows.emptyPartial) == parts[0])
    #expect(parts[0] != parts[1])
  }

  @Test("give back the empty partial when all is taken out again", arguments: 0..<20)
  func subtraction(_: Int) {
    var generator = Self.generator()
    let first = SampleRows.partial(of: SampleRows.rows(80, using: &generator))
    let second = SampleRows.partial(of: SampleRows.rows(80, using: &generator))
    var partial = first
    partial.merge(second)
    partial.subtract(first)
    #expect(partial == second)
    partial.subtract(second)
    #expect(partial == .empty)
    #expect(partial == SampleRows.emptyPartial)
  }

  @Test("agree with a plain count of the rows", arguments: 0..<10)
  func oracle(_: Int) throws {
    var generator = Self.generator()
    let rows = SampleRows.rows(200, using: &generator)
    let counts = try #require(SampleRows.partial(of: rows).cells(by: nil).first).counts
    let scored = rows.map(\.annotation).filter { $0.status == .scored }
    for status in RowStatus.allCases {
      #expect(counts.rows(status) == rows.count { $0.annotation.status == status })
    }
    #expect(counts.rows == rows.count)
    #expect(counts.duplicates == rows.count { $0.annotation.duplicateOf != nil })
    #expect(counts.positive == scored.count { $0.label == .positive })
    #expect(counts.neutral == scored.count { $0.label == .neutral })
    #expect(counts.negative == scored.count { $0.label == .negative })
    #expect(counts.scoreSum == scored.reduce(0) { $0 + $1.score })
    #expect(counts.scoreSquares == scored.reduce(0) { $0 + $1.score * $1.score })
    #expect(counts.complaints == scored.count(where: \.complaint))
    #expect(counts.praise == scored.count(where: \.praise))
    #expect(counts.mixed == scored.count(where: \.mixed))
    #expect(counts.mismatches == scored.count(where: \.scoreTextMismatch))
    for intent in Intent.allCases {
      #expect(counts.intents(intent) == scored.count { $0.intents.contains(intent) })
    }
    #expect(counts.waits.reduce(0, +) == scored.count { $0.statedWaitSeconds != nil })
  }

  @Test("agree with a plain count of topics and ratings", arguments: 0..<10)
  func oracleOfLists(_: Int) throws {
    var generator = Self.generator()
    let rows = SampleRows.rows(200, using: &generator)
    let counts = try #require(SampleRows.partial(of: rows).cells(by: nil).first).counts
    let scored = rows.map(\.annotation).filter { $0.status == .scored }
    for topic in 0..<SampleRows.topicCount {
      func labels(_ label: SentimentLabel) -> Int {
        scored.count { $0.topics.contains { $0.topic == topic && $0.label == label } }
      }
      let topicCounts = counts.topic(topic)
      #expect(topicCounts.mentions == scored.count { $0.topics.contains { $0.topic == topic } })
      #expect(topicCounts.positive == labels(.positive))
      #expect(topicCounts.neutral == labels(.neutral))
      #expect(topicCounts.negative == labels(.negative))
      #expect(
        topicCounts.complaints
          == scored.count { $0.complaint && $0.topics.contains { $0.topic == topic } }
      )
    }
    for (column, rating) in SampleRows.ratings.enumerated() {
      let ratingCounts = counts.rating(column)
      let answers = rows.map { $0.facts.ratings[column] }
      for (code, count) in zip(rating.scale.codes, ratingCounts.byCode) {
        #expect(count == answers.count { $0 == .code(code) })
      }
      #expect(
        ratingCounts.invalid + ratingCounts.rated == answers.count { $0 != .none }
      )
    }
  }

  @Test("translate segments that workers have numbered for themselves")
  func segments() {
    func worker(_ names: [String]) -> (SegmentTable, KPIPartial) {
      var table = SegmentTable(columns: ["region"])
      var partial = KPIPartial(topicCount: 0)
      for name in names {
        var annotation = Annotation()
        annotation.status = .scored
        partial.add(annotation, facts: CommentFacts(segment: table.index(of: [name])))
      }
      return (table, partial)
    }
    var (table, partial) = worker(["north", "south", "north"])
    let (others, second) = worker(["east", "north", "south", "east"])
    partial.merge(second, segments: table.merge(others))
    let counts = partial.cells(by: nil, segment: true).map { cell in
      (table[cell.segment].first?.value ?? "", cell.counts.scored)
    }
    #expect(counts.map(\.0) == ["north", "south", "east"])
    #expect(counts.map(\.1) == [3, 2, 2])
  }

  @Test("of different shapes do not merge")
  func shapes() async {
    await #expect(processExitsWith: .failure) {
      var left = KPIPartial(topicCount: 1)
      var right = KPIPartial(topicCount: 2)
      left.add(Annotation(), facts: CommentFacts())
      right.add(Annotation(), facts: CommentFacts())
      left.merge(right)
    }
  }
}
