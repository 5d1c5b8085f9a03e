public import FeedbackModel

/// A point in time as far as a cell states it.
public struct Timestamp: Hashable, Sendable {
  /// The day in the declared time zone; the day as written when the cell states no offset from UTC.
  public var day: CalendarDay

  /// The second of the day, 0…86,400 (leap seconds); nil when the cell states no time.
  public var secondOfDay: Int?

  /// Seconds since 1970-01-01T00:00Z; nil when the cell states no time.
  ///
  /// A time without an offset from UTC is taken for the declared time zone's.
  public var epochSeconds: Int?

  /// Creates a timestamp.
  public init(day: CalendarDay, secondOfDay: Int? = nil, epochSeconds: Int? = nil) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.epochSeconds = epochSeconds
  }
}

/// Whether day or month stands first in dates such as `3/4/2026`.
public enum DateOrder: String, CaseIterable, Sendable {
  case dayMonthYear = "dmy"
  case monthDayYear = "mdy"
}

/// Reads dates and times as exports write them.
///
/// It knows ISO 8601; `2026/03/04`; `3/4/2026` in the order of its column; `4.3.2026`; English month names on either
/// side of the day (`Mar 4, 2026`, `4 March 2026`, `Wed Oct 10 20:19:24 +0000 2018`); Unix seconds and milliseconds.
/// Anything else, and days that the calendar does not have, are nil.
public struct DateParser: Sendable {
  /// The order of `3/4/2026`; nil when the column has no such dates, or only such as have one reading.
  public let order: DateOrder?

  /// The time zone that instants are told in.
  public let timeZone: TimeZoneRules

  /// Creates a parser.
  public init(order: DateOrder?, timeZone: TimeZoneRules = .utc) {
    self.order = order
    self.timeZone = timeZone
  }

  private static let secondsPerDay = 86_400

  /// Returns the time that the bytes of a cell state, or nil.
  ///
  /// - Complexity: O(*n*) in bytes; does not allocate.
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    if let date = Self.plainDate(bytes) {
      return CalendarDay(year: date.year, month: date.month, day: date.day).map {
        Timestamp(day: $0)
      }
    }
    var scanner = DateScanner(bytes)
    guard let fields = scanner.fields(order: order) else { return nil }
    switch fields {
    case .instant(let seconds):
      return timestamp(atEpochSeconds: seconds)
    case .civil(let day, nil, _):
      return Timestamp(day: day)
    case .civil(let day, let second?, nil):
      let local = day.daysSinceEpoch * Self.secondsPerDay + second
      let instant = timeZone.epochSeconds(ofLocal: local)
      // A time that clocks left out is moved on with its day and hour, so that all three agree.
      if timeZone.offset(atEpochSeconds: instant) != local - instant {
        return timestamp(atEpochSeconds: instant)
      }
      return Timestamp(day: day, secondOfDay: second, epochSeconds: instant)
    case .civil(let day, let second?, let offset?):
      let local = day.daysSinceEpoch * Self.secondsPerDay + second
      return timestamp(atEpochSeconds: local - offset)
    }
  }

  /// Returns the numbers of a date such as `2026-03-04`, which most columns have; nil for every other form.
  @inline(__always)
  private static func plainDate(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (year: Int, month: Int, day: Int)? {
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash else { return nil }
    var areDigits = true
    func digit(_ place: Int) -> Int {
      let value = bytes[place] &- UInt8(ascii: "0")
      areDigits = areDigits && value < 10
      return Int(value)
    }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let (month, day) = (digit(5) * 10 + digit(6), digit(8) * 10 + digit(9))
    return areDigits ? (year, month, day) : nil
  }

  /// Returns the time that the bytes of a cell state, or nil.
  public func parse(_ bytes: Span<UInt8>) -> Timestamp? {
    bytes.withUnsafeBufferPointer { parse($0) }
  }

  /// Returns the time that a text states, or nil.
  public func parse(_ text: String) -> Timestamp? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  private func timestamp(atEpochSeconds seconds: Int) -> Timestamp {
    let local = seconds + timeZone.offset(atEpochSeconds: seconds)
    let days =
      local >= 0
      ? local / Self.secondsPerDay : -((Self.secondsPerDay - 1 - local) / Self.secondsPerDay)
    return Timestamp(
      day: CalendarDay(daysSinceEpoch: days),
      secondOfDay: local - days * Self.secondsPerDay,
      epochSeconds: seconds
    )
  }
}
