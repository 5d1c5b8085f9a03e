/// What well-formed UTF-8 looks like: table 3-7 of the Unicode Standard.
enum UTF8Sequence {
  /// Returns the length of the sequence that a byte leads, and the range of its second byte; nil for no lead.
  static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0x00...0x7F: (1, 0x80...0xBF)
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }

  /// Returns how many bytes at `offset` are well formed together, and whether they are a whole sequence.
  static func prefix(
    of bytes: UnsafeBufferPointer<UInt8>,
    at offset: Int
  ) -> (count: Int, isWhole: Bool) {
    guard let (length, second) = shape(of: bytes[offset]) else { return (1, false) }
    var count = 1
    while count < length, offset + count < bytes.count {
      let byte = bytes[offset + count]
      let allowed = count == 1 ? second : 0x80...0xBF
      guard allowed.contains(byte) else { break }
      count += 1
    }
    return (count, count == length)
  }

  /// Returns how many bytes at the end may be the beginning of a sequence that the next block ends, 0…3.
  static func incompleteTail(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    for held in 1...3 where held <= bytes.count {
      let offset = bytes.count - held
      guard bytes[offset] & 0xC0 != 0x80 else { continue }
      let (count, isWhole) = prefix(of: bytes, at: offset)
      let isLead = shape(of: bytes[offset]) != nil
      return isLead && !isWhole && count == held ? held : 0
    }
    return 0
  }

  /// Appends the bytes with U+FFFD in place of all that is not well formed; returns how many were put in.
  static func repair(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Int {
    var replacements = 0
    var offset = 0
    var from = 0
    while offset < bytes.count {
      let (count, isWhole) = bytes[offset] < 0x80 ? (1, true) : prefix(of: bytes, at: offset)
      if !isWhole {
        text.append(contentsOf: bytes[from..<offset])
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replacements += 1
        from = offset + count
      }
      offset += count
    }
    text.append(contentsOf: bytes[from...])
    return replacements
  }
}
