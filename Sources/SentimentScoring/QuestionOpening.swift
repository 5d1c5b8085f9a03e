import FeedbackModel
import Tokenization

/// Tells questions by how they open: "do u deliver on sundays", "is there a fee for that?"; many are typed without their mark.
///
/// An auxiliary with a pronoun behind it opens a question at the start of a statement and nowhere else; handles, hashtags
/// and a greeting may stand before it.
struct QuestionOpening: Sendable {
  /// What is asked by a first and a second word, by the hash of both.
  private let openings: [UInt64: Asking]
  /// A bit for each of them: most words open nothing, and this tells so at once.
  private var openingBits = [UInt64](repeating: 0, count: 64)
  private let greetings = HashedWords(
    "hi hello hey hiya morning evening so and but also ok okay just pls please plz"
  )
  /// What makes a statement of "can I" and its like: "can I just say how kind they were".
  private let saying = HashedWords("say add mention thank commend praise congratulate")
  private let fillers = HashedWords("just please also only first firstly quickly")
  private let speakers = HashedWords("i we")

  /// Questions of somebody who wants to know: what they name is no fault yet.
  private static let information = [
    ("is are was were will does did has", "it there they that these those"),
    ("do does did can could should would will may might am was have had", "i we"),
    ("do does", "you u ya"),
    ("does has did can could", "anyone anybody someone somebody this"),
    ("how", "do does can could much"), ("what", "time is are do does should if happens"),
    ("when", "is are do does can"), ("where", "can do does"), ("who", "do can should"),
    ("which", "one is do"),
    ("any", "idea ideas chance way delays delay disruption disruptions problems issues"),
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
    var openings: [UInt64: Asking] = [:]
    for (pairs, asking) in [(Self.others, Asking.something), (Self.information, .forInformation)] {
      for (firsts, seconds) in pairs {
        for first in Self.hashes(firsts) {
          for second in Self.hashes(seconds) { openings[Self.pair(first, second)] = asking }
        }
      }
    }
    self.openings = openings
    for pair in openings.keys { openingBits[Int(pair >> 58)] |= 1 << (pair >> 52 & 63) }
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
    guard unit < last else { return .nothing }
    let pair = Self.pair(units[unit].hash, units[unit + 1].hash)
    guard openingBits[Int(pair >> 58)] >> (pair >> 52 & 63) & 1 == 1 else { return .nothing }
    guard let asking = openings[pair], !isSaying(statement, from: unit, units) else {
      return .nothing
    }
    return asking
  }

  /// Whether "I" or "we" asks for leave to say what is said anyway.
  private func isSaying(
    _ statement: Range<Int>,
    from opening: Int,
    _ units: borrowing WorkList<LexicalUnit>
  ) -> Bool {
    var unit = opening + 2
    while unit < statement.upperBound, fillers.contains(units[unit]) { unit += 1 }
    guard unit < statement.upperBound, saying.contains(units[unit]) else { return false }
    let asks = units[statement.upperBound - 1].hash == Self.questionMark
    return speakers.contains(units[opening + 1]) && !asks
  }

  private static let questionMark = FormHash.of("?".utf8)

  private func isSkipped(_ unit: LexicalUnit) -> Bool {
    switch unit.kind {
    case .mention, .hashtag, .emoji, .emoticon, .punctuation: true
    default: greetings.contains(unit)
    }
  }

  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    // 2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
    (first &* 3 ^ second) &* 0x9E37_79B9_7F4A_7C15
  }

  private static func hashes(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { FormHash.of($0.utf8) }
  }
}
