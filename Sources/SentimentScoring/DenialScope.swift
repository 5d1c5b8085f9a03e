import FeedbackModel
import LexiconMatching
import Tokenization

/// Tells what a denial is about.
///
/// A class, so that what holds it stays small.
final class DenialScope: Sendable {
  /// The units that a denial is about.
  struct Target {
    var units: Range<Int>
    /// Whether it says that something else is not so, as in "The rooms are lovely, the food isn't".
    var isOfAnother = false
  }

  /// What a word is to the denial in its clause.
  private enum Part {
    /// A pronoun or a verb such as "was".
    case subject
    case link
    case other
  }

  private let grammar: GrammarWords

  init(_ grammar: GrammarWords) { self.grammar = grammar }

  /// The most units around a denial in its clause; one with more says something else.
  private static let longestClause = 10
  /// The most words that are no pronoun in the subject of a denial: "the food", "my other bank".
  private static let longestSubject = 3
  /// The most units that a "no" behind a comma answers.
  private static let mostAnswered = 4

  /// Finds what some words are about, if they are all that their clause says.
  ///
  /// - Parameters:
  ///   - units: The units of the negator, denial or assent.
  ///   - role: Which of these it is.
  ///   - clauses: Where the units of the comment stand.
  ///   - buffer: Its tokens.
  /// - Returns: What it is about; nil for nothing.
  /// - Complexity: O(*n*) in the units that it is about.
  func target(
    of units: Range<Int>,
    _ role: NegationRole,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) -> Target? {
    let clause = clauses[units.lowerBound].clause
    guard clauses[units.upperBound - 1].clause == clause else { return nil }
    var isFull = role == .denial
    var end = units.upperBound
    while end < buffer.units.count, clauses[end].clause == clause {
      let part = part(of: buffer.units[end])
      guard part != .other, end - units.upperBound < Self.longestClause else { return nil }
      if part == .subject { isFull = true }
      end += 1
    }
    var first = units.lowerBound
    var (link, others): (Int?, Int) = (nil, 0)
    while first > 0, clauses[first - 1].clause == clause {
      switch part(of: buffer.units[first - 1]) {
      case .subject: isFull = true
      case .link: link = first - 1
      case .other:
        others += 1
        guard isFull || isVerb(units, buffer) else { return nil }
        // "… and it wasn't": what stands before the link in the clause.
        if let link { return Target(units: clauseStart(before: link, clauses)..<link) }
        guard others <= Self.longestSubject else { return nil }
      }
      first -= 1
      guard units.lowerBound - first <= Self.longestClause else { return nil }
    }
    if others > 0 {
      // "Helpful they are not."
      if first == 0 { return isFull && others == 1 ? Target(units: 0..<units.lowerBound) : nil }
      // "The rooms are lovely, the food isn't." Not "the service you don't get".
      guard followsNoun(units.lowerBound, buffer) else { return nil }
      isFull = true
    }
    return before(first, end, role, isFull: isFull, isOfAnother: others > 0, clauses, buffer)
  }

  /// Finds what stands before the clause of a denial: the clause before it in its statement, or else the statement before.
  private func before(
    _ start: Int,
    _ end: Int,
    _ role: NegationRole,
    isFull: Bool,
    isOfAnother: Bool,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) -> Target? {
    let statement = clauses[end - 1].statement
    var first = start
    // Marks and links alone make no clause.
    while first > 0, clauses[first - 1].statement == statement, start - first < Self.longestClause,
      part(of: buffer.units[first - 1]) == .link
    {
      first -= 1
    }
    guard first > 0 else { return nil }
    if clauses[first - 1].statement == statement {
      let units = clauseStart(before: first, clauses)..<first
      // "Cheap yes, but helpful, no."
      let isAnswer = units.count <= Self.mostAnswered && endsStatement(end, clauses, buffer)
      return isFull || isAnswer ? Target(units: units, isOfAnother: isOfAnother) : nil
    }
    let asks = clauses.asks[Int(clauses[first - 1].statement)] != .nothing
    guard asks || isFull && role != .assent else { return nil }
    let units = statementStart(before: first, clauses)..<first
    return Target(units: units, isOfAnother: isOfAnother)
  }

  /// Whether an entry says what somebody claims: "said it was fixed".
  func claims(_ units: Range<Int>, _ buffer: borrowing TokenBuffer) -> Bool {
    units.contains { grammar.has(.claiming, buffer.units[$0]) }
  }

  /// Whether a negator is a verb, or "not" behind one.
  private func isVerb(_ negator: Range<Int>, _ buffer: borrowing TokenBuffer) -> Bool {
    let unit = negator.lowerBound
    return negator.count == 1
      && (grammar.has(.negatedAuxiliary, buffer.units[unit])
        || (unit > 0 && grammar.has(.particle, buffer.units[unit])
          && grammar.has(.auxiliary, buffer.units[unit - 1])))
  }

  /// Whether a noun stands right before a negated verb.
  private func followsNoun(_ unit: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    let before = grammar.has(.auxiliary, buffer.units[unit - 1]) ? unit - 2 : unit - 1
    return before >= 0 && part(of: buffer.units[before]) == .other
  }

  private func endsStatement(
    _ unit: Int,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) -> Bool {
    var end = unit
    while end < buffer.units.count, clauses[end].statement == clauses[unit - 1].statement {
      guard part(of: buffer.units[end]) == .link, end - unit < Self.longestClause else {
        return false
      }
      end += 1
    }
    return true
  }

  /// Returns the first unit of the clause that ends right before a unit.
  private func clauseStart(before end: Int, _ clauses: borrowing ClauseMap) -> Int {
    var first = end - 1
    while first > 0, clauses[first - 1].clause == clauses[end - 1].clause { first -= 1 }
    return first
  }

  /// Returns the first unit of the statement that ends right before a unit.
  private func statementStart(before end: Int, _ clauses: borrowing ClauseMap) -> Int {
    var first = end - 1
    while first > 0, clauses[first - 1].statement == clauses[end - 1].statement { first -= 1 }
    return first
  }

  private func part(of unit: LexicalUnit) -> Part {
    switch unit.kind {
    case .punctuation, .emoji, .emoticon, .mention, .hashtag: .link
    default: part(of: grammar.roles(of: unit))
    }
  }

  private func part(of roles: GrammarRoles) -> Part {
    roles.contains(.filler) ? .link : roles.contains(.proform) ? .subject : .other
  }
}
