/// When the public complaints that nobody replied to were written, by day and segment.
///
/// Partials form a commutative monoid under `merge`: each instant is counted to the second, so that medians and
/// percentiles of ages are exact up to any "now". Only unanswered complaints are held, so memory grows with what is
/// left to do and not with the input.
public struct UnansweredComplaints: Equatable, Sendable {
  /// A cell, and a second in it.
  private struct Key: Hashable {
    var cell: CellKey
    var instant: Int
  }

  /// The number of complaints of each second.
  private var counts: [Key: Int] = [:]

  /// The latest instant that any row of the run states, in seconds since 1970; nil without one.
  public private(set) var latest: Int?

  /// Creates a partial without complaints.
  public init() {}

  /// Looks at the instant of a row of any kind, in seconds since 1970.
  public mutating func see(_ instant: Int) { latest = max(latest ?? instant, instant) }

  /// Counts a complaint.
  ///
  /// - Parameters:
  ///   - instant: When it was written, in seconds since 1970.
  ///   - facts: The day, the hour and the segment of the row.
  public mutating func add(at instant: Int, facts: CommentFacts) {
    let cell = CellKey(day: facts.day, segment: facts.segment, hour: facts.hour)
    counts[Key(cell: cell, instant: instant), default: 0] += 1
    see(instant)
  }

  /// Adds the complaints of another partial.
  ///
  /// - Parameters:
  ///   - other: The partial.
  ///   - map: The number here of each segment there; nil when both have the same numbers.
  public mutating func merge(_ other: UnansweredComplaints, segments map: [Int]? = nil) {
    for (key, count) in other.counts {
      var key = key
      if let map { key.cell.segment = UInt32(clamping: map[Int(key.cell.segment)]) }
      counts[key, default: 0] += count
    }
    if let instant = other.latest { see(instant) }
  }

  /// Returns the ages in seconds by period and segment; a complaint from after "now" is of age 0.
  func ages(at now: Int, by rollUp: RollUp) -> [RollUpKey: SecondsHistogram] {
    var ages: [RollUpKey: SecondsHistogram] = [:]
    for (key, count) in counts {
      for target in rollUp.keys(of: key.cell) {
        ages[target, default: SecondsHistogram()].add(max(0, now - key.instant), times: count)
      }
    }
    return ages
  }
}
