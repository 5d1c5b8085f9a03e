/// The counts of the periods that a period is compared with, by weekday.
///
/// Counts are whole numbers that add up and can be taken out again, so a reference that moves along with the days costs
/// one addition and one subtraction a day.
struct ReferenceCounts: Sendable {
  /// The counts of one weekday.
  struct Weekday: Sendable {
    var positive = 0
    var negative = 0
    var base = 0
    /// Σ n² over the days.
    var squaredBase = 0
    /// Σ x²/n over the days, for their variation.
    var squares = 0.0

    /// The count for less the count against.
    var count: Int { positive - negative }
  }

  /// The weekdays from Monday on; all periods are in the first place when there are no weekdays.
  private(set) var weekdays: [Weekday]

  /// All of them together.
  private(set) var total = Weekday()

  /// The number of periods with rows.
  private(set) var periods = 0

  init(weekdays count: Int) { weekdays = Array(repeating: Weekday(), count: count) }

  /// Adds (`sign` 1) or takes out (−1) a period; one without rows is none.
  mutating func add(_ point: ShiftSeries.Point, weekday: Int, sign: Int = 1) {
    guard point.base > 0 else { return }
    let count = Double(point.positive - point.negative)
    periods += sign
    Self.add(point, squares: count * count / Double(point.base), sign, to: &weekdays[weekday])
    Self.add(point, squares: count * count / Double(point.base), sign, to: &total)
  }

  private static func add(
    _ point: ShiftSeries.Point,
    squares: Double,
    _ sign: Int,
    to weekday: inout Weekday
  ) {
    weekday.positive += sign * point.positive
    weekday.negative += sign * point.negative
    weekday.base += sign * point.base
    weekday.squaredBase += sign * point.base * point.base
    weekday.squares += Double(sign) * squares
  }

  /// Returns both references together.
  func joined(_ other: ReferenceCounts) -> ReferenceCounts {
    var sum = self
    sum.periods += other.periods
    for index in weekdays.indices { Self.join(other.weekdays[index], to: &sum.weekdays[index]) }
    Self.join(other.total, to: &sum.total)
    return sum
  }

  private static func join(_ other: Weekday, to weekday: inout Weekday) {
    weekday.positive += other.positive
    weekday.negative += other.negative
    weekday.base += other.base
    weekday.squaredBase += other.squaredBase
    weekday.squares += other.squares
  }
}
