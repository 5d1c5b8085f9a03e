import Testing

@testable import KPIModel

@Suite("Skewed tails")
struct SkewedTailTests {
  /// `scipy.stats.hypergeom` 1.17.1: `sf(a) + pmf(a)/2` of a of A against b of B; no such fall can be reached.
  @Test(
    "are near the exact conditional mid-p of one count against a reference",
    arguments: [
      (18, 120, 400, 8000, 2.4001800022450945e-05), (9, 100, 160, 8000, 0.0001337527106191988),
      (4, 150, 30, 8000, 0.001842407583460525),
    ]
  )
  func exact(_ a: Int, _ base: Int, _ b: Int, _ reference: Int, _ expected: Double) {
    let point = ShiftSeries.Point(period: SimulatedHistory.day(0), positive: b, base: reference)
    var counts = ReferenceCounts(weekdays: 1)
    counts.add(point, weekday: 0)
    var sums = WeightedCounts(weekdays: 1)
    let tested = ShiftSeries.Point(period: SimulatedHistory.day(1), positive: a, base: base)
    sums.add(tested, weekday: 0, weight: 1)
    let test = Expectation(counts).test(sums, common: 0)
    let ratio = (test?.pValue ?? 0) / expected
    #expect((0.8...1.25).contains(ratio), "\(ratio)")
  }

  /// The exact distribution of Σ 0.8^k·X_k, X_k of Poisson's with the given mean, by convolution in SciPy 1.17.1,
  /// one side; the other can be reached as well.
  @Test(
    "are near those of exponentially weighted small counts",
    arguments: [(2.0, 20.0, 7.871663380454658e-05), (8.0, 60.0, 1.3298294580688529e-05)]
  )
  func weighted(_ mean: Double, _ value: Double, _ expected: Double) {
    let weights = (0..<14).reduce(into: [1.0]) { list, _ in list.append(list[list.count - 1] * 0.8)
    }
    .dropLast()
    func sum(_ power: Int) -> Double {
      weights.reduce(0) { sum, w in sum + mean * (0..<power).reduce(1) { p, _ in p * w } }
    }
    let pValue = SkewedTail.twoSided(value - sum(1), variance: sum(2), third: sum(3))
    let ratio = pValue / (2 * expected)
    #expect((0.8...1.25).contains(ratio), "\(ratio)")
  }

  @Test("are normal without skewness, the same mirrored, and 1 in the middle")
  func limits() {
    #expect(abs(SkewedTail.twoSided(1.959964, variance: 1, third: 0) - 0.05) < 1e-7)
    #expect(SkewedTail.twoSided(0, variance: 1, third: 1) == 1)
    #expect(SkewedTail.twoSided(1, variance: 0, third: 0) == 1)
    let right = SkewedTail.twoSided(4, variance: 2, third: 3)
    #expect(right == SkewedTail.twoSided(-4, variance: 2, third: -3))
    #expect(right > SkewedTail.twoSided(4, variance: 2, third: 0))
    #expect(SkewedTail.twoSided(-9, variance: 2, third: 2) < 0.3)
  }
}
