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
    _ stretches: borrowing WorkList<Stretch>,
    _ marks: TextMarks,
    in buffer: inout TokenBuffer
  ) {
    folding.foldASCII(text, into: &buffer.folded)
    buffer.tokens.reserve(stretches.count)
    buffer.units.reserve(stretches.count)
    let mayHoldPatterns = !marks.isDisjoint(with: [.innerStop, .mail, .money])
    var at = Progress()
    while at.index < stretches.count {
      let stretch = stretches[at.index]
      let span = TextSpan(at.start, Int(stretch.end))
      if stretch.first == UInt8(ascii: " "), !stretch.isWide {
        buffer.tokens.append(Token(span: span, kind: .space))
        at.go(behind: at.index, end: Int(stretch.end))
        at.join = .none
      } else if !mayHoldPatterns, isPlainWord(stretch, span) {
        appendWord(stretch, span, &at, &buffer)
      } else if isPlainMark(stretch, span, text) {
        appendMark(stretch, span, &at, &buffer)
      } else {
        appendToken(stretch, &at, text, stretches, marks, &buffer)
      }
    }
  }

  /// How far a text is done.
  private struct Progress {
    /// The next stretch, and where it begins.
    var index = 0
    var start = 0
    var sentence = Sentence()
    var join = Join.none

    @inline(__always)
    mutating func go(behind last: Int, end: Int) {
      index = last + 1
      start = end
    }
  }

  /// Appends a word that no pattern begins with.
  @inline(__always)
  private func appendWord(
    _ stretch: Stretch,
    _ span: TextSpan,
    _ at: inout Progress,
    _ buffer: inout TokenBuffer
  ) {
    // A hyphen or slash between two words is no unit: phrases read over it.
    if at.join == .open { buffer.units.removeLast() }
    at.join = .word
    buffer.units.append(
      LexicalUnit(
        span: span,
        formStart: Int32(truncatingIfNeeded: span.start),
        formCount: Int32(truncatingIfNeeded: span.count),
        hash: stretch.hash,
        token: Int32(truncatingIfNeeded: buffer.tokens.count),
        sentence: at.sentence.number(at: span.start, buffer.sentenceEnds),
        kind: .word,
        flags: flags(of: stretch)
      )
    )
    buffer.tokens.append(Token(span: span, kind: .word))
    at.go(behind: at.index, end: Int(stretch.end))
  }

  /// Appends the token that begins at a stretch, whatever it is.
  @inline(never)
  private func appendToken(
    _ stretch: Stretch,
    _ at: inout Progress,
    _ text: Span<UInt8>,
    _ stretches: borrowing WorkList<Stretch>,
    _ marks: TextMarks,
    _ buffer: inout TokenBuffer
  ) {
    let (last, kind) = tailoring.token(at: at.index, from: at.start, stretches, in: text, marks)
    let span = TextSpan(at.start, Int(stretches[last].end))
    let isSingle = last == at.index
    at.go(behind: last, end: Int(span.end))
    buffer.tokens.append(Token(span: span, kind: kind))
    if kind == .space {
      at.join = .none
      return
    }
    var unit = LexicalUnit(
      span: span,
      formStart: Int32(truncatingIfNeeded: span.start),
      formCount: Int32(truncatingIfNeeded: span.count),
      hash: stretch.hash,
      token: Int32(truncatingIfNeeded: buffer.tokens.count - 1),
      sentence: at.sentence.number(at: span.start, buffer.sentenceEnds),
      kind: kind,
      flags: []
    )
    if isSingle, !stretch.isWide, keepsBytes(kind) {
      if kind == .word { unit.flags = flags(of: stretch) }
    } else {
      fold(&unit, from: text, into: &buffer.folded)
    }
    if isWordLike(kind) {
      if at.join == .open { buffer.units.removeLast() }
      at.join = .word
    } else {
      at.join = at.join == .word && isJoiningMark(span, kind, text) ? .open : .none
    }
    buffer.units.append(unit)
    if kind == .hashtag { appendParts(of: unit, from: text, &buffer.units, &buffer.folded) }
  }

  /// Counts the sentences of a text along its tokens.
  private struct Sentence {
    private var current: Int32 = 0
    private var end: UInt32?

    /// Returns the number of the sentence that a byte is in; the bytes ascend from call to call.
    @inline(__always)
    mutating func number(at start: UInt32, _ ends: borrowing WorkList<Int32>) -> Int32 {
      var end = self.end ?? bound(ends)
      while start >= end {
        current += 1
        end = bound(ends)
      }
      self.end = end
      return current
    }

    /// Where the current sentence ends; the last one never does.
    @inline(never)
    private func bound(_ ends: borrowing WorkList<Int32>) -> UInt32 {
      Int(current) + 1 < ends.count ? UInt32(bitPattern: ends[Int(current)]) : UInt32.max
    }
  }

  /// Returns whether a stretch is letters alone, and no pattern can begin with it: most stretches are such words.
  @inline(__always)
  private func isPlainWord(_ stretch: Stretch, _ span: TextSpan) -> Bool {
    let shape = UInt8(EARSHOT_IS_CAPITALS | EARSHOT_IS_ELONGATED)
    guard stretch.content & ~shape == UInt8(EARSHOT_HAS_LETTER) else { return false }
    switch span.count {
    case 1: return !EmoticonGrammar.canBegin(with: stretch.first)
    case 2: return stretch.first | 0x20 != UInt8(ascii: "x")
    default: return true
    }
  }

  /// Returns whether a stretch is a mark that ends or parts what is said, and no pattern can begin with it.
  @inline(__always)
  private func isPlainMark(_ stretch: Stretch, _ span: TextSpan, _ text: Span<UInt8>) -> Bool {
    guard span.count == 1 else { return false }
    switch stretch.first {
    case UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"),
      UInt8(ascii: "'"), UInt8(ascii: "\""):
      return true
    case UInt8(ascii: "."):
      // "._." is a face, and "..." may begin one.
      let next = Int(span.end) < text.count ? text[Int(span.end)] : 0
      return next != UInt8(ascii: "_") && next != UInt8(ascii: ".")
    default: return false
    }
  }

  /// Appends a mark that no pattern begins with and that joins nothing.
  @inline(__always)
  private func appendMark(
    _ stretch: Stretch,
    _ span: TextSpan,
    _ at: inout Progress,
    _ buffer: inout TokenBuffer
  ) {
    at.join = .none
    buffer.units.append(
      LexicalUnit(
        span: span,
        formStart: Int32(truncatingIfNeeded: span.start),
        formCount: 1,
        hash: stretch.hash,
        token: Int32(truncatingIfNeeded: buffer.tokens.count),
        sentence: at.sentence.number(at: span.start, buffer.sentenceEnds),
        kind: .punctuation,
        flags: []
      )
    )
    buffer.tokens.append(Token(span: span, kind: .punctuation))
    at.go(behind: at.index, end: Int(stretch.end))
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
