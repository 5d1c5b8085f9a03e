import Tokenization

/// The small words that rules of scope look for.
///
/// A class, so that what holds it stays small: large values are copied when they are passed on.
final class LinkingWords: Sendable {
  private let carrying = HashedWords("or nor any ,")
  private let partner = FormHash.of("nor".utf8)
  private let ending = HashedWords("and then because so &")
  private let copulas = HashedWords(
    "was were is are be been being feel felt seem seemed away"
  )
  private let verbs = HashedWords("was were is are did do does have has had will would could")
  private let openings = HashedWords("when where why how if while until since")
  private let negatedVerbs = HashedWords(
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't"
  )
  private let pastNegators = HashedWords("wasn't weren't didn't hadn't wouldn't couldn't")

  private let articles = HashedWords(
    "the a an my our his her their this that these those all every any some"
  )
  private let coming = HashedWords(
    "to be being get gets getting needs need needed needing want wants have"
  )

  /// Whether a unit is "or", "nor", "any" or a comma amid a clause: a negation reads on over them and the hit before.
  func carriesNegation(_ unit: LexicalUnit) -> Bool { carrying.contains(unit) }

  /// Whether a unit is "nor", which negates once together with the negator before it.
  func isPartner(_ unit: LexicalUnit) -> Bool { unit.hash == partner }

  /// Whether a unit is "and", "then", "because" or the like: a negation ends there.
  func endsNegation(_ unit: LexicalUnit) -> Bool { ending.contains(unit) }

  /// Whether a unit says of something what it is or seems.
  func isCopula(_ unit: LexicalUnit) -> Bool { copulas.contains(unit) }

  /// Whether a unit is a verb that may stand before its subject ("not once did they"), or helps another.
  func isVerb(_ unit: LexicalUnit) -> Bool { verbs.contains(unit) }

  /// Whether a unit opens a clause that no comma parts from the one before.
  func opensClause(_ unit: LexicalUnit) -> Bool { openings.contains(unit) }

  /// Whether a unit is a verb that negates what was said before ("The food isn't.").
  func isNegatedVerb(_ unit: LexicalUnit) -> Bool { negatedVerbs.contains(unit) }

  /// Whether a unit negates in the past, and so in a wish says what is.
  func isPastNegator(_ unit: LexicalUnit) -> Bool { pastNegators.contains(unit) }

  /// Whether a unit stands before a noun.
  func isArticle(_ unit: LexicalUnit) -> Bool { articles.contains(unit) }

  /// Whether what follows a unit is still to be done ("to be fixed").
  func isToCome(_ unit: LexicalUnit) -> Bool { coming.contains(unit) }
}
