import FeedbackModel
import Tokenization

/// A walk over the units of a comment that counts its clauses, segments and statements.
struct ClauseWalk {
  /// What a unit does to what it ends.
  enum Mark {
    case none
    case weak
    case strong
    case question
    case exclamation

    var endsStatement: Bool { self != .none && self != .weak }
  }

  private(set) var clause: Int32 = 0
  private(set) var segment: Int32 = 0
  private(set) var statement: Int32 = 0

  /// How many words were met, and how many of them in capitals.
  private(set) var words = 0
  private(set) var capitals = 0
  private(set) var hasMention = false
  private(set) var hasQuotationMark = false

  private let hasLineBreaks: Bool
  private var sentence: Int32 = 0
  private var isEnding = false
  /// Whether the clause of the last unit ended with it, so that the next one's number is another.
  private var endsClause = false
  private var nextContrast = 0
  private var previousEnd: UInt32 = 0
  /// The last comma of the list that was read last, and whether "or" ends it.
  private var lastListed = -1
  private var isList = false

  /// Creates a walk over a text.
  init(hasLineBreaks: Bool) { self.hasLineBreaks = hasLineBreaks }

  /// Returns whether the next unit is a word amid its clause, so that it changes no number.
  @inline(__always)
  func isInside(
    _ unit: LexicalUnit,
    _ index: Int,
    _ contrasts: borrowing WorkList<Int32>
  ) -> Bool {
    unit.kind == .word && unit.sentence == sentence && !isEnding && !endsClause && !hasLineBreaks
      && (nextContrast >= contrasts.count || Int(contrasts[nextContrast]) != index)
  }

  /// Counts a word.
  @inline(__always)
  mutating func count(_ unit: LexicalUnit) {
    guard !unit.flags.contains(.hashtagPart) else { return }
    words += 1
    if unit.flags.contains(.allCapitals) { capitals += 1 }
  }

  /// Goes to the next unit; then the numbers are that unit's.
  mutating func step(
    to index: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ text: Span<UInt8>,
    _ contrasts: borrowing WorkList<Int32>,
    _ grammar: GrammarWords
  ) -> Mark {
    let unit = units[index]
    if unit.sentence != sentence || (hasLineBreaks && hasLineBreak(before: unit, index, text)) {
      sentence = unit.sentence
      isEnding = true
    }
    previousEnd = unit.span.end
    endsClause = false
    var mark = Mark.none
    switch unit.kind {
    case .punctuation:
      mark = isListed(at: index, units, grammar) ? .none : Self.mark(of: unit, text)
      if !hasQuotationMark { hasQuotationMark = QuotationSide.of(unit, text) != .none }
    case .mention: hasMention = true
    case .word: count(unit)
    default: break
    }
    // Marks in a row, such as "?!!", end one statement together.
    if isEnding, !mark.endsStatement {
      isEnding = false
      clause += 1
      segment += 1
      statement += 1
    }
    if nextContrast < contrasts.count, Int(contrasts[nextContrast]) == index {
      nextContrast += 1
      clause += 1
      segment += 1
    }
    return mark
  }

  /// Leaves a unit, and ends what its mark ends.
  mutating func leave(_ mark: Mark) {
    if mark == .weak {
      clause += 1
      endsClause = true
    }
    if mark.endsStatement { isEnding = true }
  }

  /// Returns whether a mark is a comma of a list that "or" ends, whose members share one negation: "not clean, quiet or
  /// comfortable".
  private mutating func isListed(
    at index: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ grammar: GrammarWords
  ) -> Bool {
    guard units[index].hash == grammar.comma else { return false }
    // The commas of one list share their answer, so that each unit is looked at once.
    if index > lastListed { readList(from: index, units, grammar) }
    return isList
  }

  /// Goes from a comma over members and commas to "or", or to where the list breaks off.
  private mutating func readList(
    from comma: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ grammar: GrammarWords
  ) {
    lastListed = comma
    isList = false
    while true {
      var next = lastListed + 1
      let end = min(next + Self.longestMember, units.count)
      while next < end, units[next].kind != .punctuation, !grammar.has(.alternative, units[next]) {
        next += 1
      }
      guard next > lastListed + 1, next < units.count else { return }
      if grammar.has(.alternative, units[next]) {
        isList = true
        return
      }
      guard units[next].hash == grammar.comma else { return }
      lastListed = next
    }
  }

  /// The most words of a list's member, and "or" behind it.
  private static let longestMember = 3

  private func hasLineBreak(before unit: LexicalUnit, _ index: Int, _ text: Span<UInt8>) -> Bool {
    guard index > 0, previousEnd < unit.span.start else { return false }
    for position in Int(previousEnd)..<Int(unit.span.start)
    where text[position] == UInt8(ascii: "\n") {
      return true
    }
    return false
  }

  private static func mark(of unit: LexicalUnit, _ text: Span<UInt8>) -> Mark {
    guard unit.span.count == 1 else { return wideMark(of: unit, text) }
    switch text[Int(unit.span.start)] {
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"),
      UInt8(ascii: "-"):
      return .weak
    case UInt8(ascii: "."), UInt8(ascii: ";"): return .strong
    case UInt8(ascii: "?"): return .question
    case UInt8(ascii: "!"): return .exclamation
    default: return .none
    }
  }

  /// Dashes and ellipses beyond ASCII: U+2013, U+2014 and U+2026 all begin with the bytes E2 80.
  private static func wideMark(of unit: LexicalUnit, _ text: Span<UInt8>) -> Mark {
    let start = Int(unit.span.start)
    guard unit.span.count == 3, text[start] == 0xE2, text[start + 1] == 0x80 else { return .none }
    switch text[start + 2] {
    case 0x93, 0x94: return .weak
    case 0xA6: return .strong
    default: return .none
    }
  }
}
