/// Returns the code point that begins at a byte, and how many bytes it takes.
///
/// Ill-formed bytes give U+FFFD and one byte.
func codePoint(at position: Int, in text: Span<UInt8>) -> (value: UInt32, length: Int) {
  let first = text[position]
  if first < 0x80 { return (UInt32(first), 1) }
  let (length, leading): (Int, UInt32) =
    switch first {
    case 0xC2...0xDF: (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (4, UInt32(first & 0x07))
    default: (1, 0xFFFD)
    }
  guard length > 1, position + length <= text.count else { return (0xFFFD, 1) }
  var value = leading
  for offset in 1..<length {
    let byte = text[position + offset]
    guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  return (value, length)
}
