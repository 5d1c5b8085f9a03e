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

  /// Gives the patterns other numbers, once the values are laid out.
  ///
  /// - Parameter numbers: For each pattern its new number; no two are the same.
  @inlinable
  public mutating func renumber(_ numbers: [Int32]) {
    let old = self
    self = PatternMap()
    for pattern in old.starts.patterns {
      for place in old.places(of: pattern) { add(old[place], for: numbers[Int(pattern)]) }
    }
    seal()
  }

  /// Changes the values of a pattern, once they are laid out.
  package mutating func change(of pattern: Int32, _ change: (inout Value) -> Void) {
    for place in places(of: pattern) { change(&values[place]) }
  }

  /// All values, once they are laid out.
  package var all: [Value] { values }

  /// The patterns from the first with values to the last, once the values are laid out.
  package var patterns: Range<Int32> { starts.patterns }

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

  /// Calls a closure with the map as it lies in memory, for loops in C.
  ///
  /// An island of unsafe code: `seal()` laid out starts and values together, so that what stands between two starts is within
  /// the values.
  ///
  /// - Parameter read: Is given the first pattern with values, where the values of each from it on begin with a last number
  ///   where they end, and the values. It must not let them outlive the call.
  /// - Returns: What the closure returns.
  @inlinable @inline(__always)
  public func withUnsafeLayout<Result>(
    _ read: (Int, UnsafeBufferPointer<Int32>, UnsafePointer<Value>?) -> Result
  ) -> Result {
    unsafe starts.starts.withUnsafeBufferPointer { starts in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe read(self.starts.first, starts, values.baseAddress)
      }
    }
  }

  /// Whether no pattern has a value, once they are laid out.
  package var isEmpty: Bool { values.isEmpty }

  /// The value at a place.
  @inlinable @inline(__always)
  public subscript(place: Int) -> Value { values[place] }
}

extension PatternMap where Value: BitwiseCopyable {
  /// Reads a map that was written before.
  ///
  /// - Throws: `ArchiveFault` where it is none.
  package init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    self.init()
    let first = try archive.int()
    starts = PatternStarts(first: Int32(truncatingIfNeeded: first), try archive.array())
    values = try archive.array()
    guard starts.areInside(values.count) else { throw ArchiveFault() }
  }

  /// Writes the map, once its values are laid out.
  package func write(to archive: inout ArchiveWriter) {
    archive.write(starts.first)
    archive.write(starts.starts)
    archive.write(values)
  }
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

  /// Whether all values that they name are among so many.
  func areInside(_ count: Int) -> Bool {
    guard starts.first == 0, Int(starts[starts.count - 1]) == count, first >= 0 else {
      return false
    }
    return starts.indices.dropFirst().allSatisfy { starts[$0 - 1] <= starts[$0] }
  }

  /// The patterns from the first with values to the last.
  @usableFromInline var patterns: Range<Int32> { Int32(first)..<Int32(first + starts.count - 1) }

  @inlinable @inline(__always)
  func places(of pattern: Int32) -> Range<Int> {
    starts.withUnsafeBufferPointer { starts in
      // Negative numbers are far beyond the count.
      let place = UInt(bitPattern: Int(pattern) &- first)
      guard place < UInt(bitPattern: starts.count &- 1) else {
        return Range(uncheckedBounds: (0, 0))
      }
      // In bounds: one place behind this one is still within the list.
      let start = unsafe starts[Int(bitPattern: place)]
      let end = unsafe starts[Int(bitPattern: place &+ 1)]
      return Range(uncheckedBounds: (Int(start), Int(end)))
    }
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
