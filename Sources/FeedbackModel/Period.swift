/// How a time line is cut into periods.
public enum PeriodUnit: String, CaseIterable, Sendable {
  case hour
  case day
  case week
  case month
  case quarter
}

/// An hour, day, ISO week, month or quarter, or a window of so many days.
///
/// An hour is one that clocks in the declared time zone show. So the day on which they go forward has 23 hours; on the
/// day on which they go back the hour that comes twice is one period, which holds what happened in both.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// How long the period is; `day` for a window.
  public var unit: PeriodUnit

  /// The first day of the period.
  public var firstDay: CalendarDay

  /// The hour of the day that clocks show, 0…23; 0 for units other than the hour.
  public var hour = 0

  /// The days of a window; nil for every other period.
  public var windowDays: Int?

  /// Creates the period of the given length that a day falls into; of hours the first one.
  public init(_ unit: PeriodUnit, containing day: CalendarDay) {
    self.unit = unit
    let (year, month, _) = day.civil
    switch unit {
    case .hour, .day: firstDay = day
    case .week: firstDay = CalendarDay(daysSinceEpoch: day.daysSinceEpoch - day.weekday + 1)
    case .month: firstDay = CalendarDay(year: year, month: month, day: 1) ?? day
    case .quarter:
      firstDay = CalendarDay(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    }
  }

  /// Creates an hour of a day.
  ///
  /// - Parameters:
  ///   - hour: The hour that clocks show, 0…23; others are brought into that range.
  ///   - day: The day in the declared time zone.
  public init(hour: Int, of day: CalendarDay) {
    self.init(.hour, containing: day)
    self.hour = min(max(hour, 0), 23)
  }

  /// Creates the window of the given number of days that ends with a day.
  ///
  /// - Precondition: A window has at least one day.
  public init(window days: Int, through day: CalendarDay) {
    precondition(days > 0, "A window has at least one day.")
    unit = .day
    firstDay = CalendarDay(daysSinceEpoch: day.daysSinceEpoch - days + 1)
    windowDays = days
  }

  /// The period that follows at once; for a window the one that ends a day later.
  public var next: Period {
    let days =
      switch unit {
      case .hour: hour == 23 ? 1 : 0
      case .day: 1
      case .week: 7
      case .month: 31
      case .quarter: 92
      }
    let day = CalendarDay(daysSinceEpoch: firstDay.daysSinceEpoch + days)
    if let windowDays {
      return Period(
        window: windowDays,
        through: CalendarDay(daysSinceEpoch: lastDay.daysSinceEpoch + 1)
      )
    }
    return unit == .hour
      ? Period(hour: (hour + 1) % 24, of: day) : Period(unit, containing: day)
  }

  /// The last day of the period.
  public var lastDay: CalendarDay {
    if let windowDays {
      return CalendarDay(daysSinceEpoch: firstDay.daysSinceEpoch + windowDays - 1)
    }
    return unit == .hour
      ? firstDay : CalendarDay(daysSinceEpoch: next.firstDay.daysSinceEpoch - 1)
  }

  /// The period as `2026-02-09T14`, `2026-02-09`, `2026-W07`, `2026-02` or `2026-Q1`.
  ///
  /// A window is written as its first and its last day: `2026-02-03/2026-02-09`.
  public var description: String {
    if windowDays != nil { return "\(firstDay)/\(lastDay)" }
    let (year, month, _) = firstDay.civil
    switch unit {
    case .hour: return "\(firstDay)T\(padded(hour, 2))"
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
    (left.firstDay, left.hour) < (right.firstDay, right.hour)
  }
}
