import FeedbackModel

/// Where gold labels come from.
package enum LabelSource: String, Sendable {
  /// The label that a person gave.
  case label
  /// The respondent's answer in the first rating column: satisfied is positive, dissatisfied negative.
  case rating
}

/// How predictions are compared with gold.
package struct EvaluationSettings: Sendable {
  /// Turns names of predicted topics into gold ones; nil where they are the same.
  package var topicMap: TopicMap?

  /// Whether only the strongest topic counts, as where the gold has one topic a row.
  package var mainTopicOnly = false

  /// Where the labels come from; nil takes ratings where no row has a label.
  package var labels: LabelSource?

  /// How many of the worst errors are kept.
  package var worstLimit = 0

  /// How rows are cut into cells for the trend; nil for no trend.
  package var trend: TrendCells?

  /// The samples of the intervals.
  package var bootstrap = Bootstrap(samples: 1_000, seed: 1)

  /// Creates the usual settings.
  package init() {}

  /// Returns the names of a prediction's topics as they are compared.
  func topics(of prediction: Prediction, inGoldNames: Bool) -> [String] {
    let predicted = prediction.topics ?? []
    let names = inGoldNames ? predicted : topicMap?(predicted) ?? predicted
    return mainTopicOnly ? Array(names.prefix(1)) : names
  }

  /// Returns the predicted topics that `topics(of:inGoldNames:)` counts, each with the names that are compared: none that the
  /// map has no counterpart for.
  func countedTopics(of prediction: Prediction) -> [(id: String, names: [String])] {
    let counted = topics(of: prediction, inGoldNames: false)
    return (prediction.topics ?? []).compactMap { id in
      let names = (topicMap?([id]) ?? [id]).filter(counted.contains)
      return names.isEmpty ? nil : (id, names)
    }
  }
}
