import CScanning
package import FeedbackModel

/// What a lexicon says of patterns: for each pattern a few values, laid out flat.
///
/// Looking up allocates nothing: `for place in map.places(of: pattern) { map[place] }`. Inlinable because every stage asks
/// for its hits.
public struct PatternMap<Value: Sendable>: Sendable {
  /// The pattern of each value that is not laid out yet, -1 where the value was taken out again.
  @usableFromInline var building = PatternChains()
  @usableFromInline var added: [Value] = []
  /// For each pattern where its values begin, and a last one where they end; patterns behind them have none.
  @usableFromInline var starts = PatternStarts()
  @usableFromInline var values: [Value] = []

  /// Creates an empty map.
  public init() {}

  /// Adds a value; it can be looked up after `seal()`.
  @inlinable
  public mutating func add(_ value: Value, for pattern: Int32) {
    building.append(pattern)
    added.append(value)
  }

  /// Takes out the values of a pattern that were added and meet a condition.
  @inlinable
  public mutating func remove(of pattern: Int32, where condition: (Value) -> Bool) {
    building.remove(of: pattern) { condition(added[$0]) }
  }

  /// Lays the values out; the values of one pattern keep the order in which they were added.
  @inlinable
  public mutating func seal() {
    let (order, first, starts) = building.laidOut()
    self.starts = PatternStarts(first: first, starts)
    values = order.map { added[Int($0)] }
    building = PatternChains()
    added = []
  }

  /// Changes the values of a pattern, once they are laid out.
  package mutating func change(of pattern: Int32, _ change: (inout Value) -> Void) {
    for place in places(of: pattern) { change(&values[place]) }
  }

  /// Returns the places of a pattern's values.
  @inlinable @inline(__always)
  public func places(of pattern: Int32) -> Range<Int> {
    starts.places(of: pattern)
  }

  /// Asks for the memory in which the patterns of some hits are looked up, so that it is there when they are.
  ///
  /// - Parameters:
  ///   - places: The places of the hits.
  ///   - hits: The hits of a comment.
  package func prefetch(_ places: borrowing WorkList<Int32>, of hits: borrowing HitBuffer) {
    starts.prefetch(places, of: hits)
  }

  /// The value at a place.
  @inlinable @inline(__always)
  public subscript(place: Int) -> Value { values[place] }
}

/// Where the values of each pattern begin; apart from them, so that it is the same code for values of every kind.
@usableFromInline
struct PatternStarts: Sendable {
  /// The first pattern with values.
  @usableFromInline var first = 0
  /// Where the values of each pattern from it on begin, and a last one where they end; others have none.
  @usableFromInline var starts: [Int32] = [0]

  /// Creates the starts of no values.
  init() {}

  @usableFromInline
  init(first: Int32, _ starts: [Int32]) {
    self.first = Int(first)
    self.starts = starts
  }

  @inlinable @inline(__always)
  func places(of pattern: Int32) -> Range<Int> {
    let place = Int(pattern) &- first
    guard place >= 0, place + 1 < starts.count else { return 0..<0 }
    return Range(uncheckedBounds: (Int(starts[place]), Int(starts[place + 1])))
  }

  func prefetch(_ places: borrowing WorkList<Int32>, of hits: borrowing HitBuffer) {
    starts.withUnsafeBufferPointer { starts in
      for place in places.indices {
        // No access: the address is only named.
        let pattern = Int(hits.all[Int(places[place])].pattern) - first
        earshot_prefetch(starts.baseAddress.map { $0 + pattern })
      }
    }
  }
}
