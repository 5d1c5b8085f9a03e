import Calibration
import FeedbackModel

/// The tables that set the engine beside baselines, other tools and people.
struct EvaluationComparisons {
  /// A figure that every tool may have.
  private struct Figure {
    var name: String
    var value: (Evaluation) -> Double?
    var range: KeyPath<EvaluationRanges, FigureRange?>?
  }

  private let result: EvaluationResult

  init(_ result: EvaluationResult) { self.result = result }

  private static var figures: [Figure] {
    [
      Figure(name: "label accuracy", value: { $0.labels?.accuracy }, range: \.accuracy),
      Figure(name: "label macro-F1", value: { $0.labels?.macroF1 }, range: \.macroF1),
      Figure(name: "two-class macro-F1, by label", value: { $0.labels?.twoClassLabel?.macroF1 }),
      Figure(name: "two-class macro-F1, by sign", value: { $0.labels?.twoClassSign?.macroF1 }),
      Figure(name: "AUC of negative", value: { $0.labels?.aucNegative }, range: \.aucNegative),
      Figure(name: "AUC of positive", value: { $0.labels?.aucPositive }, range: \.aucPositive),
      Figure(name: "error of shares", value: { $0.labels?.shareError }, range: \.shareError),
      Figure(
        name: "net sentiment, called − gold",
        value: { tool in
          tool.labels.map {
            LabelFigures.net($0.predictedShares) - LabelFigures.net($0.goldShares)
          }
        },
        range: \.netError
      ),
      Figure(name: "Spearman with human rating", value: { $0.score?.spearman }),
      Figure(name: "Spearman with own rating", value: { $0.kpi?.spearman }),
      Figure(name: "trend of net sentiment", value: { $0.trend?.pearsonLabel }),
      Figure(
        name: "complaint F1",
        value: { tool in
          tool.complaints.flatMap { $0.hasBothClasses ? $0.complaints.f1 : nil }
        },
        range: \.complaint
      ),
      Figure(
        name: "complaint recall",
        value: { tool in
          tool.complaints.flatMap { $0.hasBothClasses ? nil : $0.predictedRate }
        },
        range: \.complaint
      ),
      Figure(name: "complaint AUC", value: { $0.complaints?.auc }, range: \.complaintAUC),
      Figure(name: "topic micro-F1", value: { $0.topics?.micro.f1 }, range: \.topicMicro),
      Figure(name: "topic macro-F1", value: { $0.topics?.macroF1 }, range: \.topicMacro),
      Figure(name: "aspect accuracy", value: { $0.aspects?.accuracy }, range: \.aspectAccuracy),
      Figure(name: "aspect macro-F1", value: { $0.aspects?.macroF1 }, range: \.aspectMacro),
    ]
  }

  // MARK: - Earshot and the baselines

  func mainTable() -> FigureTable {
    let baselines = result.baselines
    var table = FigureTable(["", "Earshot", "95 % interval"] + baselines.map(\.name))
    for figure in Self.figures {
      guard let value = figure.value(result.engine) else { continue }
      let range = figure.range.flatMap { result.engine.ranges[keyPath: $0] }
      table.add(
        [
          .init(figure.name), .init(Decimal4.fixed(value), .bold),
          .init(Self.text(range), .faint),
        ] + baselines.map { .init(Self.text(figure.value($0))) }
      )
    }
    return table
  }

  func mainNotes() -> [String] {
    var notes = [
      "The majority class always says what these gold rows say most often. The plain word list adds up "
        + "the same lexicons' words without a rule; the difference is what the rules give."
    ]
    var counts: [String] = []
    if result.labelSource != nil, result.labelledRows < result.engine.base {
      counts.append(
        "\(Self.counted(result.labelledRows, "row")) of \(result.engine.base) with a label"
      )
    }
    if result.unmetLabels > 0 {
      counts.append(
        "\(Self.counted(result.unmetLabels, "row")) not scored, which meets no gold label"
      )
    }
    if result.offScale > 0 {
      counts.append("\(Self.counted(result.offScale, "rating")) off the scale and left out")
    }
    if result.rejected > 0 {
      counts.append("\(Self.counted(result.rejected, "row")) that could not be read")
    }
    if result.aspectsWithoutSide > 0 {
      counts.append(
        "\(Self.counted(result.aspectsWithoutSide, "gold aspect")) without a side, counted nowhere"
      )
    }
    if !counts.isEmpty { notes.append(counts.joined(separator: "; ") + ".") }
    return notes
  }

  // MARK: - Earshot and other tools

  /// The tools whose columns fit beside each other in a terminal.
  private static let toolsInTable = 3

  /// Returns tables of the engine beside a few other tools each.
  func sideBySide() -> [FigureTable] {
    let others = result.comparisons.map(\.evaluation)
    return stride(from: 0, to: others.count, by: Self.toolsInTable).map { start in
      sideBySide(others[start..<min(others.count, start + Self.toolsInTable)])
    }
  }

  private func sideBySide(_ others: ArraySlice<Evaluation>) -> FigureTable {
    var table = FigureTable(["", "Earshot"] + others.map { Self.short($0.name) })
    for figure in Self.figures {
      let values = ([result.engine] + others).map(figure.value)
      guard values.contains(where: { $0 != nil }) else { continue }
      table.add([figure.name] + values.map(Self.text))
    }
    return table
  }

  func sideNotes() -> [String] {
    result.comparisons.compactMap { comparison in
      var parts: [String] = []
      if comparison.evaluation.missing > 0 {
        parts.append(
          "\(Self.counted(comparison.evaluation.missing, "gold row")) missing, counted as neutral"
        )
      }
      if comparison.unused > 0 {
        parts.append("\(Self.counted(comparison.unused, "row")) not in the gold")
      }
      guard !parts.isEmpty else { return nil }
      return "\(comparison.evaluation.name): \(parts.joined(separator: "; "))."
    }
  }

  func pairedTable() -> FigureTable {
    var table = FigureTable(
      ["Earshot against", "figure", "difference", "evidence", "Earshot is"],
      textColumns: [0, 1, 3, 4]
    )
    for comparison in result.comparisons {
      for (place, (subject, test)) in comparison.tests.all.enumerated() {
        let name = place == 0 ? Self.short(comparison.evaluation.name) : ""
        table.add([
          .init(name), .init("\(subject) accuracy"), .init(Self.signed(test.accuracyDifference)),
          .init("\(test.onlyFirst) : \(test.onlySecond) rows, p \(Self.probability(test.pValue))"),
          Self.cell(test.accuracyVerdict),
        ])
        table.add([
          .init(""), .init("\(subject) \(test.figure.rawValue)"),
          .init(Self.signed(test.figureDifference)), .init(Self.text(test.figureRange)),
          test.figureVerdict.map(Self.cell) ?? .init("–"),
        ])
      }
    }
    return table
  }

  func pairedNotes() -> [String] {
    [
      "Rows that only one of the two got right (its topics all and only the gold ones), with McNemar's exact "
        + "probability; the interval of F1 is from samples of the same rows for both."
    ]
  }

  /// A tool's name in a table.
  private static func short(_ name: String) -> String {
    name.count > 18 ? name.prefix(17) + "…" : name
  }

  private static func cell(_ verdict: PairedTest.Verdict) -> FigureTable.Cell {
    switch verdict {
    case .better: .init(verdict.rawValue, .green)
    case .worse: .init(verdict.rawValue, .red)
    case .cannotTell: .init(verdict.rawValue, .yellow)
    }
  }

  // MARK: - People

  static func table(_ ceiling: EvaluationResult.Ceiling) -> FigureTable {
    var table = FigureTable([
      "against the first coder", "accuracy", "macro-F1", "kappa", "alpha", "rows",
    ])
    table.add([
      "the second coder", Decimal4.fixed(ceiling.agreement.accuracy),
      Decimal4.fixed(ceiling.agreement.macroF1), text(ceiling.agreement.kappa),
      text(ceiling.agreement.alpha), String(ceiling.agreement.base),
    ])
    table.add([
      "Earshot", Decimal4.fixed(ceiling.engine.accuracy), Decimal4.fixed(ceiling.engine.macroF1),
      "", "", String(ceiling.engine.base),
    ])
    return table
  }

  static func ceilingNotes() -> [String] {
    [
      "What two people agree on is the most that a tool can be asked for. Kappa is Cohen's, alpha "
        + "Krippendorff's."
    ]
  }

  // MARK: - Texts of figures

  private static func text(_ value: Double?) -> String { value.map(Decimal4.fixed) ?? "–" }

  private static func text(_ range: FigureRange?) -> String {
    range.map { "\(Decimal4.fixed($0.low)) … \(Decimal4.fixed($0.high))" } ?? ""
  }

  private static func probability(_ value: Double) -> String {
    value < 0.00005 ? "< 0.0001" : Decimal4.fixed(value)
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + Decimal4.fixed(value)
  }
}
