/// How a time line is cut into periods.
public enum PeriodUnit: String, CaseIterable, Sendable {
  case day
  case week
  case month
  case quarter
}

/// A day, ISO week, month or quarter.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// How long the period is.
  public var unit: PeriodUnit

  /// The first day of the period.
  public var firstDay: CalendarDay

  /// Creates the period of the given length that a day falls into.
  public init(_ unit: PeriodUnit, containing day: CalendarDay) {
    self.unit = unit
    let (year, month, _) = day.civil
    switch unit {
    case .day: firstDay = day
    case .week: firstDay = CalendarDay(daysSinceEpoch: day.daysSinceEpoch - day.weekday + 1)
    case .month: firstDay = CalendarDay(year: year, month: month, day: 1) ?? day
    case .quarter:
      firstDay = CalendarDay(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    }
  }

  /// The period that follows at once.
  public var next: Period {
    let days =
      switch unit {
      case .day: 1
      case .week: 7
      case .month: 31
      case .quarter: 92
      }
    return Period(unit, containing: CalendarDay(daysSinceEpoch: firstDay.daysSinceEpoch + days))
  }

  /// The last day of the period.
  public var lastDay: CalendarDay {
    CalendarDay(daysSinceEpoch: next.firstDay.daysSinceEpoch - 1)
  }

  /// The period as `2026-02-09`, `2026-W07`, `2026-02` or `2026-Q1`.
  public var description: String {
    let (year, month, _) = firstDay.civil
    switch unit {
    case .day: return firstDay.description
    case .week:
      let (weekYear, week) = firstDay.isoWeek
      return "\(padded(weekYear, 4))-W\(padded(week, 2))"
    case .month: return "\(padded(year, 4))-\(padded(month, 2))"
    case .quarter: return "\(padded(year, 4))-Q\((month + 2) / 3)"
    }
  }

  /// Returns whether the left one begins earlier.
  public static func < (left: Period, right: Period) -> Bool {
    left.firstDay < right.firstDay
  }
}
