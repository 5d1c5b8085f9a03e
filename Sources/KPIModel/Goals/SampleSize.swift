/// How many answers each of two windows needs, so that a real difference is told in 80 of 100 tries.
///
/// Two-sided tests at 5 %; the windows are of the same size.
public enum SampleSize {
  /// The standard normal quantile of 80 %, the power.
  static let zPower = 0.841621

  /// Returns the answers a window for a difference of two shares (Fleiss, Levin and Paik 2003, chapter 4).
  ///
  /// The variance under "no change" is that of the mean share; there is no correction for continuity.
  ///
  /// - Parameters:
  ///   - first: A share in percent, 0…100.
  ///   - second: The other share in percent.
  /// - Returns: The answers of each window, rounded up; nil for equal shares.
  public static func shares(_ first: Double, _ second: Double) -> Int? {
    let (p, q) = (first / 100, second / 100)
    guard p != q else { return nil }
    let mean = (p + q) / 2
    let root =
      Interval.z * (2 * mean * (1 - mean)).squareRoot()
      + zPower * (p * (1 - p) + q * (1 - q)).squareRoot()
    return count(root * root / ((p - q) * (p - q)))
  }

  /// Returns the answers a window for a difference of two means or nets of the same variance.
  ///
  /// 2σ²(z₀.₉₇₅ + z₀.₈)² / δ² (Chow, Shao, Wang and Lokhnygina 2018, chapter 3). A net such as NPS is the mean of the
  /// answers taken as 100, 0 and −100.
  ///
  /// - Parameters:
  ///   - variance: Of one answer, in squared units of the KPI.
  ///   - difference: What is to be told, in units of the KPI.
  /// - Returns: The answers of each window, rounded up; nil for no difference, or when the variance is not above 0.
  public static func means(variance: Double, difference: Double) -> Int? {
    guard difference != 0, variance > 0 else { return nil }
    let z = Interval.z + zPower
    return count(2 * variance * z * z / (difference * difference))
  }

  /// Returns the number rounded up; nil when it is beyond any survey.
  private static func count(_ number: Double) -> Int? {
    // A hair's breadth above a whole number is rounding, not a further answer.
    let up = (number - 1e-9).rounded(.up)
    return up.isFinite && up < 1e15 ? max(1, Int(up)) : nil
  }
}
