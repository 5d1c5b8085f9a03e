import FeedbackModel
import KPIModel
import Testing

@Suite("Exceptions")
struct ExceptionSearchTests {
  /// Returns 120 days of 25 topics with a change of topic 5, 5 per cent, on some days.
  private static func changed(
    _ factor: Double,
    on days: ClosedRange<Int>,
    seed: UInt64,
    volume: ClosedRange<Int> = 400...600
  ) -> [ShiftSeries] {
    var history = SimulatedHistory()
    history.days = 120
    history.volume = volume
    history.wave = 0.2
    history.volumeWave = 0.2
    history.changes = [.init(topic: 5, days: days, factor: factor)]
    var generator = SplitMix64(seed: seed)
    return history.series(using: &generator)
  }

  /// At 400 to 600 comments a day; of 300 such histories the search finds 95 per cent, after 5 days in the median.
  @Test("find half as much again on a topic of 5 per cent within ten days")
  func power() {
    let start = 110
    let runs = 30
    var delays: [Int] = []
    for seed in 0..<runs {
      let series = Self.changed(1.5, on: start...119, seed: UInt64(4_000 + seed))
      let found = ExceptionSearch().report(on: series).runs.first {
        $0.topic == "topic-5" && $0.isRise && $0.last >= SimulatedHistory.day(start)
      }
      guard let found else { continue }
      delays.append(
        found.signalled.firstDay.daysSinceEpoch
          - SimulatedHistory.day(start).firstDay.daysSinceEpoch + 1
      )
    }
    #expect(delays.count >= 27, "\(delays.count) of \(runs)")
    #expect(delays.allSatisfy { $0 <= 10 })
    #expect(delays.sorted()[delays.count / 2] <= 6, "\(delays.sorted())")
  }

  @Test("tell the days, the counts and the size of a change")
  func run() throws {
    let series = Self.changed(4, on: 80...86, seed: 3)
    let report = ExceptionSearch().report(on: series)
    let run = try #require(report.runs.first)
    #expect(run.topic == "topic-5" && run.isRise && !run.isCrowdedOut)
    #expect(run.first == SimulatedHistory.day(80) && run.last == SimulatedHistory.day(86))
    #expect(run.signalled == SimulatedHistory.day(80))
    let points = series[5].points[80...86]
    #expect(run.count == points.reduce(0) { $0 + $1.positive })
    #expect(run.base == points.reduce(0) { $0 + $1.base })
    #expect((3...5).contains(try #require(run.ratio)))
    #expect(run.pValue <= run.qValue && run.qValue < 1e-6)
    #expect(report.runs.count { $0.topic == "topic-5" } == 1)
    #expect(report.seriesTested == 25 && report.tests == 25 * 2 * (120 - 42))
  }

  @Test("find a fall, and a change of a net score")
  func fallAndNet() throws {
    var generator = SplitMix64(seed: 5)
    let net = ShiftSeries(
      kpi: "nps",
      isNet: true,
      points: (0..<120).map { day in
        let positive = generator.binomial(150, (90...99).contains(day) ? 0.3 : 0.5)
        let negative = generator.binomial(150 - positive, 0.4)
        return .init(
          period: SimulatedHistory.day(day),
          positive: positive,
          negative: negative,
          base: 150
        )
      }
    )
    let run = try #require(ExceptionSearch().report(on: [net]).runs.first)
    #expect(!run.isRise && run.ratio == nil && run.isNet)
    #expect((88...92).contains(index(of: run.first)) && (97...101).contains(index(of: run.last)))
    let fall = ExceptionSearch().report(on: Self.changed(0.2, on: 100...110, seed: 8)).runs.first
    #expect(fall?.topic == "topic-5" && fall?.isRise == false)
  }

  private func index(of period: Period) -> Int {
    period.firstDay.daysSinceEpoch - SimulatedHistory.firstDay.daysSinceEpoch
  }

  @Test("do not judge a day by what came after it")
  func noHindsight() throws {
    let series = Self.changed(3, on: 80...84, seed: 21)
    let whole = ExceptionSearch().report(on: series)
    let cut = series.map { one in
      ShiftSeries(kpi: one.kpi, topic: one.topic, points: Array(one.points[...84]))
    }
    let early = ExceptionSearch().report(on: cut)
    #expect(early.runs.first?.signalled == whole.runs.first?.signalled)
    #expect(early.runs.first?.topic == "topic-5")
  }

  @Test("are the same whatever the order of the series")
  func order() {
    let series = Self.changed(3, on: 80...84, seed: 22)
    let report = ExceptionSearch().report(on: series)
    #expect(ExceptionSearch().report(on: series.reversed()).runs == report.runs)
  }

  @Test("come to an end when the new level has lasted")
  func newLevel() throws {
    var history = SimulatedHistory()
    history.days = 400
    history.volume = 400...600
    history.shares = [0.05, 0.1, 0.2]
    history.changes = [.init(topic: 0, days: 100...399, factor: 2)]
    var generator = SplitMix64(seed: 31)
    let report = ExceptionSearch().report(on: history.series(using: &generator))
    let runs = report.runs.filter { $0.topic == "topic-0" && $0.isRise }
    #expect(!runs.isEmpty)
    #expect(runs.allSatisfy { index(of: $0.last) < 300 })
    #expect(report.runs.allSatisfy { $0.topic != "topic-0" || $0.isRise })
  }

  @Test("need a history to compare with, and a base")
  func tooLittle() {
    let settings = ExceptionSettings()
    #expect(settings.shortestHistory == 42)
    let short = Self.changed(5, on: 30...40, seed: 1).map { one in
      ShiftSeries(kpi: one.kpi, topic: one.topic, points: Array(one.points[..<42]))
    }
    let report = ExceptionSearch().report(on: short)
    #expect(report.seriesTested == 0 && report.tests == 0 && report.runs.isEmpty)
    let thin = ShiftSeries(
      kpi: "complaint_rate",
      points: (0..<120).map { .init(period: SimulatedHistory.day($0), positive: $0 / 60, base: 1) }
    )
    #expect(ExceptionSearch().report(on: [thin]).tests == 0)
    #expect(ExceptionSearch().report(on: []).periods == nil)
  }

  @Test("are found beside a row that is dated centuries away")
  func strayRow() throws {
    var series = Self.changed(3, on: 80...84, seed: 23)
    let usual = ExceptionSearch().report(on: series)
    let stray = Period(.day, containing: try #require(CalendarDay(year: 1, month: 1, day: 1)))
    series[0].points.insert(.init(period: stray, positive: 1, base: 1), at: 0)
    let report = ExceptionSearch().report(on: series)
    #expect(report.runs.first?.topic == "topic-5")
    #expect(report.runs.first?.first == usual.runs.first?.first)
  }

  @Test("are found in weeks too")
  func weeks() throws {
    let weeks = (0..<40).map { week in
      Period(.week, containing: SimulatedHistory.day(7 * week).firstDay)
    }
    var generator = SplitMix64(seed: 40)
    let points = weeks.indices.map { week in
      ShiftSeries.Point(
        period: weeks[week],
        positive: generator.binomial(300, week == 30 ? 0.15 : 0.05),
        base: 300
      )
    }
    let series = ShiftSeries(kpi: "topic_share", topic: "delay", points: points)
    let report = ExceptionSearch(unit: .week).report(on: [series])
    #expect(report.runs.map(\.first) == [weeks[30]] && report.runs.map(\.last) == [weeks[30]])
  }
}
