/// What one row adds to a count by chance: its mean, variance and third cumulant.
///
/// A row counts +1 with probability `above`, −1 with probability `below` (0 for a plain share), and else 0.
struct RowLaw: Hashable, Sendable {
  /// The probability of +1.
  var above: Double
  /// The probability of −1.
  var below: Double

  /// The expected count of one row.
  var mean: Double { above - below }

  /// The variance of one row's count.
  var variance: Double { above + below - mean * mean }

  /// The third cumulant of one row's count.
  var third: Double { mean - 3 * mean * (above + below) + 2 * mean * mean * mean }
}
