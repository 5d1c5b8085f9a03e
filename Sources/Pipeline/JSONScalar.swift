/// Raw JSON values as the text that a CSV cell holds.
enum JSONScalar {
  /// Returns a string's characters, nothing for null, and every other value as it stands.
  static func text(_ value: Span<UInt8>) -> [UInt8] {
    guard value.count >= 2, value[0] == UInt8(ascii: "\"") else {
      let raw = Array(value)
      return raw == Array("null".utf8) ? [] : raw
    }
    var out: [UInt8] = []
    out.reserveCapacity(value.count)
    var position = 1
    while position < value.count - 1 {
      let byte = value[position]
      guard byte == UInt8(ascii: "\\") else {
        out.append(byte)
        position += 1
        continue
      }
      position = unescape(value, position + 1, &out)
    }
    return out
  }

  private static func unescape(_ value: Span<UInt8>, _ start: Int, _ out: inout [UInt8]) -> Int {
    switch value[start] {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "u"): return unescapeUnicode(value, start + 1, &out)
    default: out.append(value[start])
    }
    return start + 1
  }

  private static func unescapeUnicode(
    _ value: Span<UInt8>,
    _ start: Int,
    _ out: inout [UInt8]
  ) -> Int {
    guard let high = hex(value, start) else { return start }
    var next = start + 4
    var scalar = high
    if (0xD800..<0xDC00).contains(high), next + 6 <= value.count, value[next] == UInt8(ascii: "\\"),
      value[next + 1] == UInt8(ascii: "u"), let low = hex(value, next + 2),
      (0xDC00..<0xE000).contains(low)
    {
      scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
      next += 6
    }
    // A lone half of a pair is no character.
    out.append(contentsOf: String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
    return next
  }

  private static func hex(_ value: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= value.count else { return nil }
    var number: UInt32 = 0
    for position in start..<(start + 4) {
      guard let digit = Character(Unicode.Scalar(value[position])).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}

extension Array where Element == UInt8 {
  /// Creates an array of a span's bytes.
  package init(_ bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { Array($0) }
  }
}
