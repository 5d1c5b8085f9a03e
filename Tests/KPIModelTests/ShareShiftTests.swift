import FeedbackModel
import KPIModel
import Testing

@Suite("Shifts of shares")
struct ShareShiftTests {
  private static func week(_ number: Int) -> Period {
    Period(.week, containing: CalendarDay(daysSinceEpoch: 20_455 + 7 * number))
  }

  /// Returns topics whose shares do not change but by chance, over weeks of varying size.
  private static func noise(
    topics: Int,
    weeks: Int,
    using generator: inout SplitMix64
  ) -> [ShiftSeries] {
    let bases = (0..<weeks).map { _ in Int.random(in: 40...400, using: &generator) }
    return (0..<topics).map { topic in
      let share = [0.005, 0.03, 0.1, 0.3][topic % 4]
      return ShiftSeries(
        kpi: "topic_share",
        topic: "topic-\(topic)",
        points: bases.enumerated().map { week, base in
          ShiftSeries.Point(
            period: Self.week(week),
            positive: generator.binomial(base, share),
            base: base
          )
        }
      )
    }
  }

  @Test("find a topic that goes from 3 to 28 percent in one week, and nothing else")
  func finds() throws {
    var generator = SplitMix64(seed: 7)
    var series = Self.noise(topics: 20, weeks: 26, using: &generator)
    let base = series[1].points[15].base
    series[1].points[15].positive = generator.binomial(base, 0.28)
    let report = ShareShift().report(on: series)
    let finding = try #require(report.findings.first)
    #expect(finding.topic == "topic-1")
    #expect(finding.period == Self.week(15))
    #expect(finding.isRise)
    #expect((20...36).contains(finding.now) && (2...4).contains(finding.before))
    #expect(finding.countNow == series[1].points[15].positive && finding.baseNow == base)
    #expect(finding.qValue < 1e-6)
    #expect(report.findings.count == 1)
    #expect(report.tested == 20 * 26)
  }

  /// Each run is 520 tests without a change; a run with any finding is a false alarm.
  @Test(
    "stay silent on noise in at least the stated share of runs",
    arguments: [
      ShareShift.Reference.otherPeriods, .earlierPeriods, .previousPeriod,
    ]
  )
  func silent(_ reference: ShareShift.Reference) {
    let runs = 100
    var generator = SplitMix64(seed: 2026)
    var shift = ShareShift()
    shift.reference = reference
    shift.minimumPoints = 0
    let alarms = (0..<runs).count { _ in
      let series = Self.noise(topics: 10, weeks: 52, using: &generator)
      return !shift.report(on: series).findings.isEmpty
    }
    #expect(Double(alarms) / Double(runs) <= shift.falseDiscoveryRate)
  }

  @Test("find a fall of a net score, and stay silent on its noise")
  func net() throws {
    let runs = 100
    var generator = SplitMix64(seed: 11)
    func series(_ change: Double) -> ShiftSeries {
      ShiftSeries(
        kpi: "nps",
        isNet: true,
        points: (0..<26).map { week in
          let base = Int.random(in: 100...400, using: &generator)
          let share = week == 9 ? 0.5 - change : 0.5
          let positive = generator.binomial(base, share)
          let negative = generator.binomial(base - positive, 0.4)
          return .init(
            period: Self.week(week),
            positive: positive,
            negative: negative,
            base: base
          )
        }
      )
    }
    let fall = try #require(ShareShift().report(on: [series(0.3)]).findings.first)
    #expect(fall.period == Self.week(9) && !fall.isRise)
    let alarms = (0..<runs).count { _ in
      !ShareShift().report(on: [series(0)]).findings.isEmpty
    }
    #expect(Double(alarms) / Double(runs) <= ShareShift().falseDiscoveryRate)
  }

  @Test("do not compare what is too small, and say how much was compared")
  func small() {
    let points = [(5, 29), (1, 500), (20, 100)].enumerated().map { week, counts in
      ShiftSeries.Point(period: Self.week(week), positive: counts.0, base: counts.1)
    }
    let series = [ShiftSeries(kpi: "complaint_rate", points: points)]
    #expect(ShareShift().report(on: series).tested == 2)
    var previous = ShareShift()
    previous.reference = .previousPeriod
    #expect(previous.report(on: series).tested == 1)
    #expect(ShareShift().report(on: []).tested == 0)
  }

  @Test(
    "compare each period with its reference",
    arguments: [
      (ShareShift.Reference.otherPeriods, [340, 270, 280, 160], [3000, 3000, 3000, 3000]),
      (.earlierPeriods, [10, 90, 160], [1000, 2000, 3000]),
      (.previousPeriod, [10, 80, 70], [1000, 1000, 1000]),
    ]
  )
  func references(_ reference: ShareShift.Reference, _ counts: [Int], _ bases: [Int]) {
    let points = [10, 80, 70, 190].enumerated().map { week, count in
      ShiftSeries.Point(period: Self.week(week), positive: count, base: 1000)
    }
    var shift = ShareShift()
    shift.reference = reference
    shift.falseDiscoveryRate = 1
    shift.minimumPoints = 0
    let report = shift.report(on: [ShiftSeries(kpi: "complaint_rate", points: points)])
    let findings = report.findings.sorted { $0.period < $1.period }
    #expect(findings.map(\.countBefore) == counts)
    #expect(findings.map(\.baseBefore) == bases)
    #expect(report.reference == reference.rawValue)
  }

  @Test("leave out what is sure but small")
  func minute() {
    let points = [(31_000, 1_000_000), (30_000, 1_000_000)].enumerated().map { week, counts in
      ShiftSeries.Point(period: Self.week(week), positive: counts.0, base: counts.1)
    }
    let series = [ShiftSeries(kpi: "topic_share", points: points)]
    #expect(ShareShift().report(on: series).findings.isEmpty)
    var all = ShareShift()
    all.minimumPoints = 0
    #expect(all.report(on: series).findings.count == 2)
  }

  @Test("work on the counts of a partial")
  func partial() throws {
    var generator = SplitMix64(seed: 3)
    var partial = KPIPartial(
      topicCount: 2,
      ratings: [RatingColumn(name: "recommend", scale: .zeroToTen)]
    )
    for week in 0..<12 {
      for _ in 0..<150 {
        var annotation = Annotation()
        annotation.status = .scored
        if generator.chance(week == 8 ? 0.28 : 0.03) {
          annotation.topics = [
            TopicAnnotation(topic: 1, label: .negative, score: 0, strength: 1000, spans: [])
          ]
        }
        let facts = CommentFacts(day: Self.week(week).firstDay, ratings: RatingAnswers(.code(8)))
        partial.add(annotation, facts: facts)
      }
    }
    let table = KPITable(topics: ["delay", "crew"])
    let report = ShareShift().report(on: table.shiftSeries(of: partial, by: .week))
    #expect(report.findings.map(\.topic) == ["crew"])
    #expect(report.findings.map(\.period) == [Self.week(8)])
  }
}
