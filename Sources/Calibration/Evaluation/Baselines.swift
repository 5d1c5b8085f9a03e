import FeedbackModel

/// The simple ways of guessing that a tool must beat to be worth its while.
package enum Baselines {
  /// The name of the baseline that always says what the gold says most often.
  package static let majorityName = "majority class"

  /// The name of the baseline that adds up the valences of the words found and applies no rule.
  package static let wordListName = "plain word list"

  /// Returns what always says the commonest gold label, complaint judgement and topic.
  ///
  /// It knows the gold's shares, as no tool does. Of equally common labels the first of negative, neutral and
  /// positive is taken, of topics the first by its scalars.
  package static func majority(of gold: [GoldRow]) -> PredictionSet {
    var prediction = Prediction()
    let labels = SentimentLabel.allCases.map { label in gold.count { $0.label == label } }
    if let most = labels.max(), most > 0, let place = labels.firstIndex(of: most) {
      prediction.polarity = .label(SentimentLabel.allCases[place])
    }
    let complaints = gold.count { $0.complaint == true }
    let others = gold.count { $0.complaint == false }
    if complaints + others > 0 { prediction.complaint = complaints >= others }
    var counts: [String: Int] = [:]
    for topic in gold.lazy.flatMap({ Set($0.topics ?? []) }) { counts[topic, default: 0] += 1 }
    let commonest = counts.max { left, right in
      left.value == right.value
        ? right.key.unicodeScalars.lexicographicallyPrecedes(left.key.unicodeScalars)
        : left.value < right.value
    }
    if let commonest { prediction.topics = [commonest.key] }
    var set = PredictionSet(
      name: majorityName,
      predictions: Array(repeating: prediction, count: gold.count)
    )
    set.usesGoldNames = true
    return set
  }

  /// Returns what the sums of the found entries' own valences say: their sign is the label.
  ///
  /// - Parameter sums: The sum for each gold row, in thousandths of a valence unit; 0 is neutral.
  /// - Returns: Labels and scores; nothing about topics and complaints.
  package static func wordList(_ sums: [Int]) -> PredictionSet {
    PredictionSet(
      name: wordListName,
      predictions: sums.map { sum in
        var prediction = Prediction()
        prediction.score = Double(sum) / 1000
        prediction.polarity = .label(sum > 0 ? .positive : sum < 0 ? .negative : .neutral)
        return prediction
      }
    )
  }
}
