import FeedbackModel
import Testing

@Suite struct GoalTests {
  static func day(_ number: Int) -> CalendarDay { CalendarDay(daysSinceEpoch: 20_000 + number) }

  static func goal() throws -> Goal {
    Goal(
      metric: try #require(GoalMetric(named: "nps")),
      baseline: -10,
      target: 20,
      start: day(0),
      deadline: day(30)
    )
  }

  @Test(arguments: [(-5, -10.0), (0, -10), (10, 0), (29, 19), (30, 20), (99, 20)])
  func theLineIsStraight(number: Int, expected: Double) throws {
    #expect(abs(try Self.goal().line(on: Self.day(number)) - expected) < 1e-12)
  }

  /// The mean over a window is the mean of its days; the target alone counts from the deadline on.
  @Test(arguments: [
    (0, 0, -10.0), (0, 10, -5), (-20, 10, -5), (10, 20, 5), (20, 30, 20), (40, 50, 20),
  ])
  func theLineOverDaysIsTheirMean(first: Int, last: Int, expected: Double) throws {
    let goal = try Self.goal()
    #expect(abs(goal.line(over: Self.day(first)...Self.day(last)) - expected) < 1e-12)
    #expect(goal.isRise)
  }

  @Test func metricsHaveDistinctNames() {
    let names = GoalMetric.all.map(\.name)
    #expect(Set(names).count == names.count && !names.isEmpty)
    #expect(
      names.allSatisfy { GoalMetric(named: $0)?.name == $0 } && GoalMetric(named: "csat") == nil
    )
  }
}
