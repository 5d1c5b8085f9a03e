import FeedbackModel
import KPIModel
import Store
import Testing

@Suite struct StoredGoalsTests {
  private static func goal(
    _ metric: String,
    _ segment: [(String, String)] = [],
    topic: String? = nil,
    window: Int? = nil
  ) throws -> Goal {
    Goal(
      metric: try #require(GoalMetric(named: metric)),
      topic: topic,
      segment: segment.map { Goal.Condition(column: $0.0, value: $0.1) },
      baseline: -10.25,
      target: 87.5,
      start: CalendarDay(daysSinceEpoch: 20_500),
      deadline: CalendarDay(daysSinceEpoch: 20_600),
      windowDays: window
    )
  }

  /// Columns come back in ascending order, else all is as it was given, whatever the names are made of.
  @Test func goalsComeBackAsTheyWereGiven() throws {
    let store = try StoreFolder().store()
    let goals = [
      try Self.goal("nps", window: 28),
      try Self.goal("topic_share", [("a", "x"), ("b", "")], topic: "delay"),
      try Self.goal("nps", [("\"quoted\\ col", "né\n\u{1}😀"), ("{a}", "null"), ("é", "1")]),
    ]
    #expect(try store.goals().isEmpty)
    try store.replaceGoals(with: goals)
    #expect(try store.goals() == goals)
  }

  @Test func aNULIsRefused() throws {
    let store = try StoreFolder().store()
    try store.replaceGoals(with: [try Self.goal("dsat")])
    #expect(throws: StoreError.self) {
      try store.replaceGoals(with: [Self.goal("nps", [("Region", "a\u{0}b")])])
    }
    #expect(try store.goals() == [Self.goal("dsat")])
  }

  @Test func aSegmentIsCanonical() throws {
    let store = try StoreFolder().store()
    try store.replaceGoals(with: [try Self.goal("nps", [("Region", "North"), ("Agent", "a/b")])])
    #expect(
      try StoreDump.lines(of: "goal", in: store) == [
        "1|'nps'|null|'{\"Agent\":\"a/b\",\"Region\":\"North\"}'|-10.25|87.5|20500|20600|null"
      ]
    )
    let first = try StoreDump.digests(of: store)
    try store.replaceGoals(with: [try Self.goal("nps", [("Agent", "a/b"), ("Region", "North")])])
    #expect(try StoreDump.digests(of: store) == first)
  }

  @Test func aSetTakesThePlaceOfTheFormer() throws {
    let store = try StoreFolder().store()
    let goals = [try Self.goal("nps"), try Self.goal("nps", topic: nil, window: 7)]
    try store.replaceGoals(with: goals)
    let before = try StoreDump.digests(of: store)
    try store.replaceGoals(with: [goals[1]])
    #expect(try store.goals() == [goals[1]])
    try store.replaceGoals(with: goals)
    #expect(try StoreDump.digests(of: store) == before)
    try store.replaceGoals(with: [])
    #expect(try store.goals().isEmpty)
  }
}
