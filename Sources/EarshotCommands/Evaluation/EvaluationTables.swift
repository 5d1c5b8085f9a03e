import Calibration
import FeedbackModel

/// The tables of one tool's figures.
struct EvaluationTables {
  private let tool: Evaluation
  private let settings: EvaluationSettings

  init(_ tool: Evaluation, _ settings: EvaluationSettings) {
    self.tool = tool
    self.settings = settings
  }

  /// The sections of all matters that the gold speaks of.
  var sections: [EvaluationPage.Section] {
    var sections: [EvaluationPage.Section] = []
    if let labels = tool.labels {
      sections.append(
        EvaluationPage.Section(
          heading: "Labels",
          parts: [(classTable(labels), []), (confusionTable(labels), [])]
        )
      )
    }
    let numbers = numberTable()
    if !numbers.isEmpty {
      sections.append(
        EvaluationPage.Section(heading: "Scores and trends", parts: [(numbers, trendNotes)])
      )
    }
    if let complaints = tool.complaints {
      sections.append(
        EvaluationPage.Section(heading: "Complaints", parts: [(complaintTable(complaints), [])])
      )
    }
    if let topics = tool.topics {
      sections.append(
        EvaluationPage.Section(
          heading: "Topics",
          parts: [(wholeTable(topics), topicNotes(topics)), (topicTable(topics), [])]
        )
      )
    }
    if let aspects = tool.aspects {
      sections.append(
        EvaluationPage.Section(heading: "Aspects", parts: [(aspectTable(aspects), aspectNotes)])
      )
    }
    return sections
  }

  // MARK: - Labels

  private func classTable(_ labels: LabelFigures) -> FigureTable {
    var table = FigureTable([
      "class", "precision", "recall", "F1", "gold", "called so", "gold share", "called share",
    ])
    for label in SentimentLabel.allCases {
      let place = Int(label.rawValue)
      let decisions = labels.confusion.decisions(place)
      table.add([
        label.name, Decimal4.fixed(decisions.precision), Decimal4.fixed(decisions.recall),
        Decimal4.fixed(decisions.f1), String(decisions.base),
        String(labels.confusion.predictedCount(place)), Decimal4.fixed(labels.goldShares[place]),
        Decimal4.fixed(labels.predictedShares[place]),
      ])
    }
    return table
  }

  private func confusionTable(_ labels: LabelFigures) -> FigureTable {
    let names = SentimentLabel.allCases.map(\.name)
    var table = FigureTable(["gold ↓  called →"] + names + ["not scored"])
    for gold in labels.classes {
      let counts: [FigureTable.Cell] = (0..<names.count).map {
        FigureTable.Cell(String(labels.confusion[gold, $0]), $0 == gold ? .green : nil)
      }
      let none = FigureTable.Cell(String(labels.confusion[gold, nil]))
      table.add([FigureTable.Cell(names[gold])] + counts + [none])
    }
    return table
  }

  // MARK: - Numbers

  private func numberTable() -> FigureTable {
    var table = FigureTable(["correlation with", "Pearson", "Spearman", "base"])
    for (name, figures) in [("human rating (score)", tool.score), ("own rating (kpi)", tool.kpi)] {
      guard let figures else { continue }
      table.add([
        name, Self.text(figures.pearson), Self.text(figures.spearman), String(figures.base),
      ])
    }
    if let trend = tool.trend {
      table.add([
        "gold net sentiment, by label", Self.text(trend.pearsonLabel), "",
        "\(trend.cells) cells",
      ])
      table.add([
        "gold net sentiment, by score", Self.text(trend.pearsonScore), "",
        "\(trend.cells) cells",
      ])
    }
    return table
  }

  private var trendNotes: [String] {
    guard let cells = settings.trend else { return [] }
    let by = cells.fields.map { $0 == TrendCells.date ? cells.unit.rawValue : $0 }
    let cut =
      "Cells are cut by \(by.joined(separator: " and ")), of \(cells.fewestRows) rows or more"
    guard let trend = tool.trend else { return ["\(cut); there are too few for a trend."] }
    return ["\(cut); net sentiment is \(Decimal4.fixed(trend.meanError)) off in the mean."]
  }

  // MARK: - Complaints

  private func complaintTable(_ complaints: ComplaintFigures) -> FigureTable {
    guard complaints.hasBothClasses else {
      var table = FigureTable(["called complaints", "rows"], textColumns: [])
      table.add([Decimal4.fixed(complaints.predictedRate), String(complaints.base)])
      return table
    }
    var table = FigureTable(
      ["precision", "recall", "F1", "AUC", "accuracy", "gold share", "called share", "rows"],
      textColumns: []
    )
    table.add([
      Decimal4.fixed(complaints.complaints.precision),
      Decimal4.fixed(complaints.complaints.recall), Decimal4.fixed(complaints.complaints.f1),
      Self.text(complaints.auc), Decimal4.fixed(complaints.accuracy),
      Decimal4.fixed(complaints.goldRate), Decimal4.fixed(complaints.predictedRate),
      String(complaints.base),
    ])
    return table
  }

  // MARK: - Topics

  private func wholeTable(_ topics: TopicFigures) -> FigureTable {
    var table = FigureTable(
      [
        "micro-P", "micro-R", "micro-F1", "macro-F1", "all right", "strongest right",
        "none called", "rows",
      ],
      textColumns: []
    )
    table.add([
      Decimal4.fixed(topics.micro.precision), Decimal4.fixed(topics.micro.recall),
      Decimal4.fixed(topics.micro.f1), Decimal4.fixed(topics.macroF1),
      Decimal4.fixed(topics.exact), Decimal4.fixed(topics.top),
      Decimal4.fixed(topics.nonePredicted), String(topics.base),
    ])
    return table
  }

  private func topicNotes(_ topics: TopicFigures) -> [String] {
    var notes = ["Only rows with a gold topic count."]
    if settings.mainTopicOnly { notes[0] += " Only the strongest topic of each row counts." }
    if topics.strangers > 0 {
      notes[0] +=
        " \(topics.strangers) called topics are none of the gold ones; each counts as a false alarm."
    }
    if topics.micro.hits == 0 {
      notes.append(
        "No called topic is a gold one: choose the taxonomy with --taxonomy, or say with --topic-map "
          + "which topics are which."
      )
    }
    return notes
  }

  private func topicTable(_ topics: TopicFigures) -> FigureTable {
    var table = FigureTable(["topic", "precision", "recall", "F1", "gold", "called so"])
    let order = topics.topics.indices.sorted {
      (topics.decisions[$1].base, $0) < (topics.decisions[$0].base, $1)
    }
    for place in order {
      let decisions = topics.decisions[place]
      table.add([
        topics.topics[place], Decimal4.fixed(decisions.precision),
        Decimal4.fixed(decisions.recall), Decimal4.fixed(decisions.f1), String(decisions.base),
        String(decisions.hits + decisions.falseAlarms),
      ])
    }
    return table
  }

  // MARK: - Aspects

  private func aspectTable(_ aspects: AspectFigures) -> FigureTable {
    var table = FigureTable(["names of aspects", "accuracy", "macro-F1", "own label", "aspects"])
    let rows = [("as predicted", aspects)] + (tool.mappedAspects.map { [("mapped", $0)] } ?? [])
    for (name, figures) in rows {
      table.add([
        name, Decimal4.fixed(figures.accuracy), Decimal4.fixed(figures.macroF1),
        Decimal4.fixed(figures.ownShare), String(figures.base),
      ])
    }
    return table
  }

  private var aspectNotes: [String] {
    ["A gold aspect that was not found as a topic takes the label of the comment."]
  }

  private static func text(_ value: Double?) -> String { value.map(Decimal4.fixed) ?? "–" }
}
