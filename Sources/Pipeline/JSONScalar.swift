import CScanning
import FeedbackModel

/// Raw JSON values as the text that a CSV cell holds.
enum JSONScalar {
  /// Returns a string's characters, nothing for null, and every other value as it stands.
  static func text(_ value: Span<UInt8>) -> [UInt8] {
    if let plain = plainText(of: value) { return Array(value.extracting(plain)) }
    var out = WorkList<UInt8>()
    append(textOf: value, to: &out)
    return out.array
  }

  /// Returns the bytes of a value that are its text as they stand; nil for a string with escapes.
  static func plainText(of value: Span<UInt8>) -> Range<Int>? {
    guard value.count >= 2, value[0] == UInt8(ascii: "\"") else {
      return isNull(value) ? 0..<0 : value.indices
    }
    let end = value.count - 1
    return firstEscape(in: value, from: 1) < end ? nil : 1..<end
  }

  /// Appends the text of a value.
  static func append(textOf value: Span<UInt8>, to out: inout WorkList<UInt8>) {
    guard value.count >= 2, value[0] == UInt8(ascii: "\"") else {
      if !isNull(value) { out.append(contentsOf: value) }
      return
    }
    // The quote at the end stays among what is looked at; nothing is read at it.
    let end = value.count - 1
    var position = 1
    while position < end {
      let found = min(end, firstEscape(in: value, from: position))
      out.append(contentsOf: value.extracting(position..<found))
      guard found < end else { return }
      position = unescape(value, found + 1, &out)
    }
  }

  private static func isNull(_ value: Span<UInt8>) -> Bool {
    let null: StaticString = "null"
    guard value.count == null.utf8CodeUnitCount else { return false }
    return value.indices.allSatisfy { value[$0] == null.utf8Start[$0] }
  }

  private static func firstEscape(in bytes: Span<UInt8>, from start: Int) -> Int {
    let slash = UInt8(ascii: "\\")
    return bytes.withUnsafeBufferPointer { all in
      // In bounds: the search ends before `count`, and nothing is read where that is 0.
      Int(earshot_find_any(all.baseAddress, Int64(start), Int64(all.count), slash, slash, slash))
    }
  }

  private static func unescape(_ value: Span<UInt8>, _ start: Int, _ out: inout WorkList<UInt8>)
    -> Int
  {
    switch value[start] {
    case UInt8(ascii: "n"): out.append(0x0A as UInt8)
    case UInt8(ascii: "r"): out.append(0x0D as UInt8)
    case UInt8(ascii: "t"): out.append(0x09 as UInt8)
    case UInt8(ascii: "b"): out.append(0x08 as UInt8)
    case UInt8(ascii: "f"): out.append(0x0C as UInt8)
    case UInt8(ascii: "u"): return unescapeUnicode(value, start + 1, &out)
    default: out.append(value[start])
    }
    return start + 1
  }

  private static func unescapeUnicode(
    _ value: Span<UInt8>,
    _ start: Int,
    _ out: inout WorkList<UInt8>
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
    for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      ?? UTF8.encodedReplacementCharacter
    {
      out.append(byte)
    }
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
