import FeedbackModel
import Testing

@testable import Reporting

@Suite struct VerbatimCollectorTests {
  /// A comment as a run meets it.
  struct Row {
    var position: Int
    var day: CalendarDay?
    var topic: TopicAnnotation
    var text: String
  }

  private func rows(seed: UInt64, count: Int) -> [Row] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { position in
      let score = (generator.index(below: 9) - 4) * 250
      return Row(
        position: position,
        day: generator.index(below: 10) == 0
          ? nil : CalendarDay(daysSinceEpoch: 20_000 + generator.index(below: 40)),
        topic: TopicAnnotation(
          topic: generator.index(below: 3),
          label: score < 0 ? .negative : score > 0 ? .positive : .neutral,
          score: score,
          strength: 1_000,
          spans: [TextSpan(4, 7)]
        ),
        text: "the app is number \(generator.index(below: 60))"
      )
    }
  }

  private func collected(_ rows: some Sequence<Row>) -> VerbatimCollector {
    var collector = VerbatimCollector(perTopic: 5)
    for row in rows {
      collector.consider(
        row.topic,
        day: row.day,
        id: "r\(row.position)",
        text: row.text,
        position: row.position
      )
    }
    return collector
  }

  /// Everything that a collector can be asked for.
  private func contents(_ collector: VerbatimCollector) -> [[KWICLine]] {
    (0..<3).flatMap { topic in
      SentimentLabel.allCases.flatMap { label in
        [collector.lines(topic: topic, label: label)]
          + (0..<8).map { week in
            let day = CalendarDay(daysSinceEpoch: 20_000 + week * 7)
            let period = Period(.week, containing: day)
            return collector.lines(topic: topic, label: label, period: period)
          }
      }
    }
  }

  @Test(arguments: [1 as UInt64, 2, 3, 4, 5])
  func choosesTheSameForAnyCutAndOrder(seed: UInt64) {
    let rows = rows(seed: seed, count: 600)
    let whole = contents(collected(rows))
    #expect(whole.contains { !$0.isEmpty })
    var generator = SplitMix64(seed: seed &+ 100)
    for _ in 0..<5 {
      var parts: [VerbatimCollector] = []
      var rest = rows[...]
      while !rest.isEmpty {
        let part = rest.prefix(1 + generator.index(below: 200))
        parts.append(collected(part))
        rest = rest.dropFirst(part.count)
      }
      while parts.count > 1 {
        let taken = parts.remove(at: generator.index(below: parts.count))
        parts[generator.index(below: parts.count)].merge(taken)
      }
      #expect(parts.first.map(contents) == whole, "seed \(seed)")
    }
  }

  @Test(arguments: [11 as UInt64, 12, 13])
  func agreesWithSortingEverything(seed: UInt64) {
    let rows = rows(seed: seed, count: 400)
    let collector = collected(rows)
    for topic in 0..<3 {
      for label in SentimentLabel.allCases {
        var seen: Set<String> = []
        let expected = rows.filter { $0.topic.topic == topic && $0.topic.label == label }
          .map { row in (row, rank(row)) }
          .sorted { $0.1 < $1.1 }
          .filter { seen.insert("\($0.0.topic.score) \($0.0.text)").inserted }
          .prefix(5).map { "r\($0.0.position)" }
        #expect(
          collector.lines(topic: topic, label: label).map(\.id) == Array(expected),
          "seed \(seed)"
        )
      }
    }
  }

  private func rank(_ row: Row) -> VerbatimRank {
    let (text, id) = (Array(row.text.utf8), Array("r\(row.position)".utf8))
    return VerbatimRank(
      weakness: 1_000 - abs(row.topic.score),
      hash: FNVHash.of(text.span),
      day: row.day?.daysSinceEpoch ?? .max,
      id: FNVHash.of(id.span),
      position: row.position
    )
  }

  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func keepsTheOldestOfEqualTexts(order: [Int]) {
    let topic = TopicAnnotation(
      topic: 0,
      label: .negative,
      score: -500,
      strength: 1_000,
      spans: [TextSpan(0, 4)]
    )
    let days = [nil, CalendarDay(daysSinceEpoch: 40), CalendarDay(daysSinceEpoch: 50)]
    var collector = VerbatimCollector(perTopic: 4)
    for (position, row) in order.enumerated() {
      collector.consider(
        topic,
        day: days[row],
        id: "r\(row)",
        text: "late again",
        position: position
      )
    }
    #expect(collector.lines(topic: 0, label: .negative).map(\.id) == ["r1"])
  }

  @Test func forgetsTheOldestPeriods() {
    let topic = TopicAnnotation(
      topic: 0,
      label: .negative,
      score: -500,
      strength: 1_000,
      spans: [TextSpan(0, 4)]
    )
    var collector = VerbatimCollector(perTopic: 1, unit: .day)
    for day in (0..<500).reversed() {
      let date = CalendarDay(daysSinceEpoch: day)
      collector.consider(topic, day: date, id: "r\(day)", text: "late \(day)", position: day)
    }
    func lines(_ day: Int) -> [KWICLine] {
      let period = Period(.day, containing: CalendarDay(daysSinceEpoch: day))
      return collector.lines(topic: 0, label: .negative, period: period)
    }
    #expect(lines(99).isEmpty)
    #expect(lines(100).map(\.id) == ["r100"])
    #expect(lines(499).map(\.id) == ["r499"])
  }

  @Test func keepsNothingWhenItMayNot() {
    var collector = VerbatimCollector(perTopic: 0)
    for row in rows(seed: 1, count: 20) {
      collector.consider(row.topic, day: row.day, id: "r", text: row.text, position: row.position)
    }
    #expect(contents(collector).allSatisfy { $0.isEmpty })
  }
}
