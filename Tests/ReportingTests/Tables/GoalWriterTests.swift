import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct GoalWriterTests {
  static func standing(_ name: String, column: String = "Region") throws -> GoalStanding {
    let start = try #require(CalendarDay(year: 2026, month: 3, day: 1))
    let goal = Goal(
      metric: try #require(GoalMetric(named: name)),
      segment: [.init(column: column, value: "North")],
      baseline: 12,
      target: 20,
      start: start,
      deadline: try #require(CalendarDay(year: 2026, month: 8, day: 31))
    )
    var table = KPITable(segments: SegmentTable(columns: [column]))
    _ = table.segments.index(of: ["North"])
    var partial = KPIPartial(topicCount: 0)
    for index in 0..<50 {
      var annotation = Annotation()
      annotation.status = .scored
      annotation.praise = index < 40
      annotation.label = .positive
      partial.add(annotation, facts: CommentFacts(day: start, segment: 1))
    }
    return try #require(
      GoalJudge(goals: [goal], table: table).standings(of: partial, by: .month).first
    )
  }

  @Test func jsonTellsGoalFigureAndVerdict() throws {
    let text = GoalWriter(standings: [try Self.standing("praise_rate")]).json.compact
    for part in [
      "\"metric\": \"praise_rate\"", "\"topic\": null", "\"segment\": {\"Region\": \"North\"}",
      "\"baseline\": 12.0", "\"target\": 20.0", "\"start\": \"2026-03-01\"",
      "\"deadline\": \"2026-08-31\"", "\"window\": null", "\"period\": \"2026-03\"",
      "\"first_day\": \"2026-03-01\"", "\"value\": 80.0", "\"base\": 50", "\"numerator\": 40",
      "\"line\": 12.0", "\"verdict\": \"met\"",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test func theTableHasALineAStanding() throws {
    let hostile = "x\u{1B}[2J\u{202E}"
    let text = GoalWriter(
      standings: [
        try Self.standing("praise_rate"), try Self.standing("net_sentiment", column: hostile),
      ]
    ).terminal()
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "Goals" && lines[2].contains("praise_rate") && lines[2].contains("met"))
    #expect(lines[3].contains("+100.0") && !text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.contains("Needs n:"))
  }
}
