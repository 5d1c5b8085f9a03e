/// Durations counted by the second, so that medians and percentiles are exact and add up in any order.
public struct SecondsHistogram: Hashable, Sendable {
  /// The number of durations by their seconds; no entry is 0.
  private var counts: [Int: Int] = [:]

  /// Creates a histogram without durations.
  public init() {}

  /// Counts a duration in seconds, so many times.
  public mutating func add(_ seconds: Int, times: Int = 1) {
    let count = counts[seconds, default: 0] + times
    counts[seconds] = count == 0 ? nil : count
  }

  /// Adds the durations of another histogram.
  public mutating func merge(_ other: SecondsHistogram) {
    for (seconds, count) in other.counts { add(seconds, times: count) }
  }

  /// Takes the durations of another histogram out again.
  public mutating func subtract(_ other: SecondsHistogram) {
    for (seconds, count) in other.counts { add(seconds, times: -count) }
  }

  /// The number of durations.
  public var count: Int { counts.values.reduce(0, +) }

  /// The sum of the durations in seconds.
  public var sum: Int { counts.reduce(0) { $0 + $1.key * $1.value } }

  /// Returns the number of durations above a limit in seconds.
  public func count(above limit: Int) -> Int {
    counts.reduce(0) { $1.key > limit ? $0 + $1.value : $0 }
  }

  /// Returns the least duration that is no shorter than the given percentage of all (the nearest rank).
  ///
  /// - Parameter percent: 1…100.
  /// - Returns: nil without durations.
  /// - Complexity: O(*k* log *k*) in different durations.
  public func percentile(_ percent: Int) -> Int? {
    let rank = (count * percent + 99) / 100
    var sum = 0
    for (seconds, count) in counts.sorted(by: { $0.key < $1.key }) {
      sum += count
      if sum >= rank { return seconds }
    }
    return nil
  }
}
