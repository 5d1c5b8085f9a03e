import FeedbackModel

/// The bootstrap of a mean from counts: as many answers as there are, drawn with replacement, again and again.
///
/// The percentile interval of Efron (1979). The draws follow from the seed alone, so equal counts have equal intervals
/// in any order of rows and for any number of workers.
enum MultinomialBootstrap {
  /// How often answers are drawn anew.
  static let replicates = 2000

  /// The seed of every bootstrap; any number would do.
  static let seed: UInt64 = 0x4561_7273_686f_7421

  /// Returns the ends of the 95 % percentile interval of the mean of values 0, 1, 2 … counted in a histogram.
  ///
  /// - Returns: nil for fewer than two answers.
  static func interval(ofMean histogram: [Int]) -> (low: Double, high: Double)? {
    let base = histogram.reduce(0, +)
    guard base > 1 else { return nil }
    var stream = SplitMix64(seed: seed)
    var means = (0..<replicates).map { _ in
      let drawn = BinomialDraw.resample(histogram, from: &stream)
      let sum = drawn.enumerated().reduce(0) { $0 + $1.offset * $1.element }
      return Double(sum) / Double(base)
    }
    means.sort()
    // The 2.5th and the 97.5th percentile by nearest rank.
    return (means[replicates / 40 - 1], means[replicates - replicates / 40])
  }
}
