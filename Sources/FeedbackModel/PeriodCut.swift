/// How rows are gathered by time: by calendar units, or by windows that move on a day at a time.
public enum PeriodCut: Hashable, Sendable {
  /// By hours, days, weeks, months or quarters, which do not overlap.
  case unit(PeriodUnit)
  /// By the last so many calendar days, at least one, up to each day.
  case rolling(days: Int)

  /// Returns the periods that a row belongs to.
  ///
  /// Windows are whole: none begins before the first covered day or ends after the last.
  ///
  /// - Parameters:
  ///   - day: The day of the row in the declared time zone.
  ///   - hour: The hour of the row, 0…23; nil when the row states no time.
  ///   - covered: The first and the last day that have rows.
  /// - Returns: One period, or as many as there are windows over the day; none by hours for a row without an hour.
  public func periods(
    of day: CalendarDay,
    hour: Int?,
    in covered: ClosedRange<CalendarDay>
  ) -> [Period] {
    switch self {
    case .unit(.hour): hour.map { [Period(hour: $0, of: day)] } ?? []
    case .unit(let unit): [Period(unit, containing: day)]
    case .rolling(let days): windows(of: days, over: day, covered)
    }
  }

  private func windows(
    of days: Int,
    over day: CalendarDay,
    _ covered: ClosedRange<CalendarDay>
  ) -> [Period] {
    let first = max(day.daysSinceEpoch, covered.lowerBound.daysSinceEpoch + days - 1)
    let last = min(day.daysSinceEpoch + days - 1, covered.upperBound.daysSinceEpoch)
    guard first <= last else { return [] }
    return (first...last).map { Period(window: days, through: CalendarDay(daysSinceEpoch: $0)) }
  }

  /// The calendar unit; nil for rolling windows.
  public var unit: PeriodUnit? {
    if case .unit(let unit) = self { unit } else { nil }
  }

  /// The name of the option value that asks for it, such as `week` or `7`.
  public var name: String {
    switch self {
    case .unit(let unit): unit.rawValue
    case .rolling(let days): String(days)
    }
  }

  /// Returns all periods over the covered days, in order and without gaps.
  public func periods(covering covered: ClosedRange<CalendarDay>) -> [Period] {
    let bounds =
      switch self {
      case .unit(.hour):
        (Period(hour: 0, of: covered.lowerBound), Period(hour: 23, of: covered.upperBound))
      case .unit(let unit):
        (
          Period(unit, containing: covered.lowerBound), Period(unit, containing: covered.upperBound)
        )
      case .rolling(let days):
        (
          Period(
            window: days,
            through: CalendarDay(daysSinceEpoch: covered.lowerBound.daysSinceEpoch + days - 1)
          ), Period(window: days, through: covered.upperBound)
        )
      }
    var all: [Period] = []
    var next = bounds.0
    while next <= bounds.1 {
      all.append(next)
      next = next.next
    }
    return all
  }
}
