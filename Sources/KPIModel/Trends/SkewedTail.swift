import Glibc

/// Probabilities of a sum that is far out, from its first three cumulants.
///
/// A sum of counts with weights is taken for a + b·Y with Y of Poisson's distribution, a and b so chosen that mean, variance
/// and third cumulant are the sum's own; a normal tail would call small counts out of line far too often. Tails are
/// mid-p values (Lancaster 1961): half of the observed value's own probability counts, which keeps the mean rate of
/// alarms at the stated level for counts too.
enum SkewedTail {
  /// The mean of Y above which the skewness no longer matters and the normal tail is taken.
  private static let largeMean = 50_000.0

  /// The smallest Poisson value in mid-p terms: 0 with half of its probability.
  private static let midZero = 0.5

  /// Returns the two-sided probability of a sum at least so far from its mean.
  ///
  /// The other tail is added only where it can be reached at all: a count cannot lie as far below a small mean as it can
  /// lie above.
  ///
  /// - Parameters:
  ///   - deviation: The sum less its mean.
  ///   - variance: Its variance, above 0.
  ///   - third: Its third cumulant.
  /// - Returns: 0…1; 1 where nothing can vary.
  static func twoSided(_ deviation: Double, variance: Double, third: Double) -> Double {
    guard variance > 0, deviation != 0 else { return 1 }
    let step = third / variance
    guard step != 0, variance < largeMean * step * step else {
      return Distribution.twoSidedNormal(deviation / variance.squareRoot())
    }
    let mean = variance / (step * step)
    let place = mean + deviation / step
    let lowest = Distribution.gammaTail(mean, shape: midZero)
    if place >= mean {
      let tail =
        (Distribution.gammaShare(mean, shape: max(midZero, place))
          + Distribution.gammaShare(mean, shape: place + 1)) / 2
      return min(1, lowest <= tail ? 2 * tail : tail)
    }
    return min(1, 2 * Distribution.gammaTail(mean, shape: max(0, place) + midZero))
  }
}
