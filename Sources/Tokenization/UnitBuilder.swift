import CScanning
import FeedbackModel

/// Joins ICU's stretches to tokens, and turns tokens into the units that lexicons look up, in one pass.
struct UnitBuilder: Sendable {
  private let folding = CaseFolding()
  private let tailoring = Tailoring()
  private let vocabulary: Vocabulary

  /// Creates a builder that splits run-together hashtags by a vocabulary.
  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Fills the buffer's tokens and units; its sentence ends are there already.
  ///
  /// The text is folded as a whole, so that the forms of ASCII words are where the words are; other forms stand behind.
  func build(
    from text: Span<UInt8>,
    _ stretches: Span<Stretch>,
    _ marks: TextMarks,
    in buffer: inout TokenBuffer
  ) {
    // Taken out and put back, so that writing need not ask each time whether it is shared.
    var (tokens, units, folded) = (buffer.tokens, buffer.units, buffer.folded)
    (buffer.tokens, buffer.units, buffer.folded) = ([], [], [])
    defer { (buffer.tokens, buffer.units, buffer.folded) = (tokens, units, folded) }
    folding.foldASCII(text, into: &folded)
    // The parts of hashtags are units too, and each has at least one byte.
    let parts = marks.contains(.hash) ? text.count : 0
    let sentenceEnds = buffer.sentenceEnds.span
    tokens.append(addingCapacity: stretches.count) { tokens in
      units.append(addingCapacity: stretches.count + parts) { units in
        fill(&tokens, &units, &folded, from: text, stretches, marks, sentenceEnds)
      }
    }
  }

  private func fill(
    _ tokens: inout OutputSpan<Token>,
    _ units: inout OutputSpan<LexicalUnit>,
    _ folded: inout [UInt8],
    from text: Span<UInt8>,
    _ stretches: Span<Stretch>,
    _ marks: TextMarks,
    _ sentenceEnds: Span<Int32>
  ) {
    var index = 0
    var start = 0
    var sentence = 0
    var join = Join.none
    while index < stretches.count {
      let stretch = stretches[index]
      if stretch.first == UInt8(ascii: " "), !stretch.isWide {
        let end = Int(stretch.end)
        tokens.append(Token(span: TextSpan(start, end), kind: .space))
        (index, start, join) = (index + 1, end, .none)
        continue
      }
      let (last, kind) =
        isPlainWord(stretch, from: start, marks)
        ? (index, .word) : tailoring.token(at: index, from: start, stretches, in: text, marks)
      let end = Int(stretches[last].end)
      let span = TextSpan(start, end)
      let token = Int32(truncatingIfNeeded: tokens.count)
      tokens.append(Token(span: span, kind: kind))
      let isSingle = last == index
      (index, start) = (last + 1, end)
      if kind == .space {
        join = .none
        continue
      }
      while sentence + 1 < sentenceEnds.count, span.start >= sentenceEnds[sentence] {
        sentence += 1
      }
      var unit = LexicalUnit(
        span: span,
        formStart: Int32(truncatingIfNeeded: span.start),
        formCount: Int32(truncatingIfNeeded: span.count),
        hash: stretch.hash,
        token: token,
        sentence: Int32(truncatingIfNeeded: sentence),
        kind: kind,
        flags: []
      )
      if isSingle, !stretch.isWide, keepsBytes(kind) {
        if kind == .word { unit.flags = flags(of: stretch) }
      } else {
        fold(&unit, from: text, into: &folded)
      }
      // A hyphen or slash between two words is no unit: phrases read over it.
      if isWordLike(kind) {
        if join == .open { _ = units.removeLast() }
        join = .word
      } else {
        join = join == .word && isJoiningMark(span, kind, text) ? .open : .none
      }
      units.append(unit)
      if kind == .hashtag { appendParts(of: unit, from: text, &units, &folded) }
    }
  }

  /// Returns whether a stretch is letters alone, and no pattern can begin with it: most stretches are such words.
  @inline(__always)
  private func isPlainWord(_ stretch: Stretch, from start: Int, _ marks: TextMarks) -> Bool {
    let shape = UInt8(EARSHOT_IS_CAPITALS | EARSHOT_IS_ELONGATED)
    return stretch.content & ~shape == UInt8(EARSHOT_HAS_LETTER) && Int(stretch.end) - start > 2
      && marks.isDisjoint(with: [.innerStop, .mail, .money])
  }

  /// How a token stands to the one before it.
  private enum Join {
    case none
    /// A word stands right before.
    case word
    /// A word and a joining mark stand right before.
    case open
  }

  private func isJoiningMark(_ span: TextSpan, _ kind: TokenKind, _ text: Span<UInt8>) -> Bool {
    guard kind == .punctuation, span.count == 1 else { return false }
    let mark = text[Int(span.start)]
    return mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/")
  }

  private func isWordLike(_ kind: TokenKind) -> Bool {
    kind == .word || kind == .number || kind == .measure
  }

  /// Returns whether a token's form is its own bytes in small letters.
  private func keepsBytes(_ kind: TokenKind) -> Bool {
    switch kind {
    case .word, .number, .punctuation, .measure, .symbol: true
    default: false
    }
  }

  private func flags(of stretch: Stretch) -> LexicalUnit.Flags {
    var flags: LexicalUnit.Flags = []
    if stretch.has(EARSHOT_IS_CAPITALS) { flags.insert(.allCapitals) }
    if stretch.has(EARSHOT_IS_ELONGATED) { flags.insert(.elongated) }
    return flags
  }

  private func fold(_ unit: inout LexicalUnit, from text: Span<UInt8>, into folded: inout [UInt8]) {
    let range = unit.span.range
    (unit.formStart, unit.formCount, unit.hash) = (Int32(folded.count), 0, 0)
    switch unit.kind {
    case .mention, .url, .email: return
    case .emoji: unit.hash = folding.foldEmoji(range, of: text, into: &folded)
    case .emoticon:
      unit.hash = folding.foldEmoticon(range, of: text, into: &folded)
    default:
      unit.hash = folding.fold(range, of: text, into: &folded)
      if unit.kind == .word { unit.flags.formUnion(shape(of: range, in: text)) }
    }
    unit.formCount = Int32(folded.count) - unit.formStart
  }

  /// Returns what the capitals and repetitions of a word say.
  private func shape(of range: Range<Int>, in text: Span<UInt8>) -> LexicalUnit.Flags {
    var flags: LexicalUnit.Flags = []
    var capitals = 0
    var small = 0
    var run = 1
    var previous: UInt8 = 0
    for position in range {
      let byte = text[position]
      let lower = byte | 0x20
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower), byte < 0x80 {
        if byte == lower { small += 1 } else { capitals += 1 }
        run = lower == previous ? run + 1 : 1
        if run >= 3 { flags.insert(.elongated) }
        previous = lower
      } else {
        previous = 0
        run = 1
      }
    }
    if capitals >= 2, small == 0 { flags.insert(.allCapitals) }
    return flags
  }

  /// Appends the words of a hashtag: cut at capitals, digits and `_`, and run-together words by the vocabulary.
  private func appendParts(
    of tag: LexicalUnit,
    from text: Span<UInt8>,
    _ units: inout OutputSpan<LexicalUnit>,
    _ folded: inout [UInt8]
  ) {
    var start = tag.span.range.lowerBound + 1
    let end = tag.span.range.upperBound
    while start < end {
      if text[start] == UInt8(ascii: "_") {
        start += 1
        continue
      }
      let stop = HashtagGrammar.partEnd(from: start, to: end, in: text)
      appendPart(start..<stop, of: tag, from: text, &units, &folded)
      start = stop
    }
  }

  private func appendPart(
    _ range: Range<Int>,
    of tag: LexicalUnit,
    from text: Span<UInt8>,
    _ units: inout OutputSpan<LexicalUnit>,
    _ folded: inout [UInt8]
  ) {
    let formStart = folded.count
    let hash = folding.fold(range, of: text, into: &folded)
    let form = folded[formStart...]
    // A part keeps its bytes' places only where folding kept their number, which holds for all that is split.
    guard let ends = vocabulary.split(form), ends.count > 1, form.count == range.count else {
      units.append(part(range, formStart, form.count, hash, of: tag))
      return
    }
    var position = 0
    for end in ends {
      let word = form[(form.startIndex + position)..<(form.startIndex + end)]
      let bytes = (range.lowerBound + position)..<(range.lowerBound + end)
      units.append(part(bytes, word.startIndex, word.count, FormHash.of(word), of: tag))
      position = end
    }
  }

  private func part(
    _ range: Range<Int>,
    _ formStart: Int,
    _ formCount: Int,
    _ hash: UInt64,
    of tag: LexicalUnit
  ) -> LexicalUnit {
    LexicalUnit(
      span: TextSpan(range.lowerBound, range.upperBound),
      formStart: Int32(formStart),
      formCount: Int32(formCount),
      hash: hash,
      token: tag.token,
      sentence: tag.sentence,
      kind: .word,
      flags: .hashtagPart
    )
  }
}

/// The shapes of words inside a hashtag.
enum HashtagGrammar {
  /// Returns where the part that begins at a byte ends.
  ///
  /// `BadService2go` is Bad, Service, 2, go; `UKTrains` is UK, Trains: capitals break before the last one.
  static func partEnd(from start: Int, to end: Int, in text: Span<UInt8>) -> Int {
    var position = start + 1
    let first = text[start]
    if isDigit(first) {
      while position < end, isDigit(text[position]) { position += 1 }
      return position
    }
    if isCapital(first), position < end, isCapital(text[position]) {
      while position < end, isCapital(text[position]) { position += 1 }
      let nextIsSmall = position < end && isSmall(text[position])
      if nextIsSmall { position -= 1 }
      return max(position, start + 1)
    }
    while position < end, !isCapital(text[position]), !isDigit(text[position]),
      text[position] != UInt8(ascii: "_")
    {
      position += 1
    }
    return position
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
