package import FeedbackModel

/// How far two people agree about the same comments: the ceiling of what a tool can be asked for.
package struct Agreement: Sendable {
  /// How often each label of the first coder met which label of the second.
  package let confusion: ConfusionTable

  /// Compares two coders on the rows that both labelled.
  package init(first: [SentimentLabel], second: [SentimentLabel]) {
    var table = ConfusionTable(classes: SentimentLabel.allCases.count)
    for (first, second) in zip(first, second) {
      table.add(gold: Int(first.rawValue), predicted: Int(second.rawValue))
    }
    confusion = table
  }

  /// The rows that both labelled.
  package var base: Int { confusion.total }

  /// The share of rows on which both agree.
  package var accuracy: Double { confusion.accuracy }

  /// The mean F1 of the second coder against the first, over the first coder's classes.
  package var macroF1: Double {
    confusion.macroF1((0..<confusion.classes).filter { confusion.goldCount($0) > 0 })
  }

  /// Cohen's kappa (1960): agreement beyond what each coder's own shares give by chance.
  ///
  /// nil without rows, and where chance alone gives full agreement.
  package var kappa: Double? {
    guard base > 0 else { return nil }
    let n = Double(base)
    let chance = (0..<confusion.classes).reduce(0.0) {
      $0 + Double(confusion.goldCount($1)) / n * (Double(confusion.predictedCount($1)) / n)
    }
    return chance < 1 ? (accuracy - chance) / (1 - chance) : nil
  }

  /// Krippendorff's alpha for nominal labels (2011): one minus observed over expected disagreement.
  ///
  /// nil without rows, and where only one label was ever given.
  package var alpha: Double? {
    let counts = (0..<confusion.classes).map {
      confusion.goldCount($0) + confusion.predictedCount($0)
    }
    let n = Double(2 * base)
    // Pairs of different labels among all labels that were given.
    let expected = counts.reduce(0.0) { $0 + Double($1) * (n - Double($1)) }
    guard expected > 0 else { return nil }
    let disagreements = (0..<confusion.classes).reduce(base) { $0 - confusion[$1, $1] }
    return 1 - (n - 1) * Double(2 * disagreements) / expected
  }
}
