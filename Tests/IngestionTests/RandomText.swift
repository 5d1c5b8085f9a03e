import FeedbackModel

extension SplitMix64 {
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
