import FeedbackModel
import Tokenization

/// Tells which lines of a comment are another's words, as mail programs quote them: those that begin with `>`.
///
/// "> 2 hours" is more than two hours, and `>:(` at the beginning of a line a face.
struct QuotedLines {
  private(set) var isQuoted = false

  /// Goes on to the next unit; then `isQuoted` tells whether its line is another's words.
  ///
  /// - Parameters:
  ///   - unit: The next unit.
  ///   - previousEnd: The byte behind the one before it; 0 for the first.
  ///   - text: The bytes of the comment.
  mutating func step(to unit: LexicalUnit, behind previousEnd: Int, _ text: Span<UInt8>) {
    let start = Int(unit.span.start)
    var begins = previousEnd == 0
    var lineStart = previousEnd
    // A part of a hashtag begins before its hashtag ends.
    for position in min(previousEnd, start)..<start where text[position] == UInt8(ascii: "\n") {
      begins = true
      lineStart = position + 1
    }
    if begins { isQuoted = Self.isQuoted(from: lineStart, unit, text) }
  }

  private static func isQuoted(from lineStart: Int, _ unit: LexicalUnit, _ text: Span<UInt8>)
    -> Bool
  {
    var position = lineStart
    skipBlanks(&position, text)
    guard position < text.count, text[position] == UInt8(ascii: ">"),
      unit.kind != .emoticon || Int(unit.span.start) != position
    else { return false }
    while position < text.count, text[position] == UInt8(ascii: ">") {
      position += 1
      skipBlanks(&position, text)
    }
    guard position < text.count else { return true }
    return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position])
      && text[position] != UInt8(ascii: "=")
  }

  private static func skipBlanks(_ position: inout Int, _ text: Span<UInt8>) {
    while position < text.count,
      text[position] == UInt8(ascii: " ") || text[position] == UInt8(ascii: "\t")
    {
      position += 1
    }
  }
}
