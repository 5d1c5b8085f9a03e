import Glibc

/// The bootstrap of a mean from counts: as many answers as there are, drawn with replacement, again and again.
///
/// The percentile interval of Efron (1979). The draws follow from the seed alone, so equal counts have equal intervals
/// in any order of rows and for any number of workers.
struct MultinomialBootstrap {
  /// How often answers are drawn anew.
  static let replicates = 2000

  /// The seed of every bootstrap; any number would do.
  static let seed: UInt64 = 0x4561_7273_686f_7421

  /// The variance above which a binomial number is drawn from the normal distribution; its skewness is under 0.1 there.
  private static let normalVariance = 100.0

  private var random = SplitMix(state: MultinomialBootstrap.seed)

  /// Returns the ends of the 95 % percentile interval of the mean of values 0, 1, 2 … counted in a histogram.
  ///
  /// - Returns: nil for fewer than two answers.
  static func interval(ofMean histogram: [Int]) -> (low: Double, high: Double)? {
    let base = histogram.reduce(0, +)
    guard base > 1 else { return nil }
    var bootstrap = MultinomialBootstrap()
    var means = (0..<replicates).map { _ in
      Double(bootstrap.sum(of: histogram, base)) / Double(base)
    }
    means.sort()
    // The 2.5th and the 97.5th percentile by nearest rank.
    return (means[replicates / 40 - 1], means[replicates - replicates / 40])
  }

  /// Returns the sum of as many drawn values as the histogram has.
  private mutating func sum(of histogram: [Int], _ base: Int) -> Int {
    var (sum, left, weight) = (0, base, base)
    for (value, count) in histogram.enumerated() where count > 0 && left > 0 {
      let drawn = count == weight ? left : binomial(left, Double(count) / Double(weight))
      sum += value * drawn
      left -= drawn
      weight -= count
    }
    return sum
  }

  /// Returns the number of successes of so many trials.
  ///
  /// By inversion (Kachitvichyanukul and Schmeiser 1988, algorithm BINV), or by the normal distribution where the
  /// variance is large.
  private mutating func binomial(_ trials: Int, _ share: Double) -> Int {
    if share > 0.5 { return trials - binomial(trials, 1 - share) }
    let n = Double(trials)
    let variance = n * share * (1 - share)
    if variance > Self.normalVariance {
      let drawn = (n * share + variance.squareRoot() * normal()).rounded()
      return Int(min(max(drawn, 0), n))
    }
    let odds = share / (1 - share)
    var term = exp(n * log1p(-share))
    var rest = random.unit()
    var successes = 0
    while rest > term, successes < trials {
      rest -= term
      successes += 1
      term *= odds * (n - Double(successes) + 1) / Double(successes)
    }
    return successes
  }

  /// Returns a standard normal number (Box and Muller 1958).
  private mutating func normal() -> Double {
    let radius = (-2 * log(1 - random.unit())).squareRoot()
    return radius * cos(2 * Double.pi * random.unit())
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct SplitMix {
  var state: UInt64

  /// Returns a number of [0, 1).
  mutating func unit() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
    bits ^= bits >> 31
    return Double(bits >> 11) * 0x1p-53
  }
}
