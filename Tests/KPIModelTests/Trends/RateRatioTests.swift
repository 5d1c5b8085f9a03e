import FeedbackModel
import KPIModel
import Testing

@Suite("Rate ratios")
struct RateRatioTests {
  /// `binomtest(a, a+b, A/(A+B))` of SciPy 1.17.1: its exact interval turned into odds; p is twice the smaller tail.
  @Test(
    "have the exact conditional interval",
    arguments: [
      (30, 400, 20, 500, 1.0301648740386402, 3.4834428837025477, 0.038892660527321016),
      (120, 1000, 60, 1000, 1.4551953579063588, 2.77413713127096, 9.14458588461025e-06),
      (0, 100, 5, 120, 0, 1.309534926219055, 0.09656568416215985),
      (7, 100, 0, 90, 1.2971776669514727, nil, 0.022374574703944192),
    ]
  )
  func exact(
    _ count: Int,
    _ base: Int,
    _ before: Int,
    _ baseBefore: Int,
    _ low: Double,
    _ high: Double?,
    _ pValue: Double
  ) throws {
    let ratio = try #require(RateRatio(count, of: base, against: before, of: baseBefore))
    #expect(abs((ratio.low ?? -1) - low) < 1e-8)
    if let high {
      #expect(abs((ratio.high ?? -1) - high) < 1e-8)
      let expected = Double(count) * Double(baseBefore) / Double(base * before)
      #expect(abs((ratio.ratio ?? -1) - expected) < 1e-12)
    } else {
      #expect(ratio.high == nil && ratio.ratio == nil)
    }
    #expect(abs(ratio.pValue - pValue) < 1e-8 * max(1, pValue))
  }

  @Test("of nothing are unknown, and without a base there is none")
  func nothing() {
    let empty = RateRatio(0, of: 10, against: 0, of: 10)
    #expect(empty?.pValue == 1 && empty?.ratio == nil && empty?.low == nil && empty?.high == nil)
    #expect(RateRatio(0, of: 0, against: 3, of: 10) == nil)
    #expect(RateRatio(3, of: 10, against: 0, of: 0) == nil)
    #expect(RateRatio(-1, of: 10, against: 0, of: 10) == nil)
  }
}
