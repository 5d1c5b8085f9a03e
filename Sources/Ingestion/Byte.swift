/// Names for the bytes that have a meaning in the formats.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let bar = UInt8(ascii: "|")
}

extension UnsafePointer<UInt8> {
  /// Returns the first offset in `start..<end` that holds one of three bytes, or `end`.
  ///
  /// Eight bytes are looked at together. A byte of `word ^ pattern` is zero where the byte is found; the classic
  /// test `(x - 0x01…) & ~x & 0x80…` marks the lowest such byte exactly, which is all that is asked for.
  /// Reads stay below `end`, so the pointer must hold `end` bytes.
  @inline(__always)
  func firstOffset(
    of a: BytePattern,
    _ b: BytePattern,
    _ c: BytePattern,
    from start: Int,
    to end: Int
  ) -> Int {
    var offset = start
    let raw = UnsafeRawPointer(self)
    while offset &+ 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let found = a.marks(in: word) | b.marks(in: word) | c.marks(in: word)
      if found != 0 { return offset &+ found.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
    while offset < end {
      let byte = self[offset]
      if byte == a.byte || byte == b.byte || byte == c.byte { return offset }
      offset &+= 1
    }
    return end
  }
}

/// A byte to look for, spread over a word.
struct BytePattern: Sendable {
  let byte: UInt8
  private let spread: UInt64

  init(_ byte: UInt8) {
    self.byte = byte
    spread = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  static let lineFeed = BytePattern(Byte.lineFeed)
  static let carriageReturn = BytePattern(Byte.carriageReturn)
  static let quote = BytePattern(Byte.quote)

  @inline(__always)
  func marks(in word: UInt64) -> UInt64 {
    let difference = word ^ spread
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}
