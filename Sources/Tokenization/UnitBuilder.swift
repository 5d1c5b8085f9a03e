import CScanning
import FeedbackModel

/// Joins ICU's stretches to tokens, and turns tokens into the units that lexicons look up, in one pass.
struct UnitBuilder: Sendable {
  private let folding = CaseFolding()
  private let tailoring = Tailoring()
  private let vocabulary: Vocabulary
  /// Whether text in which no pattern can begin is cut without the scanner.
  private let isPlainCut: Bool

  /// Creates a builder.
  ///
  /// - Parameters:
  ///   - vocabulary: The words that run-together hashtags are split into.
  ///   - isPlainCut: Whether plain text is cut without the scanner; the result is the same, later.
  init(vocabulary: Vocabulary, isPlainCut: Bool) {
    self.vocabulary = vocabulary
    self.isPlainCut = isPlainCut
  }

  /// Fills the buffer's tokens and units; its folded text and sentence ends are there already.
  ///
  /// The text is folded as a whole, so that the forms of ASCII words are where the words are; other forms stand behind.
  func build(
    from text: Span<UInt8>,
    _ encoding: TextEncoding,
    _ words: inout WordScanner,
    _ map: borrowing ByteMap,
    in buffer: inout TokenBuffer
  ) {
    var at = TextProgress(buffer.sentenceEnds)
    switch encoding {
    case _ where !words.hasRules || encoding == .malformed:
      words.scanByICU(text)
      appendStretches(of: words, &at, text, &buffer)
    case .ascii: appendASCII(upTo: text.count, &at, text, &words, map, &buffer)
    default:
      while let run = words.wideRun(from: at.start, in: text) {
        appendASCII(upTo: run.lowerBound, &at, text, &words, map, &buffer)
        words.scanWide(run, of: text)
        appendStretches(of: words, &at, text, &buffer)
      }
      appendASCII(upTo: text.count, &at, text, &words, map, &buffer)
    }
  }

  /// Appends the tokens of ASCII text up to a place where ICU would cut.
  private func appendASCII(
    upTo end: Int,
    _ at: inout TextProgress,
    _ text: Span<UInt8>,
    _ words: inout WordScanner,
    _ map: borrowing ByteMap,
    _ buffer: inout TokenBuffer
  ) {
    while at.start < end {
      if isPlainCut { buffer.appendPlain(upTo: end, &at, map) }
      guard at.start < end else { return }
      // No pattern goes over a blank, so none is needed behind the next one; blanks in a row stay together.
      var stop = at.start + 1
      while stop < end, text[stop - 1] == UInt8(ascii: " ") { stop += 1 }
      while stop < end, text[stop] != UInt8(ascii: " ") { stop += 1 }
      words.scanASCII(at.start..<stop, of: text)
      appendStretches(of: words, &at, text, &buffer)
    }
  }

  /// Appends the tokens of the stretches that were scanned last.
  private func appendStretches(
    of words: borrowing WordScanner,
    _ at: inout TextProgress,
    _ text: Span<UInt8>,
    _ buffer: inout TokenBuffer
  ) {
    var index = 0
    while index < words.stretches.count {
      index = appendToken(at: index, &at, text, words.stretches, words.marks, &buffer) + 1
    }
  }

  /// Appends the token that begins at a stretch, whatever it is, and returns its last stretch.
  @inline(never)
  private func appendToken(
    at index: Int,
    _ at: inout TextProgress,
    _ text: Span<UInt8>,
    _ stretches: borrowing WorkList<Stretch>,
    _ marks: TextMarks,
    _ buffer: inout TokenBuffer
  ) -> Int {
    let stretch = stretches[index]
    let (last, kind) = tailoring.token(
      at: index,
      from: at.start,
      stretches,
      in: text,
      marks,
      &at.addresses
    )
    let span = TextSpan(at.start, Int(stretches[last].end))
    at.start = Int(span.end)
    buffer.tokens.append(Token(span: span, kind: kind))
    if kind == .space {
      at.join = .none
      return last
    }
    var unit = LexicalUnit(
      span: span,
      formStart: Int32(truncatingIfNeeded: span.start),
      formCount: Int32(truncatingIfNeeded: span.count),
      hash: stretch.hash,
      token: Int32(truncatingIfNeeded: buffer.tokens.count - 1),
      sentence: at.sentence(at: span.start, buffer.sentenceEnds),
      kind: kind,
      flags: []
    )
    if last == index, !stretch.isWide, keepsBytes(kind) {
      if kind == .word { unit.flags = flags(of: stretch) }
    } else {
      fold(&unit, from: text, into: &buffer.folded)
    }
    if kind == .measure { buffer.hasMeasure = true }
    if isWordLike(kind) {
      if at.join == .open { buffer.units.removeLast() }
      at.join = .word
    } else {
      at.join = at.join == .word && isJoiningMark(span, kind, text) ? .open : .none
    }
    if kind == .measure, last == index, let word = MeasureGrammar.word(of: span, in: text) {
      appendMeasure(unit, word, text, &buffer)
      return last
    }
    buffer.units.append(unit)
    if kind == .hashtag { appendParts(of: unit, from: text, &buffer.units, &buffer.folded) }
    return last
  }

  /// Appends the number and the word of a measure such as "45mins", which people also write as two words.
  private func appendMeasure(
    _ unit: LexicalUnit,
    _ word: Int,
    _ text: Span<UInt8>,
    _ buffer: inout TokenBuffer
  ) {
    var (number, name) = (unit, unit)
    number.span.end = UInt32(truncatingIfNeeded: word)
    number.kind = .number
    name.span.start = UInt32(truncatingIfNeeded: word)
    name.kind = .word
    name.flags = shape(of: name.span.range, in: text)
    number.formCount = Int32(truncatingIfNeeded: number.span.count)
    name.formCount = Int32(truncatingIfNeeded: name.span.count)
    name.formStart += number.formCount
    number.hash = FormHash.of(number.form.map { buffer.folded[$0] })
    name.hash = FormHash.of(name.form.map { buffer.folded[$0] })
    buffer.units.append(number)
    buffer.units.append(name)
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

  @inline(__always)
  private func flags(of stretch: Stretch) -> LexicalUnit.Flags {
    var flags: LexicalUnit.Flags = []
    if stretch.has(EARSHOT_IS_CAPITALS) { flags.insert(.allCapitals) }
    if stretch.has(EARSHOT_IS_ELONGATED) { flags.insert(.elongated) }
    return flags
  }

  private func fold(
    _ unit: inout LexicalUnit,
    from text: Span<UInt8>,
    into folded: inout WorkList<UInt8>
  ) {
    let range = unit.span.range
    (unit.formStart, unit.formCount, unit.hash) = (Int32(folded.count), 0, 0)
    switch unit.kind {
    case .mention, .url, .email: return
    case .emoji: unit.hash = folding.foldEmoji(range, of: text, into: &folded)
    case .emoticon:
      // "(as I said below:)": a face that nobody drew has no form.
      guard !closesBracket(range, in: text) else { return }
      unit.hash = folding.foldEmoticon(range, of: text, into: &folded)
    default:
      unit.hash = folding.fold(range, of: text, into: &folded)
      if unit.kind == .word { unit.flags.formUnion(shape(of: range, in: text)) }
    }
    unit.formCount = Int32(folded.count) - unit.formStart
  }

  /// Whether a colon and a bracket behind a word close a bracket that was opened before, and are no face.
  private func closesBracket(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard range.count == 2, range.lowerBound > 0, text[range.lowerBound] == UInt8(ascii: ":"),
      text[range.lowerBound + 1] == UInt8(ascii: ")"), text[range.lowerBound - 1] > 0x20
    else { return false }
    var place = range.lowerBound - 1
    let start = max(0, place - Self.longestBracket)
    while place >= start {
      if text[place] == UInt8(ascii: ")") { return false }
      if text[place] == UInt8(ascii: "(") { return true }
      place -= 1
    }
    return false
  }

  /// The most bytes between brackets that belong together.
  private static let longestBracket = 200

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
    _ units: inout WorkList<LexicalUnit>,
    _ folded: inout WorkList<UInt8>
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
    _ units: inout WorkList<LexicalUnit>,
    _ folded: inout WorkList<UInt8>
  ) {
    let formStart = folded.count
    let hash = folding.fold(range, of: text, into: &folded)
    let form = (formStart..<folded.count).map { folded[$0] }
    // A part keeps its bytes' places only where folding kept their number, which holds for all that is split.
    guard let ends = vocabulary.split(form[...]), ends.count > 1, form.count == range.count else {
      units.append(part(range, formStart, form.count, hash, of: tag))
      return
    }
    var position = 0
    for end in ends {
      let word = form[position..<end]
      let bytes = (range.lowerBound + position)..<(range.lowerBound + end)
      units.append(part(bytes, formStart + position, word.count, FormHash.of(word), of: tag))
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
