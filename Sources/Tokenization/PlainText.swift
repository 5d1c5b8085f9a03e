import CScanning
import FeedbackModel

/// How far a text is cut into tokens.
struct TextProgress {
  /// How a token stands to the one before it.
  enum Join {
    case none
    /// A word stands right before.
    case word
    /// A word and a joining mark stand right before.
    case open
  }

  /// The next byte.
  var start = 0
  var join = Join.none
  /// The sentence that the last unit stood in, and where that sentence ends; the last one never does.
  private(set) var sentence: Int32 = 0
  private(set) var sentenceEnd: UInt32

  init(_ sentenceEnds: borrowing WorkList<Int32>) {
    sentenceEnd = Self.end(of: 0, sentenceEnds)
  }

  /// Returns the number of the sentence that a byte is in; the bytes ascend from call to call.
  @inline(__always)
  mutating func sentence(at start: UInt32, _ ends: borrowing WorkList<Int32>) -> Int32 {
    if start >= sentenceEnd { advance(to: start, ends) }
    return sentence
  }

  @inline(never)
  private mutating func advance(to start: UInt32, _ ends: borrowing WorkList<Int32>) {
    while start >= sentenceEnd {
      sentence += 1
      sentenceEnd = Self.end(of: sentence, ends)
    }
  }

  private static func end(of sentence: Int32, _ ends: borrowing WorkList<Int32>) -> UInt32 {
    Int(sentence) + 1 < ends.count ? UInt32(bitPattern: ends[Int(sentence)]) : UInt32.max
  }
}

/// Cuts ASCII text in which no pattern can begin: words, numbers, marks and blanks that are tokens as they stand.
///
/// It gives what `WordScanner` and `Tailoring` give, without looking at each byte; the tests hold it against them. Where
/// anything else may begin it stops, and they go on.
///
/// An island of unsafe code: the folded text and the masks are read at places below `end` or in the noughts behind the
/// text, and `tokens` and `units` have room for an element a byte.
struct PlainText {
  let folded: UnsafePointer<UInt8>
  let letters: UnsafePointer<UInt64>
  let capitals: UnsafePointer<UInt64>
  let doubles: UnsafePointer<UInt64>
  let tokens: UnsafeMutablePointer<Token>
  let units: UnsafeMutablePointer<LexicalUnit>
  /// How many tokens stand before the first one that is written.
  let firstToken: Int
  /// Where to stop: the end of the text, or a blank.
  let end: Int

  /// How many tokens were written.
  private(set) var tokenCount = 0
  /// How many units were written.
  private(set) var unitCount = 0

  /// A part of a word with more letters is left to the scanner; a mask read at any bit has so many more bits.
  private static let mostLetters = 56

  /// Cuts as much as it can, and returns how far that is.
  mutating func cut(from progress: TextProgress, _ ends: borrowing WorkList<Int32>) -> TextProgress {
    var at = progress
    while at.start < end {
      let kind = earshot_plain_kinds(folded[at.start])
      switch kind & UInt8(EARSHOT_PLAIN_KIND) {
      case UInt8(EARSHOT_PLAIN_LETTER): if !appendWord(&at, ends) { return at }
      case UInt8(EARSHOT_PLAIN_SPACE): appendSpaces(&at)
      case UInt8(EARSHOT_PLAIN_MARK): appendMark(&at, ends)
      case UInt8(EARSHOT_PLAIN_STOP):
        let next = folded[at.start + 1]
        if next == UInt8(ascii: "_") || next == UInt8(ascii: ".") { return at }
        appendMark(&at, ends)
      case UInt8(EARSHOT_PLAIN_DIGIT): if !appendNumber(&at, ends) { return at }
      case UInt8(EARSHOT_PLAIN_CONTROL): appendBlank(1, &at)
      default: return at
      }
    }
    return at
  }
}

extension PlainText {
  /// Appends a word, and returns whether it is one that no pattern begins with.
  @inline(__always)
  private mutating func appendWord(_ at: inout TextProgress, _ ends: borrowing WorkList<Int32>) -> Bool {
    let start = at.start
    let run = Self.bits(letters, from: start)
    let first = (~run).trailingZeroBitCount
    guard first < Self.mostLetters, !mayBeFace(start, letters: first) else { return false }
    var count = first
    var behind = folded[start + count]
    var mask: UInt64 = 1 << UInt64(first) - 1
    if behind == UInt8(ascii: "'") {
      let part = (~Self.bits(letters, from: start + first + 1)).trailingZeroBitCount
      if part > 0 {
        count = first + 1 + part
        guard count < Self.mostLetters else { return false }
        mask = (1 << UInt64(count) - 1) & ~(1 << UInt64(first))
        behind = folded[start + count]
      } else if folded[start + first + 1] != UInt8(ascii: "@") {
        behind = UInt8(ascii: " ")
      }
    }
    guard endsWord(behind, at: start + count) else { return false }
    let capitals = Self.bits(capitals, from: start) & mask
    let doubles = Self.bits(doubles, from: start) & mask & mask >> 1
    var flags: LexicalUnit.Flags = []
    if capitals == mask, capitals & (capitals &- 1) != 0 { flags.insert(.allCapitals) }
    if doubles & doubles >> 1 != 0 { flags.insert(.elongated) }
    appendUnit(count, .word, flags, &at, ends)
    return true
  }

  /// Returns whether a face such as "xD" or "O.o" may begin with so many letters.
  @inline(__always)
  private func mayBeFace(_ start: Int, letters: Int) -> Bool {
    guard letters <= 2 else { return false }
    let first = folded[start]
    if letters == 2 { return first == UInt8(ascii: "x") }
    switch first {
    case UInt8(ascii: "x"), UInt8(ascii: "d"), UInt8(ascii: "t"), UInt8(ascii: "o"): return true
    default: return false
    }
  }

  /// Returns whether a byte ends a word, so that neither the word nor an address goes on with it.
  @inline(__always)
  private func endsWord(_ byte: UInt8, at position: Int) -> Bool {
    if earshot_plain_kinds(byte) & UInt8(EARSHOT_ENDS_WORD) != 0 { return true }
    return byte == UInt8(ascii: ".") && folded[position + 1] <= UInt8(ascii: " ")
  }

  /// Appends a number, and returns whether it is digits alone.
  @inline(__always)
  private mutating func appendNumber(_ at: inout TextProgress, _ ends: borrowing WorkList<Int32>) -> Bool {
    var position = at.start
    while folded[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    let behind = folded[position]
    if earshot_plain_kinds(behind) & UInt8(EARSHOT_ENDS_NUMBER) == 0 {
      guard behind == UInt8(ascii: ".") || behind == UInt8(ascii: ","),
        folded[position + 1] <= UInt8(ascii: " ")
      else { return false }
    }
    appendUnit(position - at.start, .number, [], &at, ends)
    return true
  }

  @inline(__always)
  private mutating func appendUnit(
    _ count: Int,
    _ kind: TokenKind,
    _ flags: LexicalUnit.Flags,
    _ at: inout TextProgress,
    _ ends: borrowing WorkList<Int32>
  ) {
    // A hyphen or slash between two words is no unit: phrases read over it.
    if at.join == .open { unitCount -= 1 }
    at.join = .word
    append(count, kind, flags, earshot_hash_roomy(folded + at.start, Int64(count)), &at, ends)
  }

  /// Appends a mark that stands for itself.
  @inline(__always)
  private mutating func appendMark(_ at: inout TextProgress, _ ends: borrowing WorkList<Int32>) {
    let byte = folded[at.start]
    let joins = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
    at.join = at.join == .word && joins ? .open : .none
    let hash = earshot_hash_finished(EARSHOT_HASH_BASIS, UInt64(byte), 1)
    append(1, .punctuation, [], hash, &at, ends)
  }

  @inline(__always)
  private mutating func append(
    _ count: Int,
    _ kind: TokenKind,
    _ flags: LexicalUnit.Flags,
    _ hash: UInt64,
    _ at: inout TextProgress,
    _ ends: borrowing WorkList<Int32>
  ) {
    let span = TextSpan(at.start, at.start + count)
    (units + unitCount).initialize(
      to: LexicalUnit(
        span: span,
        formStart: Int32(truncatingIfNeeded: at.start),
        formCount: Int32(truncatingIfNeeded: count),
        hash: hash,
        token: Int32(truncatingIfNeeded: firstToken + tokenCount),
        sentence: at.sentence(at: span.start, ends),
        kind: kind,
        flags: flags
      )
    )
    unitCount += 1
    appendToken(span, kind, &at)
  }

  /// Appends a run of blanks, which stay together.
  @inline(__always)
  private mutating func appendSpaces(_ at: inout TextProgress) {
    var count = 1
    while at.start + count < end, folded[at.start + count] == UInt8(ascii: " ") { count += 1 }
    appendBlank(count, &at)
  }

  @inline(__always)
  private mutating func appendBlank(_ count: Int, _ at: inout TextProgress) {
    at.join = .none
    appendToken(TextSpan(at.start, at.start + count), .space, &at)
  }

  @inline(__always)
  private mutating func appendToken(_ span: TextSpan, _ kind: TokenKind, _ at: inout TextProgress) {
    (tokens + tokenCount).initialize(to: Token(span: span, kind: kind))
    tokenCount += 1
    at.start = Int(span.end)
  }

  /// Returns the bits of a mask from a byte on; at least 57 of them.
  @inline(__always)
  private static func bits(_ mask: UnsafePointer<UInt64>, from byte: Int) -> UInt64 {
    UnsafeRawPointer(mask).loadUnaligned(fromByteOffset: byte >> 3, as: UInt64.self) >> UInt64(byte & 7)
  }
}
