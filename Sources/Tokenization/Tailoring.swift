import FeedbackModel

/// Merges ICU's stretches into tokens by the named tailorings, and says what each token is.
///
/// A tailoring only ever joins neighbours: every token begins and ends at one of ICU's boundaries.
struct Tailoring: Sendable {
  /// The longest unit behind a number, in letters ("hours").
  private static let longestUnit = 5

  /// What the whole text holds; a pattern whose mark is absent is not searched for.
  struct Marks: OptionSet {
    let rawValue: UInt8

    static let at = Marks(rawValue: 1)
    /// An at sign right behind what may stand there in an e-mail address.
    static let mail = Marks(rawValue: 64)
    /// A full stop with a letter or digit behind it, as in every address.
    static let innerStop = Marks(rawValue: 2)
    static let hash = Marks(rawValue: 4)
    static let face = Marks(rawValue: 8)
    static let moneyOrPercent = Marks(rawValue: 16)
    /// A full stop or hyphen or `D`, which the next or last byte decides about.
    fileprivate static let undecided = Marks(rawValue: 32)
  }

  private let marksOfBytes: [UInt8]

  /// Creates the table of marks.
  init() {
    var table = [UInt8](repeating: 0, count: 256)
    for (characters, mark) in [
      ("@", Marks.at), ("#", .hash), (":;=<>^_\\", .face), ("$%", .moneyOrPercent),
      (".-D", .undecided),
    ] {
      for byte in characters.utf8 { table[Int(byte)] = mark.rawValue }
    }
    // The first bytes of currency signs beyond ASCII (U+00A2…U+00A5 and U+20A0…U+20BF).
    table[0xC2] = Marks.moneyOrPercent.union(.face).rawValue
    table[0xE2] = Marks.moneyOrPercent.rawValue
    marksOfBytes = table
  }

  private func marks(of text: Span<UInt8>) -> Marks {
    let table = marksOfBytes.span
    var seen: UInt8 = 0
    for index in text.indices { seen |= table[Int(text[index])] }
    var marks = Marks(rawValue: seen)
    guard !marks.isDisjoint(with: [.undecided, .at]) else { return marks }
    for index in text.indices.dropLast() {
      let next = text[index + 1]
      switch text[index] {
      case UInt8(ascii: "."):
        if isAlphanumeric(next) { marks.insert(.innerStop) }
      case UInt8(ascii: "-"):
        if next == UInt8(ascii: ".") { marks.insert(.face) }
      case UInt8(ascii: "@"):
        if index > 0, AddressGrammar.isLocalPartByte(text[index - 1]) { marks.insert(.mail) }
      case UInt8(ascii: "x"), UInt8(ascii: "X"):
        if next == UInt8(ascii: "D") { marks.insert(.face) }
      default: break
      }
    }
    return marks
  }

  /// Turns stretches into tokens.
  func tokens(from boundaries: Boundaries, in text: Span<UInt8>, into result: inout [Token]) {
    // Taken out and put back, so that writing need not ask each time whether it is shared.
    var tokens = result
    result = []
    defer { result = tokens }
    tokens.removeAll(keepingCapacity: true)
    let marks = marks(of: text)
    // Texts without any mark have no pattern to search for.
    let mayMerge = !marks.isDisjoint(with: [.mail, .innerStop, .hash, .face, .moneyOrPercent])
    let ends = boundaries.ends.span
    let classes = boundaries.classes.span
    var index = 0
    var start = 0
    while index < ends.count {
      if text[start] == UInt8(ascii: " ") {
        let end = Int(ends[index])
        tokens.append(Token(span: TextSpan(start, end), kind: .space))
        index += 1
        start = end
        continue
      }
      if mayMerge, let (last, kind) = merge(at: index, from: start, ends, classes, in: text, marks)
      {
        let end = Int(ends[last])
        tokens.append(Token(span: TextSpan(start, end), kind: kind))
        index = last + 1
        start = end
        continue
      }
      let end = Int(ends[index])
      let kind = kind(from: start, to: end, status: classes[index], in: text, marks)
      tokens.append(Token(span: TextSpan(start, end), kind: kind))
      index += 1
      start = end
    }
  }

  /// Returns the last stretch of the pattern that begins at a stretch, and its kind, or nil.
  private func merge(
    at index: Int,
    from start: Int,
    _ ends: Span<Int32>,
    _ classes: Span<UInt16>,
    in text: Span<UInt8>,
    _ marks: Marks
  ) -> (last: Int, kind: TokenKind)? {
    let first = text[start]
    let isWord = classes[index] >= 100
    if isWord && isAlphanumeric(first) {
      if marks.contains(.innerStop), let end = AddressGrammar.webAddressEnd(at: start, in: text),
        let last = stretch(endingBy: end, from: index, ends)
      {
        return (last, .url)
      }
      if marks.contains(.mail), let end = AddressGrammar.mailAddressEnd(at: start, in: text),
        let last = stretch(endingBy: end, from: index, ends), Int(ends[last]) == end
      {
        return (last, .email)
      }
    }
    if marks.contains(.hash), first == UInt8(ascii: "#"), index + 1 < ends.count,
      classes[index + 1] >= 200
    {
      return (index + 1, .hashtag)
    }
    if marks.contains(.face), EmoticonGrammar.canBegin(with: first) {
      let length = EmoticonGrammar.length(at: start, in: text)
      if length > 0, let last = stretch(endingBy: start + length, from: index, ends),
        Int(ends[last]) == start + length
      {
        return (last, .emoticon)
      }
    }
    if marks.contains(.moneyOrPercent) {
      return money(at: index, from: start, ends, classes, in: text)
    }
    return nil
  }

  /// Returns the stretches of a currency sign and its number, or of a number and its `%` or currency sign.
  private func money(
    at index: Int,
    from start: Int,
    _ ends: Span<Int32>,
    _ classes: Span<UInt16>,
    in text: Span<UInt8>
  ) -> (last: Int, kind: TokenKind)? {
    guard index + 1 < ends.count else { return nil }
    let middle = Int(ends[index])
    if classes[index] == 100 {
      let isUnit = text[middle] == UInt8(ascii: "%") || isCurrency(at: middle, in: text)
      return isUnit ? (index + 1, .measure) : nil
    }
    guard classes[index + 1] == 100, isCurrency(at: start, in: text) else { return nil }
    return (index + 1, .measure)
  }

  private func isCurrency(at position: Int, in text: Span<UInt8>) -> Bool {
    if text[position] == UInt8(ascii: "$") { return true }
    guard text[position] >= 0x80 else { return false }
    return CharacterProperties(of: codePoint(at: position, in: text).value).contains(.currency)
  }

  /// Returns the last stretch that ends at or before a byte, or nil when that is none.
  private func stretch(endingBy end: Int, from index: Int, _ ends: Span<Int32>) -> Int? {
    var last = index - 1
    while last + 1 < ends.count, Int(ends[last + 1]) <= end { last += 1 }
    return last >= index ? last : nil
  }

  /// Returns what a stretch that no pattern joined is.
  private func kind(
    from start: Int,
    to end: Int,
    status: UInt16,
    in text: Span<UInt8>,
    _ marks: Marks
  ) -> TokenKind {
    switch status {
    case 300: return .kana
    case 400: return isKana(at: start, in: text) ? .kana : .ideograph
    case 100: return numberKind(from: start, to: end, in: text)
    case 200: return wordKind(from: start, to: end, in: text, marks)
    default: return markKind(from: start, to: end, in: text)
    }
  }

  /// ICU's dictionary gives hiragana the status of ideographs.
  private func isKana(at position: Int, in text: Span<UInt8>) -> Bool {
    CodePoints.kana.contains(codePoint(at: position, in: text).value)
  }

  private func wordKind(
    from start: Int,
    to end: Int,
    in text: Span<UInt8>,
    _ marks: Marks
  ) -> TokenKind {
    var hasAt = false
    if marks.contains(.at) {
      for position in start..<end where text[position] == UInt8(ascii: "@") {
        hasAt = true
        if position + 1 < end,
          isAlphanumeric(text[position + 1]) || text[position + 1] == UInt8(ascii: "_")
        {
          return .mention
        }
      }
    }
    if hasAt && end - start == 1 { return .symbol }
    guard !isASCIILetter(text[start]) else { return .word }
    return isMeasure(from: start, to: end, in: text) ? .measure : .word
  }

  /// Returns whether a stretch is digits and then a short unit: `30mins`, `2hrs`, `5gb`.
  private func isMeasure(from start: Int, to end: Int, in text: Span<UInt8>) -> Bool {
    var position = start
    while position < end, !isASCIILetter(text[position]) {
      guard text[position] < 0x80, text[position] != UInt8(ascii: "_") else { return false }
      position += 1
    }
    guard position > start, (1...Self.longestUnit).contains(end - position) else { return false }
    for rest in position..<end where !isASCIILetter(text[rest]) { return false }
    return true
  }

  /// Digits alone are a number, digits and then a short unit a measure, letters first a word.
  private func numberKind(from start: Int, to end: Int, in text: Span<UInt8>) -> TokenKind {
    if text[start] == UInt8(ascii: "@") { return .mention }
    if isEmojiSequence(from: start, to: end, in: text) { return .emoji }
    for position in start..<end where isASCIILetter(text[position]) { return .word }
    return .number
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
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
