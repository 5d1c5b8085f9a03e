import FeedbackModel

/// The paired tests of two tools, one for each thing that the gold rows tell and both tools speak of.
package struct PairedTests: Sendable {
  /// The polarity of a comment, by macro-F1.
  package let labels: PairedTest?

  /// Whether a comment is a complaint, by the F1 of complaints; a row is right when the judgement is.
  package let complaints: PairedTest?

  /// The topics of a comment, by micro-F1; a row is right when its topics are the gold ones exactly.
  package let topics: PairedTest?

  /// The tests that could be made, with what they are about.
  package var all: [(subject: String, test: PairedTest)] {
    [("label", labels), ("complaint", complaints), ("topics", topics)].compactMap { name, test in
      test.map { (name, $0) }
    }
  }

  /// Compares two tools.
  package init(
    _ first: PredictionSet,
    _ second: PredictionSet,
    gold: [GoldRow],
    settings: EvaluationSettings
  ) {
    let bootstrap = settings.bootstrap
    labels = PairedTest(labels: first, second, gold: gold, bootstrap: bootstrap)
    complaints = PairedTest(complaints: first, second, gold: gold, bootstrap: bootstrap)
    topics = PairedTest(topics: first, second, gold: gold, settings: settings)
  }
}

extension PairedTest {
  /// Compares two tools by classes.
  ///
  /// - Parameters:
  ///   - gold: The gold class of each row.
  ///   - first: What the first tool called it; nil for none of the classes.
  ///   - second: What the second tool called it.
  ///   - classes: How many classes there are.
  ///   - bootstrap: The samples of the interval; both tools are sampled together.
  package init(
    gold: [Int],
    first: [Int?],
    second: [Int?],
    classes: Int,
    bootstrap: Bootstrap
  ) {
    let occurring = Set(gold).sorted()
    self.init(
      first: zip(gold, first).map { $0 == $1 },
      second: zip(gold, second).map { $0 == $1 },
      figure: .macroF1,
      bootstrap: bootstrap
    ) { weights in
      var tables = (ConfusionTable(classes: classes), ConfusionTable(classes: classes))
      for row in gold.indices where weights[row] > 0 {
        tables.0.add(gold: gold[row], predicted: first[row], weight: Int(weights[row]))
        tables.1.add(gold: gold[row], predicted: second[row], weight: Int(weights[row]))
      }
      return tables.0.macroF1(occurring) - tables.1.macroF1(occurring)
    }
  }

  /// Compares the labels of two tools on the rows with a gold label; nil without such rows or labels.
  init?(
    labels first: PredictionSet,
    _ second: PredictionSet,
    gold: [GoldRow],
    bootstrap: Bootstrap
  ) {
    let rows = gold.indices.filter { gold[$0].label != nil }
    let speaks = [first, second].allSatisfy { $0.hasLabels || $0.hasScores }
    guard !rows.isEmpty, speaks else { return nil }
    self.init(
      gold: rows.map { Int(gold[$0].label?.rawValue ?? 0) },
      first: rows.map { first.predictions[$0].label.map { Int($0.rawValue) } },
      second: rows.map { second.predictions[$0].label.map { Int($0.rawValue) } },
      classes: 3,
      bootstrap: bootstrap
    )
  }

  /// Compares the judgements of complaints on the rows with a gold one; nil without both classes or judgements.
  init?(
    complaints first: PredictionSet,
    _ second: PredictionSet,
    gold: [GoldRow],
    bootstrap: Bootstrap
  ) {
    let rows = gold.indices.filter { gold[$0].complaint != nil }
    let truth = rows.map { gold[$0].complaint == true }
    guard truth.contains(true), truth.contains(false), first.hasComplaints, second.hasComplaints
    else { return nil }
    let called = (
      rows.map { first.predictions[$0].complaint ?? false },
      rows.map { second.predictions[$0].complaint ?? false }
    )
    self.init(
      first: zip(truth, called.0).map { $0 == $1 },
      second: zip(truth, called.1).map { $0 == $1 },
      figure: .f1,
      bootstrap: bootstrap
    ) { weights in
      var counts = (DecisionCounts(), DecisionCounts())
      for row in truth.indices where weights[row] > 0 {
        counts.0.add(gold: truth[row], predicted: called.0[row], weight: Int(weights[row]))
        counts.1.add(gold: truth[row], predicted: called.1[row], weight: Int(weights[row]))
      }
      return counts.0.f1 - counts.1.f1
    }
  }

  /// Compares the topics on the rows with gold topics; nil without such rows or topics.
  init?(
    topics first: PredictionSet,
    _ second: PredictionSet,
    gold: [GoldRow],
    settings: EvaluationSettings
  ) {
    guard first.hasTopics, second.hasTopics,
      let own = Evaluation.Parts(tool: first, gold: gold, settings: settings).topics(),
      let other = Evaluation.Parts(tool: second, gold: gold, settings: settings).topics()
    else { return nil }
    self.init(
      first: own.exactRows,
      second: other.exactRows,
      figure: .microF1,
      bootstrap: settings.bootstrap
    ) { own.f1($0).micro - other.f1($0).micro }
  }
}
