/// What a lexicon says of patterns: for each pattern a few values, laid out flat.
///
/// Looking up allocates nothing: `for place in map.places(of: pattern) { map[place] }`. Most patterns have no value in
/// most maps, so a pattern is a bit, and the number of bits before it is the place of its values: what every hit asks
/// stays in the nearest cache. Inlinable because every stage asks for every hit.
public struct PatternMap<Value: Sendable>: Sendable {
  private var building: [(pattern: Int32, value: Value)] = []
  @usableFromInline var marks: [UInt64] = []
  /// For each word of `marks`, the bits set before it.
  @usableFromInline var ranks: [Int32] = []
  /// For each pattern that has values, in order, where they begin.
  @usableFromInline var starts: [Int32] = []
  @usableFromInline var values: [Value] = []

  /// Creates an empty map.
  public init() {}

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
    let order = building.indices.sorted {
      (building[$0].pattern, $0) < (building[$1].pattern, $1)
    }
    let count = Int(order.last.map { building[$0].pattern } ?? -1) + 1
    marks = [UInt64](repeating: 0, count: count / 64 + 1)
    starts = []
    values = []
    var previous: Int32 = -1
    for index in order {
      let pattern = building[index].pattern
      if pattern != previous {
        marks[Int(pattern) >> 6] |= 1 << UInt64(pattern & 63)
        starts.append(Int32(values.count))
        previous = pattern
      }
      values.append(building[index].value)
    }
    starts.append(Int32(values.count))
    ranks = []
    var before: Int32 = 0
    for word in marks {
      ranks.append(before)
      before += Int32(word.nonzeroBitCount)
    }
    building = []
  }

  /// Changes the values of a pattern, once they are laid out.
  package mutating func change(of pattern: Int32, _ change: (inout Value) -> Void) {
    for place in places(of: pattern) { change(&values[place]) }
  }

  /// Returns the places of a pattern's values.
  @inlinable @inline(__always)
  public func places(of pattern: Int32) -> Range<Int> {
    let word = Int(pattern) >> 6
    guard word < marks.count else { return 0..<0 }
    let bit: UInt64 = 1 << UInt64(pattern & 63)
    guard marks[word] & bit != 0 else { return 0..<0 }
    let rank = Int(ranks[word]) + (marks[word] & (bit - 1)).nonzeroBitCount
    return Int(starts[rank])..<Int(starts[rank + 1])
  }

  /// The value at a place.
  @inlinable @inline(__always)
  public subscript(place: Int) -> Value { values[place] }
}
