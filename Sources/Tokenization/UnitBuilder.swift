import FeedbackModel

/// Turns tokens into the units that lexicons look up.
struct UnitBuilder: Sendable {
  private let folding = CaseFolding()
  private let vocabulary: Vocabulary

  /// Creates a builder that splits run-together hashtags by a vocabulary.
  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Fills the buffer's units from its tokens and sentence ends.
  ///
  /// ASCII text is folded as a whole, and the forms of its words are where the words are.
  func build(from text: Span<UInt8>, isASCII: Bool, in buffer: inout TokenBuffer) {
    // Taken out and put back, so that writing need not ask each time whether it is shared.
    var (units, folded) = (buffer.units, buffer.folded)
    (buffer.units, buffer.folded) = ([], [])
    defer { (buffer.units, buffer.folded) = (units, folded) }
    if isASCII { folding.foldASCII(text, into: &folded) }
    var sentence = 0
    var isAfterSpace = true
    for index in buffer.tokens.indices {
      let token = buffer.tokens[index]
      while sentence + 1 < buffer.sentenceEnds.count,
        Int(token.span.start) >= Int(buffer.sentenceEnds[sentence])
      {
        sentence += 1
      }
      if token.kind == .space {
        isAfterSpace = true
        continue
      }
      if !isAfterSpace, isJoiningMark(index, in: buffer.tokens, text) { continue }
      var unit = LexicalUnit(
        span: token.span,
        formStart: Int32(folded.count),
        formCount: 0,
        hash: 0,
        token: Int32(index),
        sentence: Int32(sentence),
        kind: token.kind,
        flags: []
      )
      isAfterSpace = false
      if isASCII, unit.kind == .word || unit.kind == .number || unit.kind == .punctuation {
        read(&unit, from: text, folded: folded.span)
      } else {
        fold(&unit, from: text, into: &folded)
      }
      units.append(unit)
      if token.kind == .hashtag { appendParts(of: unit, from: text, &units, &folded) }
    }
  }

  /// Returns whether a token is a hyphen or slash between two words, which phrases read over.
  private func isJoiningMark(_ index: Int, in tokens: [Token], _ text: Span<UInt8>) -> Bool {
    guard tokens[index].kind == .punctuation, tokens[index].span.count == 1, index > 0,
      index + 1 < tokens.count
    else { return false }
    let mark = text[Int(tokens[index].span.start)]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") else { return false }
    return isWordLike(tokens[index - 1].kind) && isWordLike(tokens[index + 1].kind)
  }

  private func isWordLike(_ kind: TokenKind) -> Bool {
    kind == .word || kind == .number || kind == .measure
  }

  /// Takes the form of a unit from the folded text, and its hash and shape in the same pass.
  private func read(_ unit: inout LexicalUnit, from text: Span<UInt8>, folded: Span<UInt8>) {
    let range = unit.span.range
    var hash = FormHash()
    var letters = 0
    var capitals = 0
    var run = 0
    var previous: UInt8 = 0
    var isElongated = false
    for position in range {
      let small = folded[position]
      hash.add(small)
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small) {
        letters += 1
        if text[position] != small { capitals += 1 }
        run = small == previous ? run + 1 : 1
        isElongated = isElongated || run >= 3
        previous = small
      } else {
        previous = 0
        run = 0
      }
    }
    unit.hash = hash.value
    unit.formStart = Int32(range.lowerBound)
    unit.formCount = Int32(range.count)
    guard unit.kind == .word else { return }
    if isElongated { unit.flags.insert(.elongated) }
    if capitals >= 2, capitals == letters { unit.flags.insert(.allCapitals) }
  }

  private func fold(_ unit: inout LexicalUnit, from text: Span<UInt8>, into folded: inout [UInt8]) {
    let range = unit.span.range
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
    _ units: inout [LexicalUnit],
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
    _ units: inout [LexicalUnit],
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
