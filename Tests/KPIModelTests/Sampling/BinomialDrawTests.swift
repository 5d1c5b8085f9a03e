import FeedbackModel
import Testing

@testable import KPIModel

@Suite struct BinomialDrawTests {
  /// Holds 20,000 draws against mean np and variance np(1 − p), four standard errors either way.
  @Test(arguments: [(10, 3, 10), (1, 1, 3), (400, 1, 3), (50_000, 999, 1_000), (200, 1, 500)])
  func drawsHaveMeanAndVarianceOfTheDistribution(trials: Int, count: Int, base: Int) {
    var stream = SplitMix64(seed: 5)
    let draws = (0..<20_000).map { _ in
      BinomialDraw.successes(in: trials, share: count, of: base, from: &stream)
    }
    let p = Double(count) / Double(base)
    let variance = Double(trials) * p * (1 - p)
    let mean = Double(draws.reduce(0, +)) / 20_000
    #expect(abs(mean - Double(trials) * p) < 4 * (variance / 20_000).squareRoot())
    let spread = draws.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 19_999
    let kurtosis = 3 + (1 - 6 * p * (1 - p)) / variance
    #expect(abs(spread / variance - 1) < 4 * ((kurtosis - 1) / 20_000).squareRoot())
    #expect(draws.allSatisfy { (0...trials).contains($0) })
  }

  /// Each probability of a small distribution: 1, 4, 6, 4, 1 sixteenths.
  @Test func eachOutcomeIsAsLikelyAsItShould() {
    var stream = SplitMix64(seed: 6)
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<16_000 {
      counts[BinomialDraw.successes(in: 4, share: 1, of: 2, from: &stream)] += 1
    }
    let expected = [1_000, 4_000, 6_000, 4_000, 1_000]
    // χ² of 4 degrees stays under 18.47 in 999 of 1,000 (scipy 1.17, chi2.ppf(0.999, 4)).
    let distance = zip(counts, expected).reduce(0.0) { sum, pair in
      let difference = Double(pair.0 - pair.1)
      return sum + difference * difference / Double(pair.1)
    }
    #expect(distance < 18.47, "\(counts)")
  }

  @Test func certainOutcomesTakeNoNumber() {
    var stream = SplitMix64(seed: 7)
    let untouched = SplitMix64(seed: 7)
    #expect(BinomialDraw.successes(in: 9, share: 0, of: 4, from: &stream) == 0)
    #expect(BinomialDraw.successes(in: 9, share: 4, of: 4, from: &stream) == 9)
    #expect(BinomialDraw.successes(in: 0, share: 1, of: 4, from: &stream) == 0)
    var (left, right) = (stream, untouched)
    #expect(left.next() == right.next())
  }

  @Test func resamplesKeepTheTotal() {
    var stream = SplitMix64(seed: 8)
    for _ in 0..<500 {
      let drawn = BinomialDraw.resample([5, 0, 17, 1, 0], from: &stream)
      #expect(drawn.reduce(0, +) == 23 && drawn[1] == 0 && drawn[4] == 0)
    }
  }
}
