import FeedbackModel
import KPIModel
import Testing

@Suite struct PerceptionGapTests {
  static func month(_ number: Int) throws -> Period {
    Period(.month, containing: try #require(CalendarDay(year: 2026, month: number, day: 1)))
  }

  static func series(
    _ kpi: String,
    moreIsBetter: Bool,
    _ points: [Measurement]
  ) throws -> PerceptionSeries {
    var byMonth: [Period: Measurement] = [:]
    for (index, point) in points.enumerated() { byMonth[try month(index + 3)] = point }
    return PerceptionSeries(kpi: kpi, moreIsBetter: moreIsBetter, points: byMonth)
  }

  /// Satisfied and rated answers by month, March to August, of two groups of the operator sample (counted with Python's
  /// csv module); handle time by month around its means, two days each.
  static let satisfied = [
    "Cedar": [(27, 54), (34, 56), (36, 59), (29, 68), (23, 57), (19, 62)],
    "Alder": [(22, 49), (31, 51), (23, 45), (29, 71), (29, 49), (22, 40)],
  ]
  static let seconds = [
    "Cedar": [437.6, 436.5, 438.2, 456.0, 385.2, 320.2],
    "Alder": [413.3, 413.1, 412.3, 431.3, 411.5, 411.1],
  ]

  static func report(_ group: String) throws -> PerceptionGapReport {
    let csat = try #require(satisfied[group]).map { Measurement.share($0.0, of: $0.1) }
    let times = try #require(seconds[group]).map { mean in
      Measurement.ratio(
        RatioSums(days: [(Int(mean * 200) + 900, 200), (Int(mean * 250) - 900, 250)])
      )
    }
    return PerceptionGapReport(
      volumes: [try series("average_handle_time", moreIsBetter: false, times)],
      perceptions: [try series("csat_top2", moreIsBetter: true, csat)],
      in: try month(7)...month(8),
      against: try month(3)...month(6)
    )
  }

  @Test func theGamedGroupIsFoundAndNoOther() throws {
    let cedar = try Self.report("Cedar")
    #expect(cedar.compared == 1 && cedar.untold == 0)
    let gap = try #require(cedar.gaps.first)
    #expect(gap.volume.kpi == "average_handle_time" && gap.perception.kpi == "csat_top2")
    #expect(gap.volume.change.difference < -80 && gap.volume.change.high < 0)
    #expect(gap.perception.change.baseBefore == 237 && gap.perception.change.baseNow == 119)
    #expect(gap.perception.change.high < 0)
    #expect(try Self.report("Alder").gaps.isEmpty)
  }

  @Test(arguments: [
    // Handle time and the share of comments about being rushed, before and now, out of 200.
    (time: (400, 300), rushed: (10, 40), isGap: true),
    (time: (400, 300), rushed: (10, 12), isGap: false),
    (time: (400, 300), rushed: (40, 10), isGap: false),
    (time: (400, 401), rushed: (10, 40), isGap: false),
    (time: (300, 400), rushed: (10, 40), isGap: false),
  ])
  func bothSidesMustMove(time: (Int, Int), rushed: (Int, Int), isGap: Bool) throws {
    func days(_ mean: Int) -> Measurement {
      .ratio(RatioSums(days: (0..<20).map { (mean * 50 + ($0 % 5 - 2) * 900, 50) }))
    }
    let report = PerceptionGapReport(
      volumes: [
        try Self.series("average_handle_time", moreIsBetter: false, [days(time.0), days(time.1)])
      ],
      perceptions: [
        try Self.series(
          "topic_share",
          moreIsBetter: false,
          [.share(rushed.0, of: 200), .share(rushed.1, of: 200)]
        )
      ],
      in: try Self.month(4)...Self.month(4),
      against: try Self.month(3)...Self.month(3)
    )
    #expect(report.compared == 1 && report.gaps.isEmpty != isGap)
  }

  @Test func fewAnswersCannotTell() throws {
    let times = try Self.series(
      "average_handle_time",
      moreIsBetter: false,
      [.mean(sum: 800, squares: 320_002, of: 2), .mean(sum: 600, squares: 180_002, of: 2)]
    )
    let csat = try Self.series(
      "csat_top2",
      moreIsBetter: true,
      [.share(29, of: 29), .share(0, of: 90)]
    )
    let report = PerceptionGapReport(
      volumes: [times],
      perceptions: [csat, try Self.series("nps", moreIsBetter: true, [])],
      in: try Self.month(4)...Self.month(4),
      against: try Self.month(3)...Self.month(3)
    )
    #expect(report.gaps.isEmpty && report.compared == 0 && report.untold == 2)
  }

  /// 400 pairs of months without a change: both sides move by chance, in the way that makes a gap, in 1 of 1,600.
  @Test func chanceAloneRaisesNoGaps() throws {
    var generator = SplitMix64(seed: 77)
    var gaps = 0
    for _ in 0..<400 {
      let days = (0..<2).map { _ in
        Measurement.ratio(
          RatioSums(
            days: (0..<20).map { _ in
              (20_000 + Int.random(in: -3_000...3_000, using: &generator), 50)
            }
          )
        )
      }
      let csat = (0..<2).map { _ in Measurement.share(generator.binomial(150, 0.7), of: 150) }
      let report = PerceptionGapReport(
        volumes: [try Self.series("average_handle_time", moreIsBetter: false, days)],
        perceptions: [try Self.series("csat_top2", moreIsBetter: true, csat)],
        in: try Self.month(4)...Self.month(4),
        against: try Self.month(3)...Self.month(3)
      )
      gaps += report.gaps.count
    }
    #expect(gaps <= 2, "\(gaps) gaps of 400")
  }
}
