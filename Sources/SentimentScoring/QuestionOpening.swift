import FeedbackModel
import Tokenization

/// Tells questions by how they open: "do u deliver on sundays", "is there a fee for that?"; many are typed without their mark.
///
/// An auxiliary with a pronoun behind it opens a question at the start of a statement and nowhere else; handles, hashtags
/// and a greeting may stand before it.
struct QuestionOpening: Sendable {
  let grammar: GrammarWords

  /// Returns what a statement asks by its first words.
  ///
  /// - Parameters:
  ///   - statement: Its units.
  ///   - units: The units of the comment.
  /// - Returns: Nothing for a statement of fewer than three words.
  func asking(in statement: Range<Int>, _ units: borrowing WorkList<LexicalUnit>) -> Asking {
    var unit = statement.lowerBound
    let last = statement.upperBound - 2
    while unit < last, isSkipped(units[unit]) { unit += 1 }
    guard unit < last else { return .nothing }
    guard let opening = grammar.opening(units[unit], units[unit + 1]),
      !opening.needsMark || units[statement.upperBound - 1].hash == grammar.questionMark,
      !isSaying(statement, from: unit, units)
    else { return .nothing }
    return opening.asks
  }

  /// Whether "I" or "we" asks for leave to say what is said anyway.
  private func isSaying(
    _ statement: Range<Int>,
    from opening: Int,
    _ units: borrowing WorkList<LexicalUnit>
  ) -> Bool {
    var unit = opening + 2
    while unit < statement.upperBound, grammar.has(.softener, units[unit]) { unit += 1 }
    guard unit < statement.upperBound, grammar.has(.saying, units[unit]) else { return false }
    let asks = units[statement.upperBound - 1].hash == grammar.questionMark
    return grammar.has(.speaker, units[opening + 1]) && !asks
  }

  private func isSkipped(_ unit: LexicalUnit) -> Bool {
    switch unit.kind {
    case .mention, .hashtag, .emoji, .emoticon, .punctuation: true
    default: grammar.has(.greeting, unit)
    }
  }
}
