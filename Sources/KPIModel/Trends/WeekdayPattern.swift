/// The expected value of a KPI on each weekday, learned from its reference.
///
/// The weekdays' own values are drawn towards the value of all days by the positive-part estimator of James and Stein
/// (1961; Efron and Morris 1973, with a common mean): α = 1 − (k − 3)/Q, where Q is χ² of the k weekdays against their
/// common value. So a plain week stays plain, and a week with waves is followed as closely as its counts allow.
struct WeekdayPattern: Hashable, Sendable {
  /// The value of all days, per row.
  let mean: Double

  /// The expected value on each weekday, per row.
  let expected: [Double]

  /// How far the weekdays' own values count, 0…1.
  let weight: Double

  /// The parameters that the pattern costs: 1 for the mean, up to 6 more for the weekdays.
  var parameters: Double { 1 + weight * Double(max(0, expected.count - 1)) }

  /// The number of weekdays drawn towards a common mean that the estimator loses.
  private static let lost = 3.0

  /// Learns a pattern.
  ///
  /// - Precondition: The reference has rows.
  init(of reference: ReferenceCounts, variance: Double) {
    let mean = Double(reference.total.count) / Double(reference.total.base)
    let filled = reference.weekdays.filter { $0.base > 0 }
    var spread = 0.0
    if variance > 0 {
      for day in filled {
        let difference = Double(day.count) - Double(day.base) * mean
        spread += difference * difference / (Double(day.base) * variance)
      }
    }
    let freedom = Double(filled.count) - Self.lost
    let weight = freedom > 0 && spread > freedom ? 1 - freedom / spread : 0
    self.mean = mean
    self.weight = weight
    expected = reference.weekdays.map { day in
      day.base > 0 ? mean + weight * (Double(day.count) / Double(day.base) - mean) : mean
    }
  }
}
