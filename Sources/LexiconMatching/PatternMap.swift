/// What a lexicon says of patterns: for each pattern a few values, laid out flat.
///
/// Looking up allocates nothing: `for place in map.places(of: pattern) { map[place] }`. Inlinable because every stage asks
/// for its hits.
public struct PatternMap<Value: Sendable>: Sendable {
  private var building: [(pattern: Int32, value: Value)] = []
  /// For each pattern where its values begin, and a last one where they end; patterns behind them have none.
  @usableFromInline var starts: [Int32] = [0]
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
    starts = []
    values = []
    for index in order {
      while starts.count <= Int(building[index].pattern) { starts.append(Int32(values.count)) }
      values.append(building[index].value)
    }
    starts.append(Int32(values.count))
    building = []
  }

  /// Changes the values of a pattern, once they are laid out.
  package mutating func change(of pattern: Int32, _ change: (inout Value) -> Void) {
    for place in places(of: pattern) { change(&values[place]) }
  }

  /// Returns the places of a pattern's values.
  @inlinable @inline(__always)
  public func places(of pattern: Int32) -> Range<Int> {
    let place = Int(pattern)
    guard place + 1 < starts.count else { return 0..<0 }
    return Range(uncheckedBounds: (Int(starts[place]), Int(starts[place + 1])))
  }

  /// The value at a place.
  @inlinable @inline(__always)
  public subscript(place: Int) -> Value { values[place] }
}
