import KPIModel

/// The words around the drivers, the same in every format.
enum DriverProse {
  /// What comments without a topic are called.
  static let noTopic = "(no topic)"

  /// What the columns mean.
  static let columns = """
    Impact: the score of all rated comments less the score without the ones that name the topic, so what pulls the \
    score down is below zero. Share: the part of the score that falls to the topic when each comment's part is divided \
    equally among its topics (Shapley value); the shares add up to the score. Pull: the share less what as many comments \
    of the average score would add; the pulls add up to 0.
    """

  /// Returns how the figures were made.
  static func method(of report: DriverReport) -> String {
    columns + " Intervals: 95 %, bootstrap with seed \(report.bootstrap.seed) and "
      + "\(FixedDecimal.integer(report.bootstrap.resamples)) resamples for the impact, normal for the pull."
  }

  /// Returns a difference in points, with its sign; `–` for none.
  static func points(_ value: Double?) -> String {
    value.map { KPIName.signed($0, digits: 1, plus: true) } ?? "–"
  }

  /// Returns an interval in points, or nil without one.
  static func interval(_ low: Double?, _ high: Double?) -> String? {
    guard let low, let high else { return nil }
    return "\(points(low)) to \(points(high))"
  }

  /// Returns tenths of a point as points, with their sign.
  static func tenths(_ value: Int) -> String { points(Double(value) / 10) }
}
