import FeedbackModel
import SentimentScoring

/// Turns sums into judgements: complaint, praise, mixed, intents, effort.
///
/// A complaint is an expression of dissatisfaction addressed to someone about a breach. Its evidence is additive: cues
/// of complaint, faults told, other negative words at a lower rate, a topic of service, something of the writer's own,
/// an addressee; positive words, abuse, feelings and bare questions speak against it. With evidence x and the scale constant s the complaint score is ½ + ½ · x / (|x| + s).
struct Judgement: Sendable {
  /// The effort that a comment without weight either way tells of, on the 1…7 scale.
  private static let middleEffort = 4

  private let constants: ModelConstants
  private let weights: ComplaintWeights

  init(_ constants: ModelConstants) {
    self.constants = constants
    weights = ComplaintWeights(constants)
  }

  /// Returns a constant of the model, in thousandths.
  subscript(key: ModelConstants.Key) -> Int { constants[key] }

  /// Judges what is left once the score, its label and the intents are known.
  func judge(
    _ sentiment: SentimentResult,
    _ cues: borrowing CueSums,
    complaint evidence: Int,
    into annotation: inout Annotation
  ) {
    annotation.mixed =
      sentiment.positiveSum >= Int64(constants[.mixedMass])
      && sentiment.negativeSum >= Int64(constants[.mixedMass])
    judgeComplaint(evidence, &annotation)
    let praise = Int(sentiment.positiveSum) + max(0, cues[.praise]) - Int(sentiment.negativeSum)
    annotation.praise =
      annotation.label == .positive && !annotation.complaint
      && praise >= constants[.praiseThreshold] && cues[.sarcasm] < constants[.cueThreshold]
    annotation.effort = effort(cues)
  }

  private func judgeComplaint(
    _ evidence: Int,
    _ annotation: inout Annotation
  ) {
    let scale = max(1, constants[.complaintScale])
    annotation.complaintScore = 500 + 500 * evidence / (abs(evidence) + scale)
    annotation.complaint = evidence >= 0
  }

  /// Returns what is added to the negative sum, as a negative number, because the comment complains.
  ///
  /// Faults are often told as plain fact, without a word that is bad by itself.
  func tone(ofComplaint evidence: Int) -> Int {
    evidence >= constants[.complaintToneEvidence] ? -constants[.complaintTone] : 0
  }

  /// Returns the evidence of a complaint, in thousandths; it is one from nought on.
  func evidence(of complaint: ComplaintEvidence) -> Int {
    var evidence = weights.bias + complaint.grievance
    evidence += complaint.cues * weights.cues / 1000
    evidence += complaint.faults * weights.faults / 1000
    evidence += complaint.otherNegatives * weights.negatives / 1000
    evidence -= complaint.positives * weights.positives / 1000
    evidence -= complaint.insults * weights.insults / 1000
    evidence -= complaint.emotions * weights.emotions / 1000
    if complaint.hasTopic { evidence += weights.topic }
    if complaint.hasNegativeTopic { evidence += weights.negativeTopic }
    if complaint.isOwn { evidence += weights.owner }
    if complaint.mentions { evidence += weights.mention }
    if complaint.isAddressed { evidence += weights.addressee }
    if complaint.asksBarely { evidence -= weights.question }
    if complaint.inquires { evidence -= weights.inquiry }
    return evidence
  }

  /// Returns what the writer wants or threatens.
  func intents(_ cues: borrowing CueSums) -> IntentSet {
    var intents: IntentSet = []
    for (intent, category) in Self.categories where cues[category] >= constants[.cueThreshold] {
      intents.insert(IntentSet(intent))
    }
    return intents
  }

  private static let categories: [(Intent, CueCategory)] = [
    (.churn, .churn), (.refund, .refund), (.legal, .legal), (.safety, .safety),
    (.recommend, .recommend), (.question, .question), (.request, .request), (.thanks, .thanks),
  ]

  private func effort(_ cues: borrowing CueSums) -> Int? {
    guard cues.has(.effort) else { return nil }
    let steps = cues[.effort] / 1000
    return min(7, max(1, Self.middleEffort + (cues[.effort] >= 0 ? max(1, steps) : min(-1, steps))))
  }

  /// Returns whether the respondent's score and the text disagree: a top score with a complaint, a low one with praise.
  func disagrees(_ rating: CommentSetting.Rating, with annotation: Annotation) -> Bool {
    let codes = rating.scale.codes
    guard codes.contains(rating.code) else { return false }
    let isTop: Bool
    let isBottom: Bool
    switch rating.scale {
    case .zeroToTen:
      isTop = rating.code >= 9
      isBottom = rating.code <= 3
    case .oneTo(let top):
      isTop = rating.code == top
      isBottom = rating.code == 1
    }
    return (isTop && annotation.complaint) || (isBottom && annotation.praise)
  }
}

/// The constants of the model that weigh the evidence of a complaint, each looked up once for all comments.
private struct ComplaintWeights: Sendable {
  let bias, cues, faults, negatives, positives, insults, emotions: Int
  let topic, negativeTopic, owner, mention, addressee, question, inquiry: Int

  init(_ constants: ModelConstants) {
    bias = constants[.complaintBias]
    cues = constants[.complaintPerCue]
    faults = constants[.complaintPerFault]
    negatives = constants[.complaintPerNegative]
    positives = constants[.complaintPerPositive]
    insults = constants[.complaintPerInsult]
    emotions = constants[.complaintPerEmotion]
    topic = constants[.complaintTopic]
    negativeTopic = constants[.complaintNegativeTopic]
    owner = constants[.complaintOwner]
    mention = constants[.complaintMention]
    addressee = constants[.complaintAddressee]
    question = constants[.complaintQuestion]
    inquiry = constants[.complaintInquiry]
  }
}
