import FeedbackModel
import Tokenization

/// Tells questions by how they open, for the many that are typed without their mark: "do u deliver on sundays".
///
/// An auxiliary with a pronoun behind it opens a question at the start of a statement and nowhere else; handles, hashtags
/// and a greeting may stand before it.
struct QuestionOpening: Sendable {
  private let auxiliaries: Set<UInt64>
  private let subjects: Set<UInt64>
  private let greetings: Set<UInt64>
  /// For each question word those that make a question of it.
  private let behind: [UInt64: Set<UInt64>]
  /// A bit for each first word: most words are none, and this tells so at once.
  private let firstBits: UInt64

  init() {
    auxiliaries = Self.hashes(
      """
      is are was were do does did can could will would should has have had am may might isn't aren't wasn't don't doesn't \
      didn't can't couldn't won't wouldn't isnt arent dont doesnt didnt cant couldnt wont
      """
    )
    subjects = Self.hashes(
      "i you u ya it there they we he she anyone anybody someone somebody this that these those"
    )
    greetings = Self.hashes("hi hello hey hiya morning evening afternoon so and but also ok okay just pls please plz")
    behind = [
      "how": "do does did can could long much many", "what": "time is are do does should can if",
      "when": "will is are do does can", "where": "is are do does can", "who": "do can should",
      "any": "idea ideas news update updates chance way eta", "anyone": "know knows else got used tried",
      "anybody": "know knows else got used tried", "which": "one is do",
    ].reduce(into: [:]) { $0[FormHash.of($1.key.utf8)] = Self.hashes($1.value) }
    firstBits = auxiliaries.union(behind.keys).union(greetings).reduce(0) { $0 | 1 << ($1 & 63) }
  }

  /// Returns whether a question opens at a unit, the first of its statement.
  func stands(at first: Int, _ units: borrowing WorkList<LexicalUnit>) -> Bool {
    var unit = first
    while unit + 2 < units.count, isSkipped(units[unit]) { unit += 1 }
    guard unit + 2 < units.count, mayOpen(units[unit]) else { return false }
    let next = units[unit + 1].hash
    if auxiliaries.contains(units[unit].hash) { return subjects.contains(next) }
    return behind[units[unit].hash]?.contains(next) == true
  }

  private func isSkipped(_ unit: LexicalUnit) -> Bool {
    switch unit.kind {
    case .mention, .hashtag, .emoji, .emoticon, .punctuation: true
    default: mayOpen(unit) && greetings.contains(unit.hash)
    }
  }

  private func mayOpen(_ unit: LexicalUnit) -> Bool { firstBits >> (unit.hash & 63) & 1 == 1 }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FormHash.of($0.utf8) })
  }
}
