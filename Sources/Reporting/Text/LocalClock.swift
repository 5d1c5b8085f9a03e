import FeedbackModel

/// The clock that a report shows times by.
public struct LocalClock: Sendable {
  /// The name of its time zone, as it stands behind a time.
  public var name: String

  /// The distance from UTC in seconds at an instant in seconds since 1970.
  public var offset: @Sendable (_ epochSeconds: Int) -> Int

  private static let secondsPerDay = 86_400

  /// Creates a clock; UTC where nothing else is said.
  public init(
    name: String = "UTC",
    offset: @escaping @Sendable (_ epochSeconds: Int) -> Int = { _ in 0 }
  ) {
    self.name = name
    self.offset = offset
  }

  /// Returns a time as it is read in a report, such as `2026-02-09 14:03 UTC` for `2026-02-09T14:03:00Z`.
  ///
  /// - Parameter date: A time in UTC, or anything else.
  /// - Returns: The day, the time and the zone; anything else as it is.
  func text(_ date: String) -> String {
    guard let instant = Self.epochSeconds(date) else { return date }
    let local = instant + offset(instant)
    let second = (local % Self.secondsPerDay + Self.secondsPerDay) % Self.secondsPerDay
    let day = CalendarDay(daysSinceEpoch: (local - second) / Self.secondsPerDay)
    let clock = [second / 3600, second / 60 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day) \(clock.joined(separator: ":")) \(name)"
  }

  /// Returns the instant of `2026-02-09T14:03:00Z`; nil for anything else.
  private static func epochSeconds(_ date: String) -> Int? {
    let parts = date.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 9, parts[1].hasSuffix("Z") else { return nil }
    let numbers = parts[0].split(separator: "-").map { Int($0) }
    let clock = parts[1].dropLast().split(separator: ":").map { Int($0) }
    guard numbers.count == 3, clock.count == 3,
      let year = numbers[0], let month = numbers[1], let number = numbers[2],
      let day = CalendarDay(year: year, month: month, day: number),
      let hour = clock[0], let minute = clock[1], let second = clock[2],
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second)
    else { return nil }
    return day.daysSinceEpoch * secondsPerDay + hour * 3600 + minute * 60 + second
  }
}
