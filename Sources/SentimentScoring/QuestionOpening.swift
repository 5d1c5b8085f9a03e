import FeedbackModel
import Tokenization

/// Tells questions by how they open: "do u deliver on sundays", "is there a fee for that?"; many are typed without their mark.
///
/// An auxiliary with a pronoun behind it opens a question at the start of a statement and nowhere else; handles, hashtags
/// and a greeting may stand before it.
struct QuestionOpening: Sendable {
  /// For each first word of a question those that may stand behind it, and what is asked then.
  private let openings: [UInt64: [UInt64: Asking]]
  private let greetings: Set<UInt64>
  /// A bit for each first word: most words are none, and this tells so at once.
  private let firstBits: UInt64

  /// Questions of somebody who wants to know: what they name is no fault yet.
  private static let information = [
    ("is are was were will does did has", "it there they that these those"),
    ("do does did can could should would will may might am was have had", "i we"),
    ("do does", "you u ya"),
    ("does has did can could", "anyone anybody someone somebody this"),
    ("how", "do does can could much"), ("what", "time is are do does should if"),
    ("when", "is are do does can"), ("where", "can do does"), ("who", "do can should"),
    ("which", "one is do"), ("any", "idea ideas chance way"),
    ("anyone anybody", "know knows else got used tried"),
  ]

  /// Questions that may well blame.
  private static let others = [
    ("is are was were have did should", "you u he she anyone anybody someone somebody this"),
    ("will would can could", "he she anyone anybody someone somebody this"),
    (
      "isn't aren't wasn't don't doesn't didn't can't couldn't won't wouldn't isnt arent dont doesnt didnt cant couldnt",
      "i you u it there they we this that anyone anybody"
    ),
    ("how", "long many"), ("when", "will"), ("where", "is are"), ("what", "can"),
    ("any", "news update updates eta"),
  ]

  init() {
    var openings: [UInt64: [UInt64: Asking]] = [:]
    func add(_ pairs: [(String, String)], _ asking: Asking) {
      for (firsts, seconds) in pairs {
        for first in Self.hashes(firsts) {
          for second in Self.hashes(seconds) { openings[first, default: [:]][second] = asking }
        }
      }
    }
    add(Self.others, .something)
    add(Self.information, .forInformation)
    self.openings = openings
    greetings = Set(
      Self.hashes("hi hello hey hiya morning evening so and but also ok okay just pls please plz")
    )
    firstBits = greetings.union(openings.keys).reduce(0) { $0 | 1 << ($1 & 63) }
  }

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
    guard unit < last, mayOpen(units[unit]) else { return .nothing }
    return openings[units[unit].hash]?[units[unit + 1].hash] ?? .nothing
  }

  private func isSkipped(_ unit: LexicalUnit) -> Bool {
    switch unit.kind {
    case .mention, .hashtag, .emoji, .emoticon, .punctuation: true
    default: mayOpen(unit) && greetings.contains(unit.hash)
    }
  }

  private func mayOpen(_ unit: LexicalUnit) -> Bool { firstBits >> (unit.hash & 63) & 1 == 1 }

  private static func hashes(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { FormHash.of($0.utf8) }
  }
}
