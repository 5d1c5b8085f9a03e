package import Classification
package import FeedbackModel
import LexiconMatching

/// The evidence that a form has in the lists already, in valence units.
package struct GivenEvidence: Hashable, Sendable {
  /// Its tone.
  package var tone = 0.0
  /// The evidence that the comment takes no side.
  package var neutral = 0.0

  /// Returns the sum of some evidence; of whole thousandths, so that its order does not matter.
  static func sum(_ all: some Sequence<GivenEvidence>) -> GivenEvidence {
    var (tone, neutral) = (0.0, 0.0)
    for evidence in all {
      tone += (evidence.tone * 1000).rounded()
      neutral += (evidence.neutral * 1000).rounded()
    }
    return GivenEvidence(tone: tone / 1000, neutral: neutral / 1000)
  }
}

/// A comment with what people said of it and what the engine made of it, as a fit needs it.
package struct FittingRow: Sendable {
  /// An entry that was found, with what the rules made of its valence.
  package struct Entry: Hashable, Sendable {
    /// The number of the pattern.
    package var pattern: Int32
    /// The value after all rules over the valence; signed.
    package var factor: Double
    /// Whether the value is above zero.
    package var isAbove: Bool
  }

  /// What people said.
  package var gold: GoldRow

  /// The comment in UTF-8.
  package var text: [UInt8]

  /// What the row says beside its text.
  package var setting: CommentSetting

  /// The question that the comment answers.
  package var question: String?

  /// What the engine says with the weights as they ship.
  package var shipped = Prediction()

  /// What became of the row.
  package var status = RowStatus.noContent

  /// The positive sum of the rules, in valence units.
  package var positive = 0.0

  /// The negative sum of the rules, as a positive number of valence units.
  package var negative = 0.0

  /// The entries behind these sums.
  package var entries: [Entry] = []

  /// What the lists say of words that are evidence by themselves, by form, in valence units.
  package var given: [String: GivenEvidence] = [:]

  /// The keys of the words and word pairs, each once, ascending.
  package var words: [UInt64] = []

  /// What speaks for and against a complaint.
  package var complaint = ComplaintEvidence()

  /// The strengths of the topics, in thousandths.
  package var strengths: [(topic: Int, strength: Int)] = []

  /// What it speaks of in the taxonomies that are consulted: top-level topics and their strengths, in thousandths.
  package var subjects: [(topic: Int, strength: Int)] = []

  /// Whether the question adds nothing from the start, because the comment is a "nothing" to it.
  package var hasNoStart = false

  /// Whether the comment is one of the answers that say nothing.
  package var isEmptyAnswer = false

  /// The class that the comment has, from label, score or rating.
  package var polarity: SentimentLabel?

  /// The first eight bytes of the text's SHA-256.
  let digest: UInt64

  /// Creates a row.
  package init(gold: GoldRow, text: [UInt8], setting: CommentSetting) {
    self.gold = gold
    self.text = text
    self.setting = setting
    digest = SHA256.hex(of: text).utf8.prefix(16).reduce(0) { $0 << 4 | Self.value(ofDigit: $1) }
  }

  /// Returns the fold of the row: the first four bytes of the text's SHA-256 as a number, modulo the number of folds.
  ///
  /// So rows with the same text are in the same fold, whatever their order.
  package func fold(of count: Int) -> Int { Int(digest >> 32) % count }

  /// Returns the part of the row within a fold, from bytes that the fold does not depend on.
  package func part(of count: Int) -> Int { Int(digest & 0xFFFF_FFFF) % count }

  /// Whether the row can take part in a fit of polarity.
  package var isReadable: Bool { status == .scored || isEmptyAnswer }

  private static func value(ofDigit digit: UInt8) -> UInt64 {
    UInt64(digit < 0x3A ? digit - 0x30 : digit - 0x57)
  }
}
