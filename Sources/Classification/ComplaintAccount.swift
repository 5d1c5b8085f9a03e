package import FeedbackModel
import SentimentScoring

/// Why a comment is a complaint or none: the terms whose sum is the evidence, and the cues behind one of them.
package struct ComplaintAccount: Hashable, Sendable {
  /// One summand of the evidence.
  package struct Term: Hashable, Sendable {
    /// The constant of the model that weighs it; nil for grievances, which have weights of their own.
    package let constant: String?

    /// What it is, in words.
    package let name: String

    /// What the constant is multiplied by, in thousandths; nil where it counts as a whole.
    package let amount: Int?

    /// The constant as it counts, in thousandths: below nought where it speaks against a complaint.
    package let weight: Int

    /// What it adds, in thousandths.
    package let value: Int
  }

  /// A cue that counts.
  package struct Cue: Hashable, Sendable {
    /// Where it stands, in bytes of the comment.
    package let span: TextSpan

    /// The entry as it stands in its list.
    package let entry: String

    /// The category that it is a cue of.
    package let category: String

    /// In thousandths.
    package let weight: Int

    /// Whether half of its category's sum counts.
    package let countsHalf: Bool
  }

  /// The constant of the term that the cues are behind.
  package static let cueConstant = ModelConstants.Key.complaintPerCue.name

  /// The terms that are not nought, in the order in which they are added.
  package let terms: [Term]

  /// The cues behind the term of `cueConstant`, category by category in the order of the text.
  package let cues: [Cue]

  /// The sum of the terms, in thousandths; the comment is a complaint from nought on.
  package let evidence: Int

  /// The constant `complaint-scale`, in thousandths: the complaint score is ½ + ½ · evidence / (|evidence| + scale).
  package let scale: Int
}

extension Judgement {
  /// Returns the terms of the evidence of a complaint that are not nought.
  func terms(of complaint: ComplaintEvidence) -> [ComplaintAccount.Term] {
    var terms: [ComplaintAccount.Term] = []
    func add(_ name: String, _ key: ModelConstants.Key, _ sign: Int = 1, times amount: Int? = nil) {
      let weight = sign * self[key]
      // As `evidence(of:)` has it, so that what is cut off is cut off alike.
      let value = amount.map { sign * ($0 * self[key] / 1000) } ?? weight
      guard value != 0 else { return }
      terms.append(
        ComplaintAccount.Term(
          constant: key.name,
          name: name,
          amount: amount,
          weight: weight,
          value: value
        )
      )
    }
    add("from the start", .complaintBias)
    if complaint.grievance != 0 {
      let value = complaint.grievance
      terms.append(
        ComplaintAccount.Term(
          constant: nil,
          name: "grievances",
          amount: nil,
          weight: value,
          value: value
        )
      )
    }
    add("cues", .complaintPerCue, times: complaint.cues)
    add("faults told", .complaintPerFault, times: complaint.faults)
    add("other negative words", .complaintPerNegative, times: complaint.otherNegatives)
    add("positive words", .complaintPerPositive, -1, times: complaint.positives)
    add("abuse", .complaintPerInsult, -1, times: complaint.insults)
    add("feelings", .complaintPerEmotion, -1, times: complaint.emotions)
    if complaint.hasTopic { add("a topic that is not praised", .complaintTopic) }
    if complaint.hasNegativeTopic { add("a topic that is spoken ill of", .complaintNegativeTopic) }
    if complaint.isOwn { add("something of the writer's own", .complaintOwner) }
    if complaint.mentions { add("an account is mentioned", .complaintMention) }
    if complaint.isAddressed { add("the company is spoken to", .complaintAddressee) }
    if complaint.asksBarely { add("a question or request without a fault", .complaintQuestion, -1) }
    if complaint.inquires { add("nothing but a question", .complaintInquiry, -1) }
    return terms
  }
}
