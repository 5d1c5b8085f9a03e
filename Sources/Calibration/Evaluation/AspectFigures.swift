import FeedbackModel

/// How well the polarities of single topics or terms meet gold ones.
package struct AspectFigures: Sendable {
  /// How often each gold class was called what.
  package let confusion: ConfusionTable

  /// The gold aspects for which the tool had a polarity of its own; the others take the comment's label.
  package let own: Int

  /// The row of each aspect, its gold class and what it was called.
  let cells: [(row: Int, gold: Int, predicted: Int?)]

  /// Compares aspects by their names, in any case of letters.
  ///
  /// Gold aspects without a side, such as "conflict", are left out.
  ///
  /// - Parameters:
  ///   - gold: The aspects of each row.
  ///   - predictions: The predictions of each row.
  ///   - named: Says under which gold names a predicted aspect goes.
  package init(
    gold: [[GoldAspect]],
    predictions: [Prediction],
    named: (String) -> [String] = { [$0] }
  ) {
    var table = ConfusionTable(classes: SentimentLabel.allCases.count)
    var cells: [(row: Int, gold: Int, predicted: Int?)] = []
    var own = 0
    for (row, (aspects, prediction)) in zip(gold, predictions).enumerated()
    where !aspects.isEmpty {
      let stated = prediction.aspects.map { (named($0.name).map { $0.lowercased() }, $0.label) }
      for aspect in aspects {
        guard let label = aspect.label else { continue }
        let key = aspect.name.lowercased()
        let match = stated.first { $0.0.contains(key) }
        if match != nil { own += 1 }
        let call = match.map(\.1) ?? prediction.label
        let (goldClass, called) = (Int(label.rawValue), call.map { Int($0.rawValue) })
        table.add(gold: goldClass, predicted: called)
        cells.append((row, goldClass, called))
      }
    }
    confusion = table
    self.own = own
    self.cells = cells
  }

  /// The gold aspects with a side.
  package var base: Int { confusion.total }

  /// The share of aspects for which the tool had a polarity of its own.
  package var ownShare: Double { DecisionCounts.share(own, of: base) }

  /// The gold classes that occur.
  package var classes: [Int] {
    (0..<confusion.classes).filter { confusion.goldCount($0) > 0 }
  }

  /// The share of aspects that were called what they are.
  package var accuracy: Double { confusion.accuracy }

  /// The mean F1 of the gold classes that occur.
  package var macroF1: Double { confusion.macroF1(classes) }
}
