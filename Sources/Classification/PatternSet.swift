import FeedbackModel

/// A set of patterns, a bit each, that a worker empties for each comment.
struct PatternSet: ~Copyable {
  private var bits: WorkList<UInt64>

  /// Creates an empty set of patterns below a number.
  init(_ count: Int) { bits = WorkList(repeating: 0, count: count / 64 + 1) }

  /// Adds a pattern.
  ///
  /// - Returns: Whether it was not in the set.
  @inline(__always)
  mutating func insert(_ pattern: Int32) -> Bool {
    let bit: UInt64 = 1 << UInt64(pattern & 63)
    let old = bits[Int(pattern) >> 6]
    bits[Int(pattern) >> 6] = old | bit
    return old & bit == 0
  }

  /// Takes out a pattern, and with it those that share its word of bits: all that were added are to be taken out.
  @inline(__always)
  mutating func clear(around pattern: Int32) { bits[Int(pattern) >> 6] = 0 }
}
