import FeedbackModel
import SentimentScoring

/// What speaks for and against a complaint in one comment, before the model's constants weigh it.
package struct ComplaintEvidence: Hashable, Sendable {
  /// The cues of complaint and sarcasm, and half of those of churn, refund, legal and safety, in thousandths.
  package var cues = 0

  /// The words of grievance, each of which weighs by itself, in thousandths.
  package var grievance = 0

  /// The faults told, in thousandths of a valence unit.
  package var faults = 0

  /// The other negative words, in thousandths of a valence unit; nought for a mood that blames nobody.
  package var otherNegatives = 0

  /// The abuse among the negative words, in thousandths of a valence unit.
  package var insults = 0

  /// The feelings among the negative words, in thousandths of a valence unit.
  package var emotions = 0

  /// The positive words, in thousandths of a valence unit.
  package var positives = 0

  /// Whether the company is spoken to.
  package var isAddressed = false

  /// Whether something of the writer's own is spoken of.
  package var isOwn = false

  /// Whether an account is mentioned.
  package var mentions = false

  /// Whether the comment names a topic of service that it does not praise.
  package var hasTopic = false

  /// Whether it speaks ill of one.
  package var hasNegativeTopic = false

  /// Whether the comment asks or requests something and tells no fault.
  package var asksBarely = false

  /// Whether it does nothing else, and wants no more than to know.
  package var inquires = false

  /// The categories whose cues are among `cues`, and of which half counts.
  static let halvedCategories: [CueCategory] = [.churn, .refund, .legal, .safety]

  /// All categories whose cues are among `cues`.
  static let cueCategories: [CueCategory] = [.complaint, .sarcasm] + halvedCategories

  /// Creates no evidence.
  package init() {}

  /// Gathers the evidence of a comment.
  init(
    _ sentiment: borrowing SentimentResult,
    _ cues: borrowing CueSums,
    _ clauses: borrowing ClauseMap,
    _ topics: borrowing [TopicAnnotation],
    requests: Bool,
    grievance: Int
  ) {
    // A mood that names no breach, blames nobody and speaks to nobody is no complaint.
    let isMood =
      cues[.complaint] <= 0 && cues[.addressee] <= 0
      && sentiment.hits.indices.allSatisfy {
        sentiment.hits[$0].value >= 0 || sentiment.hits[$0].tags == .emotion
      }
    self.cues = cues[.complaint] + max(0, cues[.sarcasm])
    self.grievance = grievance
    for category in Self.halvedCategories { self.cues += max(0, cues[category]) / 2 }
    faults = Int(sentiment.faultSum)
    // That a bare answer takes the side of its question breaches nothing: "more parking" is asked for.
    let asked = sentiment.asked
    otherNegatives = isMood ? 0 : Int(sentiment.negativeSum - sentiment.faultSum - asked)
    positives = Int(sentiment.positiveSum)
    for place in sentiment.hits.indices where sentiment.hits[place].value < 0 {
      let tags = sentiment.hits[place].tags
      guard !tags.contains(.fault) else { continue }
      if tags.contains(.insult) {
        insults -= Int(sentiment.hits[place].value)
      } else if tags.contains(.emotion) {
        emotions -= Int(sentiment.hits[place].value)
      }
    }
    isAddressed = cues[.addressee] > 0
    isOwn = cues[.owner] > 0
    mentions = clauses.hasMention
    for place in topics.indices {
      if topics[place].label != .positive { hasTopic = true }
      if topics[place].label == .negative, asked < sentiment.negativeSum {
        hasNegativeTopic = true
      }
    }
    asksBarely = (clauses.hasQuestion || requests) && sentiment.faultSum == 0
    inquires = clauses.isInquiry && sentiment.negativeSum == 0 && self.cues <= 0
  }
}
