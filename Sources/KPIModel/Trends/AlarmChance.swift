import Glibc

/// The chance that a quiet series shows anything as far out as its strongest point.
///
/// Points are tested one by one, and once more as an EWMA, whose tests overlap: a mean that is out of line tends to be so
/// the next day as well. `share` and `overlap` are how many independent tests such a test is worth, fitted to 2.4 million
/// simulated series of 138 normal days (λ = 0.2 over 14 days, two-sided levels from 1e-2 to 3e-6; they give the run
/// lengths of Lucas and Saccucci, "Exponentially Weighted Moving Average Control Schemes" (1990), within 3 %).
struct AlarmChance: Hashable, Sendable {
  /// The number of tests of single points.
  var points = 0

  /// The number of tests of weighted means.
  var means = 0

  /// Returns the chance that any of the tests is at this level or below, 0…1.
  func any(at level: Double) -> Double {
    guard level > 0 else { return 0 }
    let tests =
      Double(points) + Double(means) * Self.share(level)
      - Double(min(points, means)) * Self.overlap(level)
    return min(1, -expm1(-max(1, tests) * level))
  }

  /// The independent tests that one test of a weighted mean is worth.
  private static func share(_ level: Double) -> Double { 1 - 0.806 * pow(level, 0.155) }

  /// The tests of a period on which point and mean are out together.
  private static func overlap(_ level: Double) -> Double { 0.69 * pow(level, 0.28) }
}
