package import FeedbackModel

/// A rule of the additive model; the name stands in the trace.
package enum ScoringRule: UInt8, CaseIterable, Sendable {
  case lexicon
  case intensity
  case negation
  case doubleNegation
  case superlative
  case denial
  case deed
  case capitals
  case elongation
  case exclamation
  case contrast
  case wish
  case condition
  case suggestion
  case request
  case question
  case hearsay
  case expectation
  case counterfactual
  case remedy
  case comparison
  case claim
  case quotation
  case answer
  case complaint
  case tone
  case neutral
  case plea
  case exclusive

  /// The name as it stands in every output.
  package var name: String {
    switch self {
    case .lexicon: "lexicon"
    case .intensity: "intensity"
    case .negation: "negation"
    case .doubleNegation: "double_negation"
    case .superlative: "superlative"
    case .denial: "denial"
    case .deed: "deed"
    case .capitals: "capitals"
    case .elongation: "elongation"
    case .exclamation: "exclamation"
    case .contrast: "contrast"
    case .wish: "wish"
    case .condition: "condition"
    case .suggestion: "suggestion"
    case .request: "request"
    case .question: "question"
    case .hearsay: "hearsay"
    case .expectation: "expectation"
    case .counterfactual: "counterfactual"
    case .remedy: "remedy"
    case .comparison: "comparison"
    case .claim: "claim"
    case .quotation: "quotation"
    case .answer: "answer"
    case .complaint: "complaint"
    case .tone: "tone"
    case .neutral: "neutral"
    case .plea: "plea"
    case .exclusive: "exclusive"
    }
  }
}

/// One lexicon entry at one place, with what the rules made of its valence.
package struct ScoredHit: Sendable {
  /// The pattern that was found, or -1 for the answer to a question.
  package var pattern: Int32

  /// The units that it covers.
  package var units: Range<Int>

  /// The bytes that it covers.
  package var span: TextSpan

  /// What the entry's file says of it.
  package var tags: ValenceTags

  /// The entry's own valence in thousandths.
  package var valence: Int

  /// What it adds to the score after all rules, in thousandths of a valence unit.
  package var value: Int64

  /// Whether it is what the question makes of a bare answer.
  package var isAnswer = false

  /// Whether it is what the question makes of a "nothing", "yes" or "no".
  package var isBareAnswer: Bool { isAnswer && pattern >= 0 }

  /// The steps from valence to value: rule, factor in thousandths, and what the step adds; empty unless asked for.
  package var steps: [RuleStep]
}

/// A rule as it changed one hit.
package struct RuleStep: Hashable, Sendable {
  /// Which rule.
  package var rule: ScoringRule

  /// The factor in thousandths.
  package var factor: Int

  /// What the step adds, in thousandths of a valence unit.
  package var value: Int64
}

/// What the arithmetic of one comment came to.
package struct SentimentResult: Sendable {
  /// The sum of all hits above zero, in thousandths of a valence unit.
  package var positiveSum: Int64 = 0

  /// The sum of all hits below zero, as a positive number.
  package var negativeSum: Int64 = 0

  /// The sum of the hits below zero that state a fault, as a positive number.
  package var faultSum: Int64 = 0

  /// What a bare answer adds to the negative sum because it was asked what could be better; 0 in other comments.
  package internal(set) var asked: Int64 = 0

  /// The hits in the order of the text; behind them what the question makes of the answer.
  package var hits: [ScoredHit] = []

  /// Whether one of them is what the question makes of a "nothing", "yes" or "no".
  package internal(set) var isBareAnswer = false

  /// How many entries count; what stands for the question of a bare answer is none.
  package var entryCount: Int {
    hits.indices.count { !hits[$0].isAnswer && hits[$0].value != 0 }
  }

  /// Creates the result of an empty comment.
  package init() {}

  /// Empties the result and keeps its room.
  package mutating func removeAll() {
    positiveSum = 0
    negativeSum = 0
    faultSum = 0
    asked = 0
    isBareAnswer = false
    if !hits.isEmpty { hits.removeAll(keepingCapacity: true) }
  }
}
