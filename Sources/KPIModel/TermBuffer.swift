/// The terms of one comment, one after another in one buffer that is used again for the next comment.
public struct TermBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  /// Creates a buffer without terms.
  public init() {}

  /// The number of terms, repeated ones included.
  public var count: Int { ends.count }

  /// Takes all terms out and keeps the room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Appends a term of one word, folded as the caller wants terms to be compared.
  public mutating func append(_ word: Span<UInt8>) {
    word.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  /// Appends a term of two words, a space between them.
  public mutating func append(_ first: Span<UInt8>, _ second: Span<UInt8>) {
    first.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: " "))
    append(second)
  }

  /// Appends a term.
  public mutating func append(_ term: String) {
    bytes.append(contentsOf: term.utf8)
    ends.append(bytes.count)
  }
}
