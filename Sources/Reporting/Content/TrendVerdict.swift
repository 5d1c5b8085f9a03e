import FeedbackModel
import KPIModel

/// Says in words whether a KPI goes one way over the periods.
enum TrendVerdict {
  /// The fewest periods from which a direction is told.
  private static let fewestPeriods = 8

  /// The most periods that are tested; the test looks at every pair.
  private static let mostPeriods = 400

  /// The probability under which a direction is told.
  private static let significance = 0.05

  /// Returns the direction with its slope, or that there is none beyond chance (Mann–Kendall, Theil–Sen).
  ///
  /// - Parameters:
  ///   - figures: The figures by period, in order of time, without gaps.
  ///   - unit: The length of a period.
  /// - Returns: nil with too few periods, and when a period has no figure.
  static func text(of figures: [KPIValue], unit: PeriodUnit) -> String? {
    let values = figures.compactMap(\.value)
    guard values.count == figures.count,
      (fewestPeriods...mostPeriods).contains(values.count),
      let test = MannKendall(values)
    else { return nil }
    guard test.pValue < significance, let kpi = figures.first?.kpi else {
      return "no trend beyond chance"
    }
    let name = KPIName(kpi)
    let points = name.unit == .percent ? " points" : ""
    let slope = KPIName.signed(test.slope, digits: name.digits + 1, plus: true)
    return "\(test.slope > 0 ? "rising" : "falling"), \(slope)\(points) a \(PeriodText.noun(unit))"
  }
}
