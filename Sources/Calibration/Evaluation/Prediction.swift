package import FeedbackModel

/// What a tool said of one comment; nil is what it left open.
package struct Prediction: Hashable, Sendable {
  /// The polarity, as far as the tool speaks of one.
  package enum Polarity: Hashable, Sendable {
    /// The tool has no labels; the sign of its score stands for them.
    case unstated
    /// The tool abstains, as for a comment in another language. No gold label is met by that.
    case abstained
    /// The tool's label.
    case label(SentimentLabel)
  }

  /// The polarity.
  package var polarity = Polarity.unstated

  /// The signed score, 0 for neither.
  package var score: Double?

  /// The topics, strongest first.
  package var topics: [String]?

  /// The polarities of topics or terms.
  package var aspects: [GoldAspect] = []

  /// Whether the comment is a complaint.
  package var complaint: Bool?

  /// How surely it is one.
  package var complaintScore: Double?

  /// Creates a prediction that says nothing: neutral, score 0, no topics, no complaint.
  package init() {}

  /// The score, 0 without one.
  package var value: Double { score ?? 0 }

  /// The polarity, by the sign of the score where no label is stated; nil for an abstention.
  package var label: SentimentLabel? {
    switch polarity {
    case .label(let label): label
    case .abstained: nil
    case .unstated: value > 0 ? .positive : value < 0 ? .negative : .neutral
    }
  }

  /// How surely it is a complaint; the judgement itself where no number is stated.
  package var complaintValue: Double { complaintScore ?? (complaint == true ? 1 : 0) }
}

extension Prediction {
  /// What the engine found in a comment, as `earshot annotate` writes it.
  package init(_ annotation: borrowing Annotation, topicIDs: [String]) {
    polarity = annotation.label.map(Polarity.label) ?? .abstained
    score = Double(annotation.score) / 1000
    topics = annotation.topics.map { topicIDs[$0.topic] }
    aspects = annotation.topics.map { GoldAspect(name: topicIDs[$0.topic], label: $0.label) }
    complaint = annotation.complaint
    complaintScore = Double(annotation.complaintScore) / 1000
  }
}

/// The predictions of one tool, one for each gold row.
package struct PredictionSet: Sendable {
  /// The name of the tool or of its file.
  package var name: String

  /// The predictions in the order of the gold rows.
  package var predictions: [Prediction]

  /// The gold rows for which the tool has no prediction; they count as neutral.
  package var missing = 0

  /// The predictions that belong to no gold row; nothing is made of them.
  package var unused = 0

  /// Whether the topics go by the names of the gold, so that no map is applied.
  package var usesGoldNames = false

  /// Creates the predictions of a tool.
  package init(name: String, predictions: [Prediction]) {
    self.name = name
    self.predictions = predictions
  }

  /// Whether the tool states labels.
  package var hasLabels: Bool { predictions.contains { $0.polarity != .unstated } }

  /// Whether the tool states scores.
  package var hasScores: Bool { predictions.contains { $0.score != nil } }

  /// Whether the tool judges complaints.
  package var hasComplaints: Bool {
    predictions.contains { $0.complaint != nil || $0.complaintScore != nil }
  }

  /// Whether the tool names topics.
  package var hasTopics: Bool { predictions.contains { $0.topics != nil } }
}
