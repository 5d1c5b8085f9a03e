import FeedbackModel

/// Days and periods in words.
enum PeriodText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Returns the unit as a noun.
  static func noun(_ unit: PeriodUnit) -> String { unit.rawValue }

  /// Returns a period as the start of a sentence: `Week 2026-W23`, `June 2026`.
  static func title(_ period: Period) -> String {
    let (year, month, _) = period.firstDay.civil
    if period.windowDays != nil { return range(period.firstDay, period.lastDay) }
    return switch period.unit {
    case .hour: "\(period.hour):00 on \(day(period.firstDay))"
    case .day: day(period.firstDay)
    case .week: "Week \(period)"
    case .month: "\(months[month - 1]) \(year)"
    case .quarter: "Quarter \(period)"
    }
  }

  /// Returns a day as `1 June 2026`.
  static func day(_ day: CalendarDay) -> String {
    let (year, month, number) = day.civil
    return "\(number) \(months[month - 1]) \(year)"
  }

  /// Returns the days from the first to the last period as `6 April to 28 June 2026`.
  static func range(_ first: CalendarDay, _ last: CalendarDay) -> String {
    let (year, month, number) = first.civil
    if first == last { return day(last) }
    guard year == last.civil.year else { return "\(day(first)) to \(day(last))" }
    let sameMonth = month == last.civil.month
    return "\(number)\(sameMonth ? "" : " " + months[month - 1]) to \(day(last))"
  }
}
