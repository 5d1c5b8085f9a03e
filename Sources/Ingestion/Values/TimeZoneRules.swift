import CICU
public import FeedbackModel

/// The distance of a time zone's clocks from UTC, for every instant.
///
/// A value, not a handle: the zone's changes are read from ICU once, so workers share it freely. Before 1970 and
/// after 2100 the first and the last distance hold on.
public struct TimeZoneRules: Sendable, Hashable {
  /// The zone's IANA name.
  public let name: String

  /// The instants at which the distance changes, in seconds since the epoch, ascending.
  private var changes: [Int] = []

  /// The distances in seconds before the first and after each change.
  private var offsets: [Int] = [0]

  /// Coordinated universal time.
  public static let utc = TimeZoneRules()

  private static let secondsPerDay = 86_400

  /// The instants between which the rules are read: 1970-01-01 and 2101-01-01.
  private static let period = 0..<4_133_980_800

  /// The distance between two looks at the zone; no zone had two changes in one week since 1970.
  private static let step = 7 * secondsPerDay

  private init() { name = "UTC" }

  /// Creates the rules of a time zone.
  ///
  /// - Parameter name: The IANA name, such as `Europe/Berlin`.
  /// - Throws: `IngestionError.unknownTimeZone` for a name that ICU does not know.
  public init(name: String) throws {
    guard let zone = earshot_timezone_open(name) else {
      throw IngestionError(
        .unknownTimeZone,
        Diagnostic(
          "there is no time zone \"\(name)\"",
          remedy: "give an IANA name, for example --time-zone Europe/London."
        )
      )
    }
    defer { earshot_timezone_close(zone) }
    self.name = name
    func offset(_ instant: Int) -> Int { Int(earshot_timezone_offset(zone, Int64(instant))) }
    var last = offset(Self.period.lowerBound)
    offsets = [last]
    for instant in stride(from: Self.period.lowerBound, to: Self.period.upperBound, by: Self.step) {
      let next = offset(instant + Self.step)
      guard next != last else { continue }
      var low = instant
      var high = instant + Self.step
      while high - low > 1 {
        let middle = (low + high) / 2
        if offset(middle) == last { low = middle } else { high = middle }
      }
      changes.append(high)
      offsets.append(next)
      last = next
    }
  }

  /// Returns the distance of local time from UTC, in seconds, at an instant in seconds since the epoch.
  public func offset(atEpochSeconds instant: Int) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// Returns the instant at which the zone's clocks show a local time, in seconds since the epoch.
  ///
  /// A time that comes twice when the clocks go back is taken for the first; one that is left out when they go
  /// forward is moved on by the gap.
  func epochSeconds(ofLocal seconds: Int) -> Int {
    let before = offset(atEpochSeconds: seconds - Self.secondsPerDay)
    let early = seconds - before
    if offset(atEpochSeconds: early) == before { return early }
    let late = seconds - offset(atEpochSeconds: early)
    return offset(atEpochSeconds: late) == offset(atEpochSeconds: early) ? late : early
  }

  /// Returns whether clocks show an hour of a day at any instant; where they go forward they leave one out.
  ///
  /// - Parameters:
  ///   - hour: The hour, 0…23.
  ///   - day: The day.
  /// - Returns: Whether at least a part of the hour is shown.
  public func hasHour(_ hour: Int, of day: CalendarDay) -> Bool {
    let start = day.daysSinceEpoch * Self.secondsPerDay + hour * Self.secondsPerHour
    // The last second of the hour too: some zones move their clocks by half an hour.
    return [start, start + Self.secondsPerHour - 1].contains { local in
      let instant = epochSeconds(ofLocal: local)
      return instant + offset(atEpochSeconds: instant) == local
    }
  }

  private static let secondsPerHour = 3600
}
