extension Period {
  /// Reads a period as `description` writes it: `2026-02-09T14`, `2026-02-09`, `2026-W07`, `2026-02`, `2026-Q1` or the
  /// window `2026-02-03/2026-02-09`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    if ends.count == 2 {
      guard let first = Period(ends[0])?.plainDay, let last = Period(ends[1])?.plainDay,
        first <= last
      else { return nil }
      self.init(window: last.daysSinceEpoch - first.daysSinceEpoch + 1, through: last)
      return
    }
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let day = Period(parts[0])?.plainDay, parts[1].utf8.count == 2,
        let hour = Self.number(Array(parts[1].utf8)[...]), hour < 24
      else { return nil }
      self.init(hour: hour, of: day)
      return
    }
    self.init(calendar: Array(text.utf8))
  }

  /// The day that the period is; nil for any other period.
  private var plainDay: CalendarDay? { unit == .day && windowDays == nil ? firstDay : nil }

  /// Returns whether a row of a day, and of an hour where it states one, lies in the period.
  public func contains(_ day: CalendarDay, hour: Int? = nil) -> Bool {
    if unit == .hour { return day == firstDay && hour == self.hour }
    return firstDay <= day && day <= lastDay
  }

  /// Reads a day, week, month or quarter.
  private init?(calendar bytes: [UInt8]) {
    guard let (year, parts) = Self.split(bytes) else { return nil }
    let day: CalendarDay?
    let unit: PeriodUnit
    switch (parts.count, parts.first?.first) {
    case (1, UInt8(ascii: "W")):
      unit = .week
      day = Self.number(parts[0].dropFirst()).flatMap { Self.monday(ofWeek: $0, year) }
    case (1, UInt8(ascii: "Q")):
      unit = .quarter
      day = Self.number(parts[0].dropFirst()).flatMap {
        (1...4).contains($0) ? CalendarDay(year: year, month: $0 * 3 - 2, day: 1) : nil
      }
    case (1, _):
      unit = .month
      day = Self.number(parts[0]).flatMap { CalendarDay(year: year, month: $0, day: 1) }
    case (2, _):
      unit = .day
      guard let month = Self.number(parts[0]), let number = Self.number(parts[1]) else {
        return nil
      }
      day = CalendarDay(year: year, month: month, day: number)
    default: return nil
    }
    guard let day else { return nil }
    self.init(unit, containing: day)
    // Only what would be written just so is a period: no week 53 of a year that has 52.
    guard description.utf8.elementsEqual(bytes) else { return nil }
  }

  private static func split(_ bytes: [UInt8]) -> (year: Int, parts: [ArraySlice<UInt8>])? {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = number(first) else { return nil }
    return (year, Array(parts.dropFirst()))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    let isNumber =
      (1...4).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumber ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
  }

  /// Returns the first day of an ISO week: the week with the year's 4 January is the first.
  private static func monday(ofWeek week: Int, _ year: Int) -> CalendarDay? {
    guard (1...53).contains(week), let day = CalendarDay(year: year, month: 1, day: 4) else {
      return nil
    }
    let first = Period(.week, containing: day).firstDay.daysSinceEpoch
    return CalendarDay(daysSinceEpoch: first + 7 * (week - 1))
  }
}
