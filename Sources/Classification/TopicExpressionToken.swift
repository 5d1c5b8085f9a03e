/// A word, phrase, bracket or operator of a boolean pattern.
struct TopicExpressionToken {
  /// What it is.
  enum Kind {
    case word
    /// With its quotation marks, of which the last may be missing.
    case quotation
    case open
    case close
    case or
    case and
    case not
    case near
  }

  /// Its bytes in the text.
  let range: Range<Int>
  let kind: Kind

  /// Cuts a pattern, from an offset on, into its tokens.
  ///
  /// All marks are ASCII; so tokens end at whole characters.
  static func all(in text: [UInt8], from start: Int) -> [TopicExpressionToken] {
    var tokens: [TopicExpressionToken] = []
    var start = start
    while start < text.count {
      var end = start + 1
      var kind: Kind?
      switch text[start] {
      case UInt8(ascii: " "): break
      case UInt8(ascii: "("): kind = .open
      case UInt8(ascii: ")"): kind = .close
      case UInt8(ascii: "|"): kind = .or
      case UInt8(ascii: "\""):
        kind = .quotation
        while end < text.count, text[end] != UInt8(ascii: "\"") { end += 1 }
        // The marks stay, so that an unclosed one can be told later.
        end = min(end + 1, text.count)
      default:
        while end < text.count, !isMark(text[end]) { end += 1 }
        kind = kindOfWord(text[start..<end])
      }
      if let kind { tokens.append(TopicExpressionToken(range: start..<end, kind: kind)) }
      start = end
    }
    return tokens
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"),
      UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private static func kindOfWord(_ word: ArraySlice<UInt8>) -> Kind {
    // Operators are in capitals, words mostly not.
    guard let first = word.first, first < UInt8(ascii: "a") else { return .word }
    if word.elementsEqual("OR".utf8) { return .or }
    if word.elementsEqual("AND".utf8) { return .and }
    if word.elementsEqual("NOT".utf8) { return .not }
    return word.starts(with: "NEAR/".utf8) ? .near : .word
  }
}
