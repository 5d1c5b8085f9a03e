/// What a lexicon says of patterns: for each pattern a few values, laid out flat.
///
/// Looking up allocates nothing: `for place in map.places(of: pattern) { map[place] }`. Most patterns have no value in
/// most maps; a bit a pattern, few enough to stay in the nearest cache, tells so. Inlinable because every stage asks for
/// every hit: without it a fifth of the time of matching goes into these calls.
package struct PatternMap<Value: Sendable>: Sendable {
  private var building: [(pattern: Int32, value: Value)] = []
  @usableFromInline var starts: [Int32] = []
  @usableFromInline var values: [Value] = []
  @usableFromInline var marks: [UInt64] = []

  /// Creates an empty map.
  package init() {}

  /// Adds a value; it can be looked up after `seal()`.
  package mutating func add(_ value: Value, for pattern: Int32) {
    building.append((pattern, value))
  }

  /// Takes out the values of a pattern that were added and meet a condition.
  package mutating func remove(of pattern: Int32, where condition: (Value) -> Bool) {
    building.removeAll { $0.pattern == pattern && condition($0.value) }
  }

  /// Lays the values out; the values of one pattern keep the order in which they were added.
  package mutating func seal() {
    let count = Int(building.map(\.pattern).max() ?? -1) + 1
    var counts = [Int32](repeating: 0, count: count + 1)
    for entry in building { counts[Int(entry.pattern) + 1] += 1 }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    starts = counts
    var next = counts
    var order = [Int32](repeating: 0, count: building.count)
    for (index, entry) in building.enumerated() {
      order[Int(next[Int(entry.pattern)])] = Int32(index)
      next[Int(entry.pattern)] += 1
    }
    values = order.map { building[Int($0)].value }
    marks = [UInt64](repeating: 0, count: count / 64 + 1)
    for entry in building { marks[Int(entry.pattern) >> 6] |= 1 << UInt64(entry.pattern & 63) }
    building = []
  }

  /// Returns the places of a pattern's values.
  @inlinable
  package func places(of pattern: Int32) -> Range<Int> {
    let word = Int(pattern) >> 6
    guard word < marks.count, marks[word] >> UInt64(pattern & 63) & 1 == 1 else { return 0..<0 }
    return Int(starts[Int(pattern)])..<Int(starts[Int(pattern) + 1])
  }

  /// The value at a place.
  @inlinable
  package subscript(place: Int) -> Value { values[place] }
}
