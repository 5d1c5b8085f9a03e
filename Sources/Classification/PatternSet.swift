import FeedbackModel

/// A set of patterns that a worker empties for each comment: a bit a pattern, and the few that are in it.
struct PatternSet: ~Copyable {
  private var bits: WorkList<UInt64>
  private var members = WorkList<Int32>()

  /// Creates an empty set of patterns below a number.
  init(_ count: Int) { bits = WorkList(repeating: 0, count: count / 64 + 1) }

  /// Adds a pattern.
  ///
  /// - Returns: Whether it was not in the set.
  @inline(__always)
  mutating func insert(_ pattern: Int32) -> Bool {
    let bit: UInt64 = 1 << UInt64(pattern & 63)
    guard bits[Int(pattern) >> 6] & bit == 0 else { return false }
    bits[Int(pattern) >> 6] |= bit
    members.append(pattern)
    return true
  }

  /// Empties the set.
  mutating func removeAll() {
    for place in members.indices { bits[Int(members[place]) >> 6] = 0 }
    members.removeAll()
  }
}
