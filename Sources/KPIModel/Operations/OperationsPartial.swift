public import FeedbackModel

/// Exact sums of operations numbers by day and segment, which add up in any order.
///
/// Partials form a commutative monoid under `merge`, with the empty one as its identity, and `subtract` undoes `merge`:
/// all content is whole numbers in cells keyed by day, hour (where rows state one) and segment. Beside each sum the
/// number of rows that gave it is kept, for a blank is not zero.
public struct OperationsPartial: Equatable, Sendable {
  /// The day, the hour and the segment of a cell.
  struct Key: Hashable, Comparable, Sendable {
    var day: CalendarDay
    var hour: Int?
    var segment: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.day, left.hour ?? -1, left.segment) < (right.day, right.hour ?? -1, right.segment)
    }
  }

  /// The cells that are not all zeros.
  private(set) var cells: [Key: OperationsCounts] = [:]

  /// Creates a partial without rows.
  public init() {}

  /// Counts one row.
  public mutating func add(_ facts: OperationsFacts) {
    let key = Key(day: facts.day, hour: facts.hour, segment: facts.segment)
    cells[key, default: OperationsCounts()].add(facts)
  }

  /// Adds the rows of another partial.
  ///
  /// - Parameters:
  ///   - other: The partial.
  ///   - map: The number here of each segment there; nil when both have the same numbers.
  public mutating func merge(_ other: OperationsPartial, segments map: [Int]? = nil) {
    for (key, counts) in other.cells {
      var target = key
      if let map { target.segment = map[key.segment] }
      change(target) { $0.merge(counts) }
    }
  }

  /// Takes the rows of another partial out again.
  public mutating func subtract(_ other: OperationsPartial) {
    for (key, counts) in other.cells { change(key) { $0.subtract(counts) } }
  }

  private mutating func change(_ key: Key, _ body: (inout OperationsCounts) -> Void) {
    var counts = cells[key] ?? OperationsCounts()
    body(&counts)
    cells[key] = counts == OperationsCounts() ? nil : counts
  }

  /// The first and the last day with rows; nil without rows.
  public var days: ClosedRange<CalendarDay>? {
    guard let first = cells.keys.min()?.day, let last = cells.keys.max()?.day else { return nil }
    return first...last
  }

  /// The numbers that at least one row gave.
  public var reported: Set<OperationsMeasure> {
    Set(
      OperationsMeasure.allCases.filter { measure in
        cells.values.contains { $0.rows(with: measure) > 0 }
      }
    )
  }
}

/// The sums of one cell.
struct OperationsCounts: Hashable, Sendable {
  /// The rows.
  private(set) var rows = 0
  /// The sums, by the measure's raw value, then the numbers of rows that gave each.
  private var sums = [Int](repeating: 0, count: 2 * OperationsMeasure.allCases.count)
  /// The single waits.
  private(set) var waits = SecondsHistogram()
  /// The single times to the resolution.
  private(set) var resolutions = SecondsHistogram()
  /// The medians that rows gave.
  private(set) var waitMedian = RowQuantile()
  /// The 90th percentiles that rows gave.
  private(set) var waitP90 = RowQuantile()

  /// Returns the sum of a measure over the rows that gave it.
  func sum(_ measure: OperationsMeasure) -> Int { sums[measure.rawValue] }

  /// Returns how many rows gave a measure.
  func rows(with measure: OperationsMeasure) -> Int {
    sums[OperationsMeasure.allCases.count + measure.rawValue]
  }

  mutating func add(_ facts: OperationsFacts) {
    rows += 1
    for (measure, value) in facts.measures {
      sums[measure.rawValue] += value
      sums[OperationsMeasure.allCases.count + measure.rawValue] += 1
    }
    for wait in facts.waits { waits.add(wait) }
    for time in facts.resolutions { resolutions.add(time) }
    let weight = facts.measures[.contactsAnswered] ?? 0
    if let median = facts.waitMedian { waitMedian.add(median, weight: weight) }
    if let p90 = facts.waitP90 { waitP90.add(p90, weight: weight) }
  }

  mutating func merge(_ other: OperationsCounts) {
    combine(other, +)
    waits.merge(other.waits)
    resolutions.merge(other.resolutions)
  }

  mutating func subtract(_ other: OperationsCounts) {
    combine(other, -)
    waits.subtract(other.waits)
    resolutions.subtract(other.resolutions)
  }

  private mutating func combine(_ other: OperationsCounts, _ operation: (Int, Int) -> Int) {
    rows = operation(rows, other.rows)
    for place in sums.indices { sums[place] = operation(sums[place], other.sums[place]) }
    waitMedian.combine(other.waitMedian, operation)
    waitP90.combine(other.waitP90, operation)
  }
}

/// A percentile that rows give of their own contacts.
///
/// The percentile of several rows together does not follow from it; their contact-weighted mean does.
struct RowQuantile: Hashable, Sendable {
  /// The rows that gave it.
  private(set) var rows = 0
  /// The sum of what they gave, in seconds; the value itself for one row.
  private(set) var sum = 0
  /// The sum of value times contacts.
  private(set) var weighted = 0
  /// The contacts of these rows.
  private(set) var weight = 0

  mutating func add(_ seconds: Int, weight contacts: Int) {
    rows += 1
    sum += seconds
    weighted += seconds * contacts
    weight += contacts
  }

  mutating func combine(_ other: RowQuantile, _ operation: (Int, Int) -> Int) {
    rows = operation(rows, other.rows)
    sum = operation(sum, other.sum)
    weighted = operation(weighted, other.weighted)
    weight = operation(weight, other.weight)
  }
}
