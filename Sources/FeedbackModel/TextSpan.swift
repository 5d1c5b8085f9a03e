/// A half-open range of UTF-8 byte offsets into the original text of a comment.
public struct TextSpan: Hashable, BitwiseCopyable, Sendable {
  /// The offset of the first byte.
  public var start: UInt32

  /// The offset behind the last byte.
  public var end: UInt32

  /// Creates a span from two byte offsets.
  ///
  /// - Precondition: `start` is not behind `end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "A span must not end before it starts.")
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  /// The span as a range that can subscript a byte array.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The number of bytes in the span.
  public var count: Int { Int(end - start) }

  /// Returns whether the two spans share at least one byte.
  public func overlaps(_ other: TextSpan) -> Bool {
    start < other.end && other.start < end
  }
}
