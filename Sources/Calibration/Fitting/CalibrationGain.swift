import FeedbackModel

/// What a fit brings on rows that it did not see, beside the weights as they ship.
package struct CalibrationGain: Sendable {
  /// One figure under both weights, with the interval of their difference.
  package struct Figure: Sendable {
    /// Such as `macro-F1`.
    package let name: String
    /// With the weights as they ship.
    package let shipped: Double
    /// Out of fold.
    package let fitted: Double
    /// The 95 % interval of the difference, both tools sampled together; nil without samples.
    package let range: FigureRange?
    /// The 95 % interval of the fitted figure itself, where it is an area under a curve; nil without samples.
    var fittedRange: FigureRange?
  }

  /// What was fitted.
  package let target: FittingTarget

  /// The rows that the figures rest on.
  package let base: Int

  /// The figures; the first one decides.
  package let figures: [Figure]

  /// Whether the fit is surely better by its first figure, and what it says has to do with the classes.
  package var isSure: Bool { tellsClasses && (figures.first?.range?.low ?? 0) > 0 }

  /// Whether the fitted weights tell the classes of some rows that they did not see better than a coin.
  ///
  /// Where they do not, the classes are no answer to what the comments say, such as scores of other rows; then a better
  /// mean F1 is only that of calling each class as often as it occurs.
  package var tellsClasses: Bool {
    let areas = figures.compactMap(\.fittedRange)
    return areas.isEmpty || areas.contains { $0.low > 0.5 }
  }
}

extension CalibrationGain {
  /// Compares the polarities.
  static func polarity(
    _ gold: [Int],
    _ shipped: [Prediction],
    _ fitted: [Prediction],
    _ bootstrap: Bootstrap
  ) -> CalibrationGain {
    let called = { (all: [Prediction]) in all.map { $0.label.map { Int($0.rawValue) } } }
    let test = PairedTest(
      gold: gold,
      first: called(fitted),
      second: called(shipped),
      classes: 3,
      bootstrap: bootstrap
    )
    let occurring = Set(gold).sorted()
    func table(_ predictions: [Prediction]) -> ConfusionTable {
      var table = ConfusionTable(classes: 3)
      for (label, prediction) in zip(gold, called(predictions)) {
        table.add(gold: label, predicted: prediction)
      }
      return table
    }
    let (old, new) = (table(shipped), table(fitted))
    var figures = [
      Figure(
        name: "macro-F1",
        shipped: old.macroF1(occurring),
        fitted: new.macroF1(occurring),
        range: test.figureRange
      ),
      Figure(name: "accuracy", shipped: old.accuracy, fitted: new.accuracy, range: nil),
    ]
    for (name, label, sign) in [("negative", 0, -1.0), ("positive", 2, 1.0)] {
      figures += area(
        "AUC of \(name)",
        gold.map { $0 == label },
        shipped.map { sign * $0.value },
        fitted.map { sign * $0.value },
        bootstrap
      )
    }
    return CalibrationGain(target: .polarity, base: gold.count, figures: figures)
  }

  /// Compares the judgements of complaint.
  static func complaint(
    _ gold: [Bool],
    _ shipped: [Prediction],
    _ fitted: [Prediction],
    _ bootstrap: Bootstrap
  ) -> CalibrationGain {
    func f1(_ predictions: [Prediction]) -> Double {
      var counts = DecisionCounts()
      for (label, prediction) in zip(gold, predictions) {
        counts.add(gold: label, predicted: prediction.complaint == true)
      }
      return counts.f1
    }
    let areas = area(
      "AUC",
      gold,
      shipped.map(\.complaintValue),
      fitted.map(\.complaintValue),
      bootstrap
    )
    let own = Figure(name: "F1", shipped: f1(shipped), fitted: f1(fitted), range: nil)
    return CalibrationGain(target: .complaint, base: gold.count, figures: areas + [own])
  }

  private static func area(
    _ name: String,
    _ isMember: [Bool],
    _ shipped: [Double],
    _ fitted: [Double],
    _ bootstrap: Bootstrap
  ) -> [Figure] {
    guard let old = RankStatistics.auc(isMember, shipped),
      let new = RankStatistics.auc(isMember, fitted)
    else { return [] }
    let areas = (WeightedAUC(isMember, shipped), WeightedAUC(isMember, fitted))
    let ranges = bootstrap.intervals(rows: isMember.count, figures: 2) { weights in
      guard let old = areas.0.area(weights), let new = areas.1.area(weights) else {
        return [nil, nil]
      }
      return [new - old, new]
    }
    return [Figure(name: name, shipped: old, fitted: new, range: ranges[0], fittedRange: ranges[1])]
  }

  /// Compares the topics, by the names that people used.
  static func topics(
    _ gold: [[String]],
    _ shipped: [[String]],
    _ fitted: [[String]],
    _ bootstrap: Bootstrap
  ) -> CalibrationGain {
    func figure(_ name: String, _ limit: Int) -> Figure {
      let counts = [shipped, fitted].map { predictions in
        zip(gold, predictions).map { gold, predicted in
          let called = Set(predicted.prefix(limit))
          return (hits: called.intersection(gold).count, size: called.count + Set(gold).count)
        }
      }
      @Sendable func f1(_ counts: [(hits: Int, size: Int)], _ weights: [Int32]) -> Double {
        var (hits, size) = (0, 0)
        for (count, weight) in zip(counts, weights) {
          hits += count.hits * Int(weight)
          size += count.size * Int(weight)
        }
        return size > 0 ? 2 * Double(hits) / Double(size) : 0
      }
      let once = [Int32](repeating: 1, count: gold.count)
      let range = bootstrap.intervals(rows: gold.count, figures: 1) { weights in
        [f1(counts[1], weights) - f1(counts[0], weights)]
      }[0]
      return Figure(
        name: name,
        shipped: f1(counts[0], once),
        fitted: f1(counts[1], once),
        range: range
      )
    }
    return CalibrationGain(
      target: .topics,
      base: gold.count,
      figures: [figure("micro-F1", Int.max), figure("micro-F1 of the strongest topic", 1)]
    )
  }
}
