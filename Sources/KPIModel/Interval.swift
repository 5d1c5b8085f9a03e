import Glibc

/// A value with the ends of its 95 % interval.
public struct Interval: Hashable, Sendable {
  /// The standard normal quantile of 97.5 %, as the definitions of the KPIs round it.
  public static let z = 1.959964

  /// The middle of the interval, which need not be the value that it belongs to.
  public var centre: Double
  /// The lower end.
  public var low: Double
  /// The upper end.
  public var high: Double

  /// Returns the Wilson interval of a share, in percent (Wilson 1927).
  ///
  /// - Returns: nil when the base is 0.
  public static func wilson(_ count: Int, of base: Int) -> Interval? {
    guard base > 0 else { return nil }
    let n = Double(base)
    let share = Double(count) / n
    let zz = z * z
    let divisor = 1 + zz / n
    let centre = (share + zz / (2 * n)) / divisor
    let half = z * (share * (1 - share) / n + zz / (4 * n * n)).squareRoot() / divisor
    return Interval(
      centre: 100 * centre,
      low: count == 0 ? 0 : 100 * max(0, centre - half),
      high: count == base ? 100 : 100 * min(1, centre + half)
    )
  }

  /// Returns the adjusted Wald interval of a difference of two shares of one base, in points (Agresti and Min 2005).
  ///
  /// Three quarters of an answer are added to each of the two counts, one and a half to the rest.
  ///
  /// - Returns: nil when the base is 0; the ends are clamped to ±100.
  public static func adjustedWald(positive: Int, negative: Int, of base: Int) -> Interval? {
    guard base > 0 else { return nil }
    let n = Double(base) + 3
    let p = (Double(positive) + 0.75) / n
    let d = (Double(negative) + 0.75) / n
    let centre = p - d
    let half = z * ((p + d - centre * centre) / n).squareRoot()
    return Interval(
      centre: 100 * centre,
      low: max(-100, 100 * (centre - half)),
      high: min(100, 100 * (centre + half))
    )
  }

  /// Returns the exact interval of a Poisson count (Garwood 1936).
  ///
  /// - Returns: The interval of the mean number of events; nil for a negative count.
  public static func garwood(_ events: Int) -> Interval? {
    guard events >= 0 else { return nil }
    let k = Double(events)
    return Interval(
      centre: k,
      low: events == 0 ? 0 : Distribution.gammaQuantile(0.025, shape: k),
      high: Distribution.gammaQuantile(0.975, shape: k + 1)
    )
  }

  /// Returns the interval of a mean from exact sums, by the normal or by Student's t distribution.
  ///
  /// The variance is (n·Σx² − (Σx)²) / (n·(n−1)), its numerator taken in 128-bit integers.
  ///
  /// - Returns: nil when the base is under 2.
  public static func mean(sum: Int, squares: Int, of base: Int, student: Bool) -> Interval? {
    guard base > 1 else { return nil }
    let n = Double(base)
    let spread = Int128(base) * Int128(squares) - Int128(sum) * Int128(sum)
    let error = (Double(max(0, spread)) / (n * n * (n - 1))).squareRoot()
    let quantile = student ? Distribution.studentQuantile(0.975, degrees: n - 1) : z
    let centre = Double(sum) / n
    return Interval(centre: centre, low: centre - quantile * error, high: centre + quantile * error)
  }
}
