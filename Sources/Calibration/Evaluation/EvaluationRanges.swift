import FeedbackModel

/// The 95 % intervals of the main figures of an evaluation.
package struct EvaluationRanges: Hashable, Sendable {
  /// Of the accuracy of labels.
  package private(set) var accuracy: FigureRange?
  /// Of the macro-F1 of labels.
  package private(set) var macroF1: FigureRange?
  /// Of the error of shares.
  package private(set) var shareError: FigureRange?
  /// Of the predicted minus the gold net sentiment.
  package private(set) var netError: FigureRange?
  /// Of the area under the curve of negatives.
  package private(set) var aucNegative: FigureRange?
  /// Of the area under the curve of positives.
  package private(set) var aucPositive: FigureRange?
  /// Of the F1 of complaints, or their recall where all rows are complaints.
  package private(set) var complaint: FigureRange?
  /// Of the area under the curve of complaints.
  package private(set) var complaintAUC: FigureRange?
  /// Of the micro-F1 of topics.
  package private(set) var topicMicro: FigureRange?
  /// Of the macro-F1 of topics.
  package private(set) var topicMacro: FigureRange?
  /// Of the accuracy of aspects.
  package private(set) var aspectAccuracy: FigureRange?
  /// Of the macro-F1 of aspects.
  package private(set) var aspectMacro: FigureRange?

  /// Draws samples of the rows of each matter.
  init(
    _ parts: Evaluation.Parts,
    _ topics: TopicFigures?,
    _ aspects: AspectFigures?,
    _ bootstrap: Bootstrap
  ) {
    guard bootstrap.samples > 0 else { return }
    sampleLabels(parts, bootstrap)
    sampleComplaints(parts, bootstrap)
    if let topics {
      let ranges = bootstrap.intervals(rows: topics.base, figures: 2) { weights in
        let f1 = topics.f1(weights)
        return [f1.micro, f1.macro]
      }
      topicMicro = ranges[0]
      topicMacro = ranges[1]
    }
    if let aspects { sampleAspects(aspects, parts.gold.count, bootstrap) }
  }

  private mutating func sampleLabels(_ parts: Evaluation.Parts, _ bootstrap: Bootstrap) {
    let rows = parts.labelRows
    guard let whole = parts.labels() else { return }
    let gold = rows.map { Int($0.gold.rawValue) }
    let predicted = rows.map { $0.prediction.label.map { Int($0.rawValue) } }
    let scores = rows.map(\.prediction.value)
    let hasScores = parts.tool.hasScores
    let negative = WeightedAUC(rows.map { $0.gold == .negative }, scores.map { -$0 })
    let positive = WeightedAUC(rows.map { $0.gold == .positive }, scores)
    let ranges = bootstrap.intervals(rows: rows.count, figures: 6) { weights in
      var table = ConfusionTable(classes: 3)
      for row in gold.indices where weights[row] > 0 {
        table.add(gold: gold[row], predicted: predicted[row], weight: Int(weights[row]))
      }
      let n = Double(rows.count)
      let errors = (0..<3).map {
        Double(table.predictedCount($0) - table.goldCount($0)) / n
      }
      return [
        table.accuracy, table.macroF1(whole.classes),
        errors.reduce(0) { $0 + abs($1) } / 2, errors[2] - errors[0],
        hasScores ? negative.area(weights) : nil, hasScores ? positive.area(weights) : nil,
      ]
    }
    accuracy = ranges[0]
    macroF1 = ranges[1]
    shareError = ranges[2]
    netError = ranges[3]
    aucNegative = ranges[4]
    aucPositive = ranges[5]
  }

  private mutating func sampleComplaints(_ parts: Evaluation.Parts, _ bootstrap: Bootstrap) {
    let rows = parts.complaintRows
    guard let whole = parts.complaints() else { return }
    let gold = rows.map(\.gold)
    let predicted = rows.map { $0.prediction.complaint ?? false }
    let area = WeightedAUC(gold, rows.map(\.prediction.complaintValue))
    let ranges = bootstrap.intervals(rows: rows.count, figures: 2) { weights in
      var counts = DecisionCounts()
      for row in gold.indices where weights[row] > 0 {
        counts.add(gold: gold[row], predicted: predicted[row], weight: Int(weights[row]))
      }
      guard whole.hasBothClasses else {
        return [Double(counts.hits + counts.falseAlarms) / Double(rows.count), nil]
      }
      return [counts.f1, area.area(weights)]
    }
    complaint = ranges[0]
    complaintAUC = ranges[1]
  }

  /// Draws whole comments, not single aspects: those of one comment are right and wrong together.
  private mutating func sampleAspects(
    _ aspects: AspectFigures,
    _ rows: Int,
    _ bootstrap: Bootstrap
  ) {
    let classes = aspects.classes
    let places = Set(aspects.cells.map(\.row)).sorted()
    let dense = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    let cells = aspects.cells.map { (dense[$0.row] ?? 0, $0.gold, $0.predicted) }
    let ranges = bootstrap.intervals(rows: places.count, figures: 2) { weights in
      var table = ConfusionTable(classes: 3)
      for (row, gold, predicted) in cells where weights[row] > 0 {
        table.add(gold: gold, predicted: predicted, weight: Int(weights[row]))
      }
      return [table.accuracy, table.macroF1(classes)]
    }
    aspectAccuracy = ranges[0]
    aspectMacro = ranges[1]
  }
}
