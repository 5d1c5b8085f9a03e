import FeedbackModel
import KPIModel
import Testing

@Suite struct GoalJudgeTests {
  static func day(_ month: Int, _ day: Int) throws -> CalendarDay {
    try #require(CalendarDay(year: 2026, month: month, day: day))
  }

  static func metric(_ name: String) throws -> GoalMetric { try #require(GoalMetric(named: name)) }

  /// Answers on 1–5 on one day: so many satisfied of so many.
  struct Answers {
    var month: Int
    var day: Int
    var satisfied: Int
    var base: Int
    var segment = 0
  }

  static func partial(_ answers: [Answers]) throws -> KPIPartial {
    var partial = KPIPartial(
      topicCount: 0,
      ratings: [RatingColumn(name: "CSAT", scale: .oneTo(5))]
    )
    for answer in answers {
      for index in 0..<answer.base {
        let facts = CommentFacts(
          day: try day(answer.month, answer.day),
          segment: answer.segment,
          ratings: RatingAnswers(.code(index < answer.satisfied ? 5 : 1))
        )
        partial.add(Annotation(), facts: facts)
      }
    }
    return partial
  }

  static func goal(window: Int? = nil, segment: [Goal.Condition] = []) throws -> Goal {
    Goal(
      metric: try metric("csat_top2"),
      segment: segment,
      baseline: 70,
      target: 80,
      start: try day(3, 1),
      deadline: try day(6, 30),
      windowDays: window
    )
  }

  @Test func eachPeriodHasItsVerdict() throws {
    let partial = try Self.partial([
      Answers(month: 2, day: 27, satisfied: 0, base: 500),
      Answers(month: 3, day: 10, satisfied: 240, base: 330),
      Answers(month: 4, day: 10, satisfied: 30, base: 40),
      Answers(month: 5, day: 10, satisfied: 180, base: 300),
      Answers(month: 6, day: 30, satisfied: 190, base: 200),
      Answers(month: 7, day: 1, satisfied: 0, base: 500),
    ])
    let standings = GoalJudge(goals: [try Self.goal()], table: KPITable())
      .standings(of: partial, by: .month)
    #expect(standings.map(\.verdict) == [.onTrack, .cannotTell, .missed, .met])
    #expect(standings.map(\.figure.base) == [330, 40, 300, 200])
    #expect(
      standings.map { $0.period?.description } == ["2026-03", "2026-04", "2026-05", "2026-06"]
    )
    #expect(standings.allSatisfy { $0.neededBase == 294 })
    // 121 days from start to deadline; the middle of March is 15 days after the start.
    #expect(abs(standings[0].line - (70 + 10 * 15.0 / 121)) < 1e-12 && standings[3].line == 80)
  }

  @Test func theWholeRunCountsFromStartToDeadline() throws {
    let partial = try Self.partial([
      Answers(month: 1, day: 1, satisfied: 0, base: 100),
      Answers(month: 3, day: 1, satisfied: 50, base: 50),
      Answers(month: 4, day: 1, satisfied: 50, base: 50),
    ])
    let standing = try #require(
      GoalJudge(goals: [try Self.goal()], table: KPITable()).standings(of: partial).first
    )
    #expect(standing.period == nil && standing.figure.base == 100 && standing.verdict == .met)
    #expect(standing.days == (try Self.day(3, 1)...Self.day(4, 1)))
  }

  @Test func aWindowReachesBackBeyondThePeriod() throws {
    let partial = try Self.partial([
      Answers(month: 3, day: 20, satisfied: 10, base: 10),
      Answers(month: 3, day: 28, satisfied: 20, base: 20),
      Answers(month: 4, day: 3, satisfied: 30, base: 30),
    ])
    let judge = GoalJudge(goals: [try Self.goal(window: 7)], table: KPITable())
    let standings = judge.standings(of: partial, by: .month)
    // 25–31 March; 28 March–3 April.
    #expect(standings.map(\.figure.base) == [20, 50])
    #expect(judge.standings(of: partial).map(\.figure.base) == [50])
  }

  @Test func segmentsAreThoseThatFit() throws {
    var table = KPITable(segments: SegmentTable(columns: ["Region", "Product"]))
    let north = table.segments.index(of: ["North", "Broadband"])
    let northSIM = table.segments.index(of: ["North", "SIM-only"])
    let south = table.segments.index(of: ["South", "SIM-only"])
    let partial = try Self.partial([
      Answers(month: 4, day: 1, satisfied: 10, base: 40, segment: north),
      Answers(month: 4, day: 1, satisfied: 20, base: 50, segment: northSIM),
      Answers(month: 4, day: 1, satisfied: 3, base: 4, segment: south),
    ])
    func standing(_ conditions: [(String, String)]) throws -> GoalStanding {
      let segment = conditions.map { Goal.Condition(column: $0.0, value: $0.1) }
      let judge = GoalJudge(goals: [try Self.goal(segment: segment)], table: table)
      return try #require(judge.standings(of: partial).first)
    }
    #expect(try standing([("Region", "North")]).figure.base == 90)
    #expect(try standing([("Product", "SIM-only"), ("Region", "North")]).figure.base == 50)
    let few = try standing([("Region", "South")])
    #expect(few.figure.value == nil && few.figure.verdict == "suppressed")
    #expect(few.figure.base == 4 && few.verdict == .cannotTell)
    let none = try standing([("Region", "Wales")])
    #expect(none.figure.base == 0 && none.figure.value == nil && none.verdict == .cannotTell)
  }

  @Test func withoutRowsInTimeNothingIsTold() throws {
    for partial in [
      try Self.partial([Answers(month: 1, day: 1, satisfied: 9, base: 90)]),
      try Self.partial([Answers(month: 9, day: 1, satisfied: 9, base: 90)]),
      KPIPartial.empty,
    ] {
      for unit in [nil, PeriodUnit.month] {
        let standings = GoalJudge(goals: [try Self.goal()], table: KPITable())
          .standings(of: partial, by: unit)
        #expect(standings.map(\.verdict) == [.cannotTell] && standings[0].figure.value == nil)
        #expect(standings[0].days == nil && standings[0].neededBase == 294)
      }
    }
  }

  /// The window's counts are those of the rows, and every metric has the figure of the KPI table.
  @Test(arguments: GoalMetric.all.map(\.name))
  func figuresAreThoseOfTheTable(name: String) throws {
    var generator = SplitMix64(seed: 51)
    let rows = SampleRows.rows(600, using: &generator)
    let partial = SampleRows.partial(of: rows)
    let metric = try Self.metric(name)
    var table = KPITable(topics: ["a", "b", "c", "d"])
    table.settings.minimumBase = 1
    let days = try #require(partial.days)
    let start = CalendarDay(daysSinceEpoch: days.lowerBound.daysSinceEpoch + 5)
    let end = CalendarDay(daysSinceEpoch: start.daysSinceEpoch + 20)
    let counted = SampleRows.partial(
      of: rows.filter { ($0.facts.day.map { (start...end).contains($0) }) == true }
    )
    let topic = metric.hasTopic ? "b" : nil
    let expected = table.values(of: counted).first { $0.kpi == name && $0.topic == topic }
    let goal = Goal(
      metric: metric,
      topic: topic,
      baseline: metric.range.lowerBound,
      target: metric.range.upperBound,
      start: start,
      deadline: end
    )
    let standing = try #require(GoalJudge(goals: [goal], table: table).standings(of: partial).first)
    #expect(standing.figure == expected && standing.figure.base > 50)
    #expect(standing.neededBase != nil)
  }

  /// A window whose base is large enough for the way, but not for the rest of it, says what the rest needs.
  @Test func atTheDeadlineTheRestOfTheWayIsMeasured() throws {
    let partial = try Self.partial([Answers(month: 6, day: 30, satisfied: 390, base: 500)])
    let standing = try #require(
      GoalJudge(goals: [try Self.goal()], table: KPITable()).standings(of: partial).first
    )
    #expect(standing.verdict == .cannotTell)
    #expect(standing.neededBase == SampleSize.shares(78, 80) && standing.neededBase ?? 0 > 5_000)
  }
}
