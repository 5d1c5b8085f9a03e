import FeedbackModel
import KPIModel
import Testing

@Suite struct SampleSizeTests {
  /// The first two are golden figures of the KPI model; the others by the formula in Python.
  @Test(arguments: [
    (82.0, 87.0, 822), (70, 80, 294), (87, 82, 822), (10, 5, 435), (50, 51, 39_240),
  ])
  func sharesNeed(first: Double, second: Double, expected: Int) {
    #expect(SampleSize.shares(first, second) == expected)
  }

  /// NPS with half promoters and three tenths detractors: variance 7,600; 2 · 7600 · 7.8489 / δ² in Python.
  @Test(arguments: [(5.0, 4_773), (10, 1_194), (-10, 1_194)])
  func netsNeed(difference: Double, expected: Int) {
    #expect(SampleSize.means(variance: 7_600, difference: difference) == expected)
  }

  @Test func nothingToTellNeedsNothing() {
    #expect(SampleSize.shares(40, 40) == nil)
    #expect(SampleSize.means(variance: 0, difference: 1) == nil)
    #expect(SampleSize.means(variance: 1, difference: 0) == nil)
    #expect(SampleSize.shares(0, 100) == 2)
  }

  /// The size keeps its word: of 2,000 pairs of windows about 80 in 100 tell 70 % from 80 %.
  @Test func thePowerIsAsStated() {
    var generator = SplitMix64(seed: 9)
    let n = 294
    var told = 0
    for _ in 0..<2_000 {
      let (x, y) = (generator.binomial(n, 0.7), generator.binomial(n, 0.8))
      let mean = Double(x + y) / Double(2 * n)
      let error = (2 * mean * (1 - mean) / Double(n)).squareRoot()
      if abs(Double(x - y)) / Double(n) > 1.959964 * error { told += 1 }
    }
    // Four standard errors of 80 % are 3.6 points.
    #expect((1_528...1_672).contains(told), "\(told) of 2,000")
  }
}
