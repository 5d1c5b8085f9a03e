import CScanning

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
  /// Reads stay below `end`, so the pointer must hold `end` bytes.
  @inline(__always)
  func firstOffset(
    of a: UInt8,
    _ b: UInt8,
    _ c: UInt8,
    from start: Int,
    to end: Int
  ) -> Int {
    Int(earshot_find_any(self, Int64(start), Int64(end), a, b, c))
  }

  /// Returns how often a byte is among the first so many.
  func count(of byte: UInt8, to end: Int) -> Int { Int(earshot_count(self, Int64(end), byte)) }
}
