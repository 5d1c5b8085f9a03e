import FeedbackModel
import KPIModel
import Testing

@Suite("Control charts")
struct ControlChartTests {
  private static func points(_ counts: [Int], _ bases: [Int], less: [Int]? = nil)
    -> [ShiftSeries.Point]
  {
    counts.indices.map { index in
      ShiftSeries.Point(
        period: SimulatedHistory.day(index),
        positive: counts[index],
        negative: less?[index] ?? 0,
        base: bases[index]
      )
    }
  }

  /// Montgomery, "Introduction to Statistical Quality Control" (7th ed.), Example 7.1: cans of orange juice.
  private static let cans = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
    7, 13,
    9, 6,
  ]

  private static let counts = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6]
  private static let bases = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90]

  private static func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-9 } ?? false
  }

  /// The book has centre 0.2313, limits 0.0524 and 0.4102, and samples 15 and 23 outside; more digits from NumPy 2.
  @Test("of shares give the textbook's limits and points")
  func textbook() throws {
    let points = Self.points(Self.cans, Array(repeating: 50, count: 30))
    let chart = try #require(ControlChart(.share, points: points))
    #expect(Self.isNear(chart.centre, 0.23133333333333334))
    #expect(Self.isNear(chart.points[0].low, 0.05242754807192823))
    #expect(Self.isNear(chart.points[29].high, 0.41023911859473844))
    #expect(chart.points.indices.filter { chart.points[$0].rule == .point } == [14, 22])
  }

  /// Worked from the definitions in NumPy 2 (`(p - s).clip(0)`, `p + s` and their like).
  @Test(
    "have limits for each base, counts and net scores too",
    arguments: [
      (ControlChart.Kind.share, 0.10416666666666667, 0.012523677300321792, 0.20662664360888544),
      (.rate, 0.10416666666666667, 0.00734208301148126, 0.21241984213972154),
      (.count, 10.0, 0.5131670194948619, 19.486832980505138),
    ]
  )
  func kinds(_ kind: ControlChart.Kind, _ centre: Double, _ low: Double, _ high: Double) throws {
    let points = Self.points(Self.counts, Self.bases)
    let chart = try #require(ControlChart(kind, points: points))
    #expect(Self.isNear(chart.centre, centre))
    #expect(Self.isNear(chart.points[0].low, low))
    #expect(Self.isNear(chart.points[1].high, high))
  }

  /// NumPy 2: (P+D−(P−D)²)/n for a net score.
  @Test("of net scores have the variance of a difference of two shares")
  func net() throws {
    let points = Self.points([40, 35, 50, 20], [100, 90, 110, 80], less: [20, 25, 10, 45])
    let chart = try #require(ControlChart(.net, points: points))
    #expect(Self.isNear(chart.centre, 0.11842105263157898))
    #expect(Self.isNear(chart.points[1].low, -0.13271900717547214))
    #expect(Self.isNear(chart.points[3].high, 0.3847953116073204))
    #expect(chart.points.map(\.rule) == [nil, nil, .point, .point])
  }

  /// The recursion and the exact variance of Roberts (1959), in Python.
  @Test("with exponential weights are Roberts's for equal bases")
  func roberts() throws {
    let points = Self.points(Self.cans, Array(repeating: 50, count: 30))
    let chart = try #require(ControlChart(ewma: .share, points: points))
    for (index, value, low, high) in [
      (0, 0.2330666666666667, 0.19555217628105231, 0.26711449038561436),
      (1, 0.24645333333333336, 0.18551109454036296, 0.2771555721263037),
      (4, 0.19466410666666673, 0.17499060780549086, 0.2876760588611758),
      (29, 0.21391146142588927, 0.1716981172749355, 0.29096854939173117),
    ] {
      let point = chart.points[index]
      #expect(Self.isNear(point.value, value) && Self.isNear(point.low, low))
      #expect(Self.isNear(point.high, high))
    }
  }

  /// Every weight written out, in NumPy 2.
  @Test("with exponential weights weigh points by their bases")
  func weighted() throws {
    let points = Self.points(Self.counts, Self.bases)
    let chart = try #require(ControlChart(ewma: .share, points: points))
    let last = chart.points[9]
    #expect(Self.isNear(last.value, 0.10424355450163646))
    #expect(Self.isNear(last.high.map { $0 - chart.centre }, 0.03077563638065671))
    #expect(Self.isNear(chart.points[7].value, 0.11333287741360243))
    #expect(chart.points.allSatisfy { $0.rule == nil })
  }

  @Test("are wider where days vary more than by chance, and have gaps where there is no base")
  func dispersion() throws {
    let points = Self.points([5, 0, 9], [50, 0, 50])
    let plain = try #require(ControlChart(.share, points: points))
    let wide = try #require(ControlChart(.share, points: points, dispersion: 4))
    let (high, wider) = (try #require(plain.points[0].high), try #require(wide.points[0].high))
    #expect(abs((wider - wide.centre) - 2 * (high - plain.centre)) < 1e-12)
    #expect(plain.points[1].value == nil && plain.points[1].low == nil)
    #expect(ControlChart(.share, points: Self.points([0], [0])) == nil)
    #expect(ControlChart(ewma: .rate, points: []) == nil)
  }
}
