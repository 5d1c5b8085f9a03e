import Glibc

/// A test for a monotonic trend, and its slope.
///
/// Mann (1945) and Kendall (1975) with the correction for ties; the slope is that of Theil (1950) and Sen (1968).
public struct MannKendall: Hashable, Sendable {
  /// The number of rising pairs less the number of falling pairs.
  public var s: Int
  /// The variance of `s` without a trend.
  public var variance: Double
  /// The standardised statistic, with the correction for continuity; 0 when all values are equal.
  public var z: Double
  /// The two-sided probability of such a trend by chance.
  public var pValue: Double
  /// The median of the slopes of all pairs, per step.
  public var slope: Double
  /// The 95 % interval of the slope, per step.
  ///
  /// Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau" (1968): the slopes at the ranks (N ∓ C)/2 of all N,
  /// C = z·√variance, with the variance corrected for ties.
  public var slopeInterval: ClosedRange<Double>

  /// Creates the test of a series in its order of time, evenly spaced.
  ///
  /// - Returns: nil for fewer than two values, or when one of them is not finite.
  /// - Complexity: O(*n*² log *n*)
  public init?(_ values: [Double]) {
    let n = values.count
    guard n > 1, values.allSatisfy(\.isFinite) else { return nil }
    var score = 0
    var slopes: [Double] = []
    slopes.reserveCapacity(n * (n - 1) / 2)
    for later in 1..<n {
      for earlier in 0..<later {
        let difference = values[later] - values[earlier]
        score += difference > 0 ? 1 : difference < 0 ? -1 : 0
        slopes.append(difference / Double(later - earlier))
      }
    }
    s = score
    variance = Self.variance(of: values)
    z = variance > 0 ? Double(score - score.signum()) / variance.squareRoot() : 0
    pValue = Distribution.twoSidedNormal(z)
    slopes.sort()
    let middle = slopes.count / 2
    slope = slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
    slopeInterval = Self.interval(of: slopes, variance: variance)
  }

  /// Returns the ends of Sen's interval; ranks are rounded to the nearest and kept within the slopes.
  private static func interval(of slopes: [Double], variance: Double) -> ClosedRange<Double> {
    let count = Double(slopes.count)
    let reach = Interval.z * variance.squareRoot()
    let low = max(0, Int(((count - reach) / 2).rounded(.toNearestOrEven)) - 1)
    let high = min(slopes.count - 1, Int(((count + reach) / 2).rounded(.toNearestOrEven)))
    return slopes[low]...slopes[high]
  }

  /// Returns n(n−1)(2n+5)/18 less t(t−1)(2t+5)/18 for each group of t equal values.
  private static func variance(of values: [Double]) -> Double {
    func term(_ n: Int) -> Int { n * (n - 1) * (2 * n + 5) }
    let sorted = values.sorted()
    var sum = term(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      sum -= term(end - start)
      start = end
    }
    return Double(sum) / 18
  }
}
