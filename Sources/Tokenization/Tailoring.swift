import CScanning
import FeedbackModel

/// Merges ICU's stretches into tokens by the named tailorings, and says what each token is.
///
/// A tailoring only ever joins neighbours: every token begins and ends at one of ICU's boundaries.
struct Tailoring: Sendable {
  /// Returns the last stretch of the token that begins at a stretch, and its kind.
  ///
  /// - Parameters:
  ///   - index: The stretch.
  ///   - start: Where it begins, in bytes.
  ///   - stretches: All stretches of the text.
  ///   - text: The text.
  ///   - marks: What the text holds.
  ///   - runs: What is known of the addresses of the text.
  /// - Returns: The last stretch of the token, and what the token is.
  func token(
    at index: Int,
    from start: Int,
    _ stretches: borrowing WorkList<Stretch>,
    in text: Span<UInt8>,
    _ marks: TextMarks,
    _ runs: inout AddressRuns
  ) -> (last: Int, kind: TokenKind) {
    let stretch = stretches[index]
    if mayMerge(stretch, from: start, in: text, marks),
      let merged = merge(at: index, from: start, stretches, in: text, marks, &runs)
    {
      return merged
    }
    return (index, kind(of: stretch, from: start, in: text))
  }

  /// Returns whether a pattern may begin at a stretch, going by its first bytes alone.
  private func mayMerge(
    _ stretch: Stretch,
    from start: Int,
    in text: Span<UInt8>,
    _ marks: TextMarks
  ) -> Bool {
    if stretch.status >= 100 {
      if !marks.isDisjoint(with: [.innerStop, .mail, .money]) { return true }
      let count = Int(stretch.end) - start
      return (count <= 2 || stretch.has(EARSHOT_HAS_UNDERSCORE | EARSHOT_HAS_JOINT))
        && EmoticonGrammar.canBegin(with: stretch.first)
    }
    switch stretch.first {
    case UInt8(ascii: "#"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "."):
      guard start + 1 < text.count else { return false }
      return text[start + 1] == UInt8(ascii: "_") || text[start + 1] == UInt8(ascii: ".")
    case UInt8(ascii: "$"), 0x80...: return true
    default: return EmoticonGrammar.canBegin(with: stretch.first)
    }
  }

  /// Returns the last stretch of the pattern that begins at a stretch, and its kind, or nil.
  private func merge(
    at index: Int,
    from start: Int,
    _ stretches: borrowing WorkList<Stretch>,
    in text: Span<UInt8>,
    _ marks: TextMarks,
    _ runs: inout AddressRuns
  ) -> (last: Int, kind: TokenKind)? {
    let first = text[start]
    let isWord = stretches[index].status >= 100
    if isWord && isAlphanumeric(first) {
      if marks.contains(.innerStop),
        let end = AddressGrammar.webAddressEnd(at: start, in: text, &runs),
        let last = stretch(endingBy: end, from: index, stretches)
      {
        return (last, .url)
      }
      if marks.contains(.mail), let end = AddressGrammar.mailAddressEnd(at: start, in: text),
        let last = stretch(endingBy: end, from: index, stretches), Int(stretches[last].end) == end
      {
        return (last, .email)
      }
    }
    if marks.contains(.hash), first == UInt8(ascii: "#"), index + 1 < stretches.count,
      stretches[index + 1].status >= 200
    {
      return (index + 1, .hashtag)
    }
    if EmoticonGrammar.canBegin(with: first) {
      let length = EmoticonGrammar.length(at: start, in: text)
      if length > 0, let last = stretch(endingBy: start + length, from: index, stretches),
        Int(stretches[last].end) == start + length
      {
        return (last, .emoticon)
      }
    }
    if marks.contains(.money) {
      return money(at: index, from: start, stretches, in: text)
    }
    return nil
  }

  /// Returns the stretches of a currency sign and its number, or of a number and its `%` or currency sign.
  private func money(
    at index: Int,
    from start: Int,
    _ stretches: borrowing WorkList<Stretch>,
    in text: Span<UInt8>
  ) -> (last: Int, kind: TokenKind)? {
    guard index + 1 < stretches.count else { return nil }
    let middle = Int(stretches[index].end)
    if stretches[index].status == 100 {
      let isUnit = text[middle] == UInt8(ascii: "%") || isCurrency(at: middle, in: text)
      return isUnit ? (index + 1, .measure) : nil
    }
    guard stretches[index + 1].status == 100, isCurrency(at: start, in: text) else { return nil }
    return (index + 1, .measure)
  }

  private func isCurrency(at position: Int, in text: Span<UInt8>) -> Bool {
    if text[position] == UInt8(ascii: "$") { return true }
    guard text[position] >= 0x80 else { return false }
    return CharacterProperties(of: codePoint(at: position, in: text).value).contains(.currency)
  }

  /// Returns the last stretch that ends at or before a byte, or nil when that is none.
  private func stretch(endingBy end: Int, from index: Int, _ stretches: borrowing WorkList<Stretch>)
    -> Int?
  {
    var last = index - 1
    while last + 1 < stretches.count, Int(stretches[last + 1].end) <= end { last += 1 }
    return last >= index ? last : nil
  }

  /// Returns what a stretch that no pattern joined is.
  private func kind(of stretch: Stretch, from start: Int, in text: Span<UInt8>) -> TokenKind {
    let end = Int(stretch.end)
    switch stretch.status {
    case 300: return .kana
    case 400: return isKana(at: start, in: text) ? .kana : .ideograph
    case 100: return numberKind(from: start, to: end, in: text)
    case 200:
      if stretch.isWide || stretch.has(EARSHOT_HAS_AT) || !isASCIILetter(stretch.first) {
        return wordKind(from: start, to: end, in: text)
      }
      return .word
    default: return markKind(from: start, to: end, in: text)
    }
  }

  /// ICU's dictionary gives hiragana the status of ideographs.
  private func isKana(at position: Int, in text: Span<UInt8>) -> Bool {
    CodePoints.kana.contains(codePoint(at: position, in: text).value)
  }

  private func wordKind(from start: Int, to end: Int, in text: Span<UInt8>) -> TokenKind {
    var hasAt = false
    for position in start..<end where text[position] == UInt8(ascii: "@") {
      hasAt = true
      if position + 1 < end,
        isAlphanumeric(text[position + 1]) || text[position + 1] == UInt8(ascii: "_")
      {
        return .mention
      }
    }
    if hasAt && end - start == 1 { return .symbol }
    guard !isASCIILetter(text[start]) else { return .word }
    return MeasureGrammar.matches(start..<end, in: text) ? .measure : .word
  }

  /// Digits alone are a number, digits and then a short unit a measure, letters first a word.
  private func numberKind(from start: Int, to end: Int, in text: Span<UInt8>) -> TokenKind {
    if text[start] == UInt8(ascii: "@") { return .mention }
    if isEmojiSequence(from: start, to: end, in: text) { return .emoji }
    for position in start..<end where isASCIILetter(text[position]) { return .word }
    return .number
  }

  private func markKind(from start: Int, to end: Int, in text: Span<UInt8>) -> TokenKind {
    let first = text[start]
    if first < 0x80 {
      if isBlank(first) { return .space }
      if end - start > 1, isEmojiSequence(from: start, to: end, in: text) { return .emoji }
      switch first {
      case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="),
        UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"),
        UInt8(ascii: "~"):
        return .symbol
      case 0x21...0x7E: return .punctuation
      default: return .space
      }
    }
    if isEmojiSequence(from: start, to: end, in: text) { return .emoji }
    let properties = CharacterProperties(of: codePoint(at: start, in: text).value)
    if properties.contains(.whitespace) { return .space }
    if properties.contains(.punctuation) { return .punctuation }
    if properties.contains(.letter) { return .word }
    return .symbol
  }

  /// Returns whether a stretch is drawn as a picture: an emoji, a flag, a keycap, or a symbol with U+FE0F.
  private func isEmojiSequence(from start: Int, to end: Int, in text: Span<UInt8>) -> Bool {
    let (first, length) = codePoint(at: start, in: text)
    guard first >= 0x80 || end - start >= 4 else { return false }
    let properties = CharacterProperties(of: first)
    if !properties.isDisjoint(with: [.emojiPresentation, .regionalIndicator]) { return true }
    if properties.contains(.emoji), first >= CodePoints.firstPictureSymbol { return true }
    guard start + length < end else { return false }
    let (second, secondLength) = codePoint(at: start + length, in: text)
    if second == CodePoints.keycap { return true }
    guard second == CodePoints.variationSelector16 else { return false }
    if properties.contains(.emoji) { return true }
    let third = start + length + secondLength
    return third < end && codePoint(at: third, in: text).value == CodePoints.keycap
  }
}
