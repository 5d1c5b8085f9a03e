import FeedbackModel

/// Everything that an evaluation tells.
package struct EvaluationResult: Sendable {
  /// Another tool on the same rows.
  package struct Comparison: Sendable {
    /// Its figures, without intervals.
    package let evaluation: Evaluation
    /// Its predictions that belong to no gold row.
    package let unused: Int
    /// The paired tests, the engine being the first tool.
    package let tests: PairedTests
  }

  /// What two coders agree on, and the engine on the same rows.
  package struct Ceiling: Sendable {
    /// The second coder against the first.
    package let agreement: Agreement
    /// The engine against the first coder, on the rows that both labelled.
    package let engine: LabelFigures
  }

  /// The engine's figures.
  package let engine: Evaluation

  /// The figures of the baselines.
  package let baselines: [Evaluation]

  /// The other tools, in the order in which they were named.
  package let comparisons: [Comparison]

  /// The agreement of two coders; nil without a second one.
  package let ceiling: Ceiling?

  /// The rules that stand in wrong rows more than in right ones.
  package let rules: [RuleContrast]

  /// The words that no sentiment entry covers and that lean to a class.
  package let missingCues: [MissingCue]

  /// What stands in comments that were called complaints wrongly, or missed.
  package let complaintErrors: ComplaintErrors

  /// The same of topics.
  package let topicErrors: TopicErrors

  /// Where the labels come from; nil where there are none.
  package let labelSource: LabelSource?

  /// The worst errors.
  package let worst: [WorstError]

  /// The rows with a gold label that were called right and wrong.
  package let labelled: ErrorEvidence.Split

  /// The rows with a gold label, given or by a rating.
  package let labelledRows: Int

  /// The rows without a label whose rating is no code of its scale, where ratings are the labels.
  package let offScale: Int

  /// The rows with a gold label that were not scored, which meets none.
  package let unmetLabels: Int

  /// The rows that were not scored: no content, or a language without a lexicon.
  package let notScored: Int

  /// The rows that could not be read.
  package let rejected: Int

  /// The gold aspects without a side, which no figure counts.
  package let aspectsWithoutSide: Int

  /// The most missing cues that are told.
  package static let listedCues = 25

  /// Computes all figures.
  ///
  /// - Parameters:
  ///   - rows: The gold rows with the engine's predictions, whose labels are settled here.
  ///   - others: The predictions of other tools for the same rows.
  ///   - settings: How to compare.
  package init(
    _ rows: EvaluatedRows,
    comparedWith others: [PredictionSet],
    _ settings: EvaluationSettings
  ) {
    var rows = rows
    labelSource = rows.settleLabels()
    complaintErrors = rows.complaintErrors
    topicErrors = rows.topicErrors
    let gold = rows.gold
    let own = PredictionSet(name: "Earshot", predictions: rows.predictions)
    var plain = settings
    plain.bootstrap.samples = 0
    engine = Evaluation(own, against: gold, settings)
    baselines = [Baselines.majority(of: gold), Baselines.wordList(rows.wordSums)].map {
      [plain] in Evaluation($0, against: gold, plain)
    }
    comparisons = others.map { [plain] other in
      Comparison(
        evaluation: Evaluation(other, against: gold, plain),
        unused: other.unused,
        tests: PairedTests(own, other, gold: gold, settings: settings)
      )
    }
    // A rating is no coder's label.
    ceiling = labelSource == .label ? Ceiling(gold, rows.predictions) : nil
    var evidence = rows.evidence
    evidence.finish()
    rules = RuleContrast.all(of: evidence)
    missingCues = MissingCue.all(of: evidence, limit: Self.listedCues)
    worst = evidence.worst
    labelled = evidence.rows
    notScored = rows.notScored
    labelledRows = gold.count { $0.label != nil }
    offScale = labelSource == .rating ? gold.count { $0.hasInvalidRating } : 0
    unmetLabels = zip(gold, rows.predictions).count { row, prediction in
      row.label != nil && prediction.polarity == .abstained
    }
    rejected = rows.rejects.count
    aspectsWithoutSide = gold.reduce(0) { $0 + $1.aspects.count { $0.label == nil } }
  }
}

extension EvaluationResult.Ceiling {
  /// Compares two coders; nil where no row has both labels.
  init?(_ gold: [GoldRow], _ predictions: [Prediction]) {
    var first: [SentimentLabel] = []
    var second: [SentimentLabel] = []
    var predicted: [SentimentLabel?] = []
    for (row, prediction) in zip(gold, predictions) {
      guard let label = row.label, let other = row.secondLabel else { continue }
      first.append(label)
      second.append(other)
      predicted.append(prediction.label)
    }
    guard !first.isEmpty else { return nil }
    agreement = Agreement(first: first, second: second)
    engine = LabelFigures(gold: first, predicted: predicted, scores: nil)
  }
}
