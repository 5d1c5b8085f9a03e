/// To which pattern each of a row of values belongs, while they are collected.
@usableFromInline
struct PatternChains: Sendable {
  /// The pattern of each value, or -1 once the value was taken out.
  private var patterns: [Int32] = []
  /// For each value the place of the one before it of the same pattern, or -1; filled as far as `lasts` knows.
  private var previous: [Int32] = []
  /// For each pattern the place of its last value, once a value was to be taken out.
  private var lasts: [Int32: Int32] = [:]

  /// Creates the chains of no values.
  @usableFromInline
  init() {}

  /// Appends a value of a pattern.
  @usableFromInline
  mutating func append(_ pattern: Int32) { patterns.append(pattern) }

  /// Takes out the values of a pattern whose places meet a condition.
  @usableFromInline
  mutating func remove(of pattern: Int32, where condition: (Int) -> Bool) {
    // Mostly nothing is ever taken out, and then no chain is made.
    for place in previous.count..<patterns.count {
      let before = lasts.updateValue(Int32(place), forKey: patterns[place])
      previous.append(before ?? -1)
    }
    var place = Int(lasts[pattern] ?? -1)
    while place >= 0 {
      if patterns[place] >= 0, condition(place) { patterns[place] = -1 }
      place = Int(previous[place])
    }
  }

  /// Returns the places of the values by pattern, in the order in which they came.
  ///
  /// - Returns: The places; the first pattern with values; and where those of each pattern from it on begin, with a last
  ///   number where they end.
  @usableFromInline
  func laidOut() -> (order: [Int32], first: Int32, starts: [Int32]) {
    let kept = patterns.lazy.filter { $0 >= 0 }
    guard let first = kept.min(), let last = kept.max() else { return ([], 0, [0]) }
    // First how many values each pattern has, two places further on; then where they begin, one place further on, which
    // moves to where they end as they are dealt out.
    var starts = [Int32](repeating: 0, count: Int(last - first) + 3)
    for pattern in kept { starts[Int(pattern - first) + 2] += 1 }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    var order = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
    for (place, pattern) in patterns.enumerated() where pattern >= 0 {
      let next = Int(pattern - first) + 1
      order[Int(starts[next])] = Int32(place)
      starts[next] += 1
    }
    starts.removeLast()
    return (order, first, starts)
  }
}
