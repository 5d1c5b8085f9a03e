package import FeedbackModel

/// How well predicted polarities meet gold ones.
package struct LabelFigures: Sendable {
  /// Right and wrong by class, where rows have the two sides only.
  package struct TwoClass: Hashable, Sendable {
    /// The rows with a side.
    package let base: Int
    /// The share that was called the right side.
    package let accuracy: Double
    /// The mean F1 of both sides.
    package let macroF1: Double
  }

  /// Shares of the three classes, in the order of `SentimentLabel.allCases`.
  package typealias Shares = [Double]

  /// How often each gold class was called what.
  package let confusion: ConfusionTable

  /// The gold classes that occur, in the order of `SentimentLabel.allCases`.
  package let classes: [Int]

  /// Both sides by their labels; nil where the gold has one side alone.
  package let twoClassLabel: TwoClass?

  /// Both sides by the sign of the score; nil without scores too.
  package let twoClassSign: TwoClass?

  /// The share of the rows of two sides whose score is 0.
  package let ties: Double?

  /// How well low scores pick out the negative rows.
  package let aucNegative: Double?

  /// How well high scores pick out the positive rows.
  package let aucPositive: Double?

  /// The share of rows with score 0; nil without scores.
  package let zeroScore: Double?

  /// Compares labels.
  ///
  /// - Parameters:
  ///   - gold: The gold labels.
  ///   - predicted: The predicted ones; nil for an abstention.
  ///   - scores: The predicted scores, where the tool states any.
  package init(gold: [SentimentLabel], predicted: [SentimentLabel?], scores: [Double]?) {
    var table = ConfusionTable(classes: SentimentLabel.allCases.count)
    for (gold, predicted) in zip(gold, predicted) {
      table.add(gold: Int(gold.rawValue), predicted: predicted.map { Int($0.rawValue) })
    }
    confusion = table
    classes = SentimentLabel.allCases.map { Int($0.rawValue) }.filter { table.goldCount($0) > 0 }
    let sided = gold.indices.filter { gold[$0] != .neutral }
    let hasBothSides = Set(sided.map { gold[$0] }).count == 2
    func twoClass(_ call: (Int) -> SentimentLabel?) -> TwoClass? {
      hasBothSides ? TwoClass(gold: sided.map { gold[$0] }, predicted: sided.map(call)) : nil
    }
    twoClassLabel = twoClass { predicted[$0] }
    guard let scores else {
      twoClassSign = nil
      ties = nil
      aucNegative = nil
      aucPositive = nil
      zeroScore = nil
      return
    }
    twoClassSign = twoClass { scores[$0] > 0 ? .positive : scores[$0] < 0 ? .negative : nil }
    ties =
      hasBothSides ? DecisionCounts.share(sided.count { scores[$0] == 0 }, of: sided.count) : nil
    aucNegative = RankStatistics.auc(gold.map { $0 == .negative }, scores.map { -$0 })
    aucPositive = RankStatistics.auc(gold.map { $0 == .positive }, scores)
    zeroScore = DecisionCounts.share(scores.count { $0 == 0 }, of: scores.count)
  }

  /// The rows.
  package var base: Int { confusion.total }

  /// Whether the gold has neutral rows, so that three classes are told apart.
  package var hasThreeClasses: Bool { classes.contains(Int(SentimentLabel.neutral.rawValue)) }

  /// The share of rows that were called what they are.
  package var accuracy: Double { confusion.accuracy }

  /// The mean F1 of the gold classes that occur.
  package var macroF1: Double { confusion.macroF1(classes) }

  /// The mean recall of the gold classes that occur, each rounded to four places first.
  package var macroRecall: Double {
    let recalls = classes.map { Decimal4.rounded(confusion.decisions($0).recall) }
    return recalls.reduce(0, +) / Double(max(1, recalls.count))
  }

  /// The mean F1 of the two sides, each rounded to four places first.
  package var sidesF1: Double {
    [SentimentLabel.positive, .negative].reduce(0) {
      $0 + Decimal4.rounded(confusion.decisions(Int($1.rawValue)).f1)
    } / 2
  }

  /// The gold shares of the classes.
  package var goldShares: Shares {
    SentimentLabel.allCases.map {
      DecisionCounts.share(confusion.goldCount(Int($0.rawValue)), of: base)
    }
  }

  /// The predicted shares of the classes; less than 1 together where rows are abstained from.
  package var predictedShares: Shares {
    SentimentLabel.allCases.map {
      DecisionCounts.share(confusion.predictedCount(Int($0.rawValue)), of: base)
    }
  }

  /// Half the sum of the differences of the shares: the share of rows that would have to be called otherwise.
  package var shareError: Double {
    zip(goldShares, predictedShares).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }

  /// Returns positive minus negative share.
  package static func net(_ shares: Shares) -> Double {
    shares[Int(SentimentLabel.positive.rawValue)] - shares[Int(SentimentLabel.negative.rawValue)]
  }
}

extension LabelFigures.TwoClass {
  fileprivate init(gold: [SentimentLabel], predicted: [SentimentLabel?]) {
    var table = ConfusionTable(classes: 2)
    for (gold, predicted) in zip(gold, predicted) {
      let call: Int? =
        switch predicted {
        case .negative: 0
        case .positive: 1
        case .neutral, nil: nil
        }
      table.add(gold: gold == .positive ? 1 : 0, predicted: call)
    }
    base = gold.count
    accuracy = table.accuracy
    macroF1 = table.macroF1([0, 1])
  }
}
