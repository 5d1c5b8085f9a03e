public import FeedbackModel

extension OperationsPartial {
  /// Returns the numbers of volume and efficiency by period, as the search for perception gaps takes them.
  ///
  /// `average_handle_time` (less is better) and `contacts_per_hour` (more is better): the numbers that a department can
  /// better by getting rid of callers. How many calls are handled follows how many come, so it is not among them. One of
  /// which no row gives what it needs is left out.
  ///
  /// - Parameters:
  ///   - unit: The periods.
  ///   - segments: The numbers of the segments to count; nil for all rows.
  /// - Returns: The series, each point from its values by day.
  public func volumeSeries(by unit: PeriodUnit, segments: Set<Int>? = nil) -> [PerceptionSeries] {
    let days = days(of: segments)
    func series(
      _ kpi: String,
      moreIsBetter: Bool,
      _ measure: (OperationsCounts) -> Measurement?
    ) -> PerceptionSeries? {
      var points: [Period: Measurement] = [:]
      for (day, counts) in days {
        guard let measured = measure(counts) else { continue }
        let period = Period(unit, containing: day)
        points[period] = points[period].map { $0 + measured } ?? measured
      }
      return points.isEmpty
        ? nil : PerceptionSeries(kpi: kpi, moreIsBetter: moreIsBetter, points: points)
    }
    return [
      series("average_handle_time", moreIsBetter: false) {
        Self.ratio($0, .handleSeconds, over: .contactsAnswered)
      },
      series("contacts_per_hour", moreIsBetter: true) {
        Self.ratio($0, .contactsAnswered, over: .staffedSeconds, times: Self.secondsPerHour)
      },
    ].compactMap { $0 }
  }

  private static let secondsPerHour = 3_600

  /// Returns the sums of each day over some segments, in ascending order of the days.
  private func days(of segments: Set<Int>?) -> [(CalendarDay, OperationsCounts)] {
    var days: [CalendarDay: OperationsCounts] = [:]
    for (key, counts) in cells where segments.map({ $0.contains(key.segment) }) ?? true {
      days[key.day, default: OperationsCounts()].merge(counts)
    }
    return days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Returns a ratio of one day; nil where a row of the day lacks one of its numbers.
  private static func ratio(
    _ counts: OperationsCounts,
    _ numerator: OperationsMeasure,
    over denominator: OperationsMeasure,
    times factor: Int = 1
  ) -> Measurement? {
    guard counts.rows(with: numerator) == counts.rows,
      counts.rows(with: denominator) == counts.rows
    else { return nil }
    return .ratio(
      RatioSums(days: CollectionOfOne((counts.sum(numerator) * factor, counts.sum(denominator))))
    )
  }
}
