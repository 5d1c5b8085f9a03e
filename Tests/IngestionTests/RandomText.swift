/// SplitMix64 (Steele, Lea and Flood, 2014): small, and the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension SeededGenerator {
  /// Returns a text of pieces that are awkward in one format or another.
  mutating func text(maximumPieces: Int = 6) -> String {
    let pieces = [
      "a", "late again", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "é", "日本", "😀",
      "\\", "{", "}",
      "'", "\u{FEFF}", "0", "\\n", "[", "]", ":",
    ]
    return (0..<Int.random(in: 0...maximumPieces, using: &self))
      .map { _ in pieces.randomElement(using: &self)! }.joined()
  }
}

/// Returns a cell of CSV that reads as the text.
func csvCell(_ text: String, delimiter: String, quoting: Bool) -> String {
  let bytes = Array(text.utf8)
  let needsQuotes =
    bytes.contains { $0 == 0x0A || $0 == 0x0D } || text.utf8.first == 0x22
    || bytes.contains(Array(delimiter.utf8)[0])
  guard needsQuotes || quoting else { return text }
  let doubled = bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
  return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
}
