import Calibration
import FeedbackModel
import Reporting

/// The figures of an evaluation as one JSON object; keys in a fixed order, figures to four decimals.
struct EvaluationJSON {
  private let result: EvaluationResult
  private let settings: EvaluationSettings
  private let ratings: [RatingColumnText]
  private let manifest: RunManifest

  /// Creates the object.
  ///
  /// - Parameters:
  ///   - result: The figures.
  ///   - settings: How predictions were compared.
  ///   - ratings: The rating columns that the labels come from; none where they do not.
  ///   - manifest: What made the figures.
  init(
    _ result: EvaluationResult,
    _ settings: EvaluationSettings,
    _ ratings: [RatingColumnText],
    _ manifest: RunManifest
  ) {
    self.result = result
    self.settings = settings
    self.ratings = ratings
    self.manifest = manifest
  }

  /// The object with a line end.
  var text: String {
    var members = figures(result.engine)
    if let source = result.labelSource {
      members.append(.init("labels_from", .string(source.rawValue)))
      if !ratings.isEmpty {
        let names = ratings.map { JSONValue.string($0.name) }
        members.append(.init("rating_columns", .array(names)))
        members.append(.init("off_scale", .integer(result.offScale)))
      }
    }
    members.append(.init("rejected", .integer(result.rejected)))
    members.append(.init("not_scored", .integer(result.notScored)))
    if let ceiling = result.ceiling { members.append(.init("second_coder", json(ceiling))) }
    members.append(
      .init(
        "baselines",
        .object(
          result.baselines.map {
            .init($0.name.replacing(" ", with: "_"), .object(figures($0)))
          }
        )
      )
    )
    if !result.comparisons.isEmpty {
      members.append(.init("compare", .array(result.comparisons.map(json))))
    }
    if result.labelled.wrong + result.labelled.right > 0
      || result.complaintErrors.base + result.topicErrors.base > 0
    {
      members.append(.init("errors", EvaluationErrorsJSON(result).json))
    }
    members.append(.init("manifest", manifest.json))
    return JSONValue.object(members).pretty
  }

  // MARK: - The figures of one tool

  private func figures(_ tool: Evaluation) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("n", .integer(tool.base)), .init("missing", .integer(tool.missing)),
    ]
    if let labels = tool.labels { members += json(labels, tool.ranges) }
    if let score = tool.score { members.append(.init("corr_score", json(score))) }
    if let kpi = tool.kpi { members.append(.init("corr_kpi", json(kpi))) }
    if let trend = tool.trend { members.append(.init("trend", json(trend))) }
    if let complaints = tool.complaints {
      members.append(.init("complaint", json(complaints, tool.ranges)))
    }
    if let topics = tool.topics { members.append(.init("topics", json(topics, tool.ranges))) }
    if let aspects = tool.aspects {
      members.append(.init("aspects", json(aspects, tool.ranges)))
    }
    if let mapped = tool.mappedAspects {
      members.append(.init("aspects_mapped", json(mapped, nil)))
    }
    return members
  }

  private func json(_ labels: LabelFigures, _ ranges: EvaluationRanges) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if labels.hasThreeClasses {
      members.append(.init("three_class", threeClass(labels, ranges)))
    }
    members.append(.init("confusion", confusion(labels.confusion, labels.classes)))
    members.append(.init("share", share(labels, ranges)))
    if let two = labels.twoClassLabel {
      let own = labels.hasThreeClasses ? nil : ranges
      members.append(
        .init(
          "two_class_label",
          .object(
            json(two) + range("accuracy", own?.accuracy) + range("macro_f1", own?.macroF1)
          )
        )
      )
    }
    if let two = labels.twoClassSign {
      members.append(
        .init("two_class_sign", .object(json(two) + [.init("ties", .figure(labels.ties))]))
      )
    }
    guard let zero = labels.zeroScore else { return members }
    members.append(.init("auc_negative", .figure(labels.aucNegative)))
    members += range("auc_negative", ranges.aucNegative)
    members.append(.init("auc_positive", .figure(labels.aucPositive)))
    members += range("auc_positive", ranges.aucPositive)
    members.append(.init("zero_score", .figure(zero)))
    return members
  }

  private func threeClass(_ labels: LabelFigures, _ ranges: EvaluationRanges) -> JSONValue {
    .object(
      [
        .init("n", .integer(labels.base)), .init("accuracy", .figure(labels.accuracy)),
        .init("macro_f1", .figure(labels.macroF1)),
        .init(
          "per_class",
          .object(
            labels.classes.map {
              .init(Self.name(ofClass: $0), json(labels.confusion.decisions($0)))
            }
          )
        ),
        .init("macro_recall", .figure(labels.macroRecall)),
        .init("f1_pn", .figure(labels.sidesF1)),
      ] + range("macro_f1", ranges.macroF1) + range("accuracy", ranges.accuracy)
    )
  }

  private func confusion(_ table: ConfusionTable, _ classes: [Int]) -> JSONValue {
    .object(
      classes.map { gold in
        let calls: [(Int?, String)] =
          (0..<table.classes).map { ($0, Self.name(ofClass: $0)) } + [(nil, "null")]
        return .init(
          Self.name(ofClass: gold),
          .object(
            calls.compactMap { call, name in
              let count = table[gold, call]
              return count > 0 ? .init(name, .integer(count)) : nil
            }
          )
        )
      }
    )
  }

  private func share(_ labels: LabelFigures, _ ranges: EvaluationRanges) -> JSONValue {
    func shares(_ values: LabelFigures.Shares) -> JSONValue {
      .object(values.enumerated().map { .init(Self.name(ofClass: $0), .figure($1)) })
    }
    return .object(
      [
        .init("gold", shares(labels.goldShares)), .init("pred", shares(labels.predictedShares)),
        .init("abs_error", .figure(labels.shareError)),
        .init("net_gold", .figure(LabelFigures.net(labels.goldShares))),
        .init("net_pred", .figure(LabelFigures.net(labels.predictedShares))),
      ] + range("abs_error", ranges.shareError) + range("net_error", ranges.netError)
    )
  }

  private func json(_ two: LabelFigures.TwoClass) -> [JSONValue.Member] {
    [
      .init("n", .integer(two.base)), .init("accuracy", .figure(two.accuracy)),
      .init("macro_f1", .figure(two.macroF1)),
    ]
  }

  private func json(_ correlation: CorrelationFigures) -> JSONValue {
    .object([
      .init("n", .integer(correlation.base)), .init("pearson", .figure(correlation.pearson)),
      .init("spearman", .figure(correlation.spearman)),
    ])
  }

  private func json(_ trend: TrendFigures) -> JSONValue {
    let fields = settings.trend?.fields ?? []
    let unit = fields.contains(TrendCells.date) ? [settings.trend?.unit.rawValue ?? ""] : []
    return .object([
      .init("cells", .integer(trend.cells)),
      .init("by", .array((fields + unit).map(JSONValue.string))),
      .init("pearson_label", .figure(trend.pearsonLabel)),
      .init("pearson_score", .figure(trend.pearsonScore)),
      .init("mae_net", .figure(trend.meanError)),
    ])
  }

  private func json(_ complaints: ComplaintFigures, _ ranges: EvaluationRanges) -> JSONValue {
    guard complaints.hasBothClasses else {
      return .object(
        [
          .init("n", .integer(complaints.base)),
          .init("recall", .figure(complaints.predictedRate)),
        ] + range("recall", ranges.complaint)
      )
    }
    return .object(
      [
        .init("n", .integer(complaints.base)), .init("accuracy", .figure(complaints.accuracy)),
        .init("macro_f1", .figure(complaints.macroF1)),
        .init("p", .figure(complaints.complaints.precision)),
        .init("r", .figure(complaints.complaints.recall)),
        .init("f1", .figure(complaints.complaints.f1)), .init("auc", .figure(complaints.auc)),
        .init("rate_gold", .figure(complaints.goldRate)),
        .init("rate_pred", .figure(complaints.predictedRate)),
      ] + range("f1", ranges.complaint) + range("auc", ranges.complaintAUC)
    )
  }

  private func json(_ topics: TopicFigures, _ ranges: EvaluationRanges) -> JSONValue {
    .object(
      [
        .init("n", .integer(topics.base)), .init("classes", .integer(topics.topics.count)),
        .init("micro_p", .figure(topics.micro.precision)),
        .init("micro_r", .figure(topics.micro.recall)),
        .init("micro_f1", .figure(topics.micro.f1)), .init("macro_f1", .figure(topics.macroF1)),
        .init("exact", .figure(topics.exact)), .init("top1", .figure(topics.top)),
        .init("none_predicted", .figure(topics.nonePredicted)),
        .init(
          "per_topic",
          .object(zip(topics.topics, topics.decisions).map { .init($0, json($1)) })
        ),
      ] + range("micro_f1", ranges.topicMicro) + range("macro_f1", ranges.topicMacro)
    )
  }

  private func json(_ aspects: AspectFigures, _ ranges: EvaluationRanges?) -> JSONValue {
    .object(
      [
        .init("n", .integer(aspects.base)), .init("own_prediction", .figure(aspects.ownShare)),
        .init("accuracy", .figure(aspects.accuracy)), .init("macro_f1", .figure(aspects.macroF1)),
      ] + range("accuracy", ranges?.aspectAccuracy) + range("macro_f1", ranges?.aspectMacro)
    )
  }

  private func json(_ decisions: DecisionCounts) -> JSONValue {
    .object([
      .init("p", .figure(decisions.precision)), .init("r", .figure(decisions.recall)),
      .init("f1", .figure(decisions.f1)), .init("n", .integer(decisions.base)),
    ])
  }

  // MARK: - Beside the figures

  private func json(_ ceiling: EvaluationResult.Ceiling) -> JSONValue {
    .object([
      .init("n", .integer(ceiling.agreement.base)),
      .init("accuracy", .figure(ceiling.agreement.accuracy)),
      .init("macro_f1", .figure(ceiling.agreement.macroF1)),
      .init("cohen_kappa", .figure(ceiling.agreement.kappa)),
      .init("krippendorff_alpha", .figure(ceiling.agreement.alpha)),
      .init("earshot_accuracy", .figure(ceiling.engine.accuracy)),
      .init("earshot_macro_f1", .figure(ceiling.engine.macroF1)),
    ])
  }

  private func json(_ comparison: EvaluationResult.Comparison) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(comparison.evaluation.name)),
      .init("unused", .integer(comparison.unused)),
    ]
    members += figures(comparison.evaluation)
    for (subject, test) in comparison.tests.all {
      members.append(.init(subject == "label" ? "paired" : "paired_\(subject)", json(test)))
    }
    return .object(members)
  }

  private func json(_ test: PairedTest) -> JSONValue {
    let figure = test.figure.key
    var members: [JSONValue.Member] = [
      .init("n", .integer(test.base)), .init("only_earshot", .integer(test.onlyFirst)),
      .init("only_other", .integer(test.onlySecond)),
      .init("accuracy_difference", .figure(test.accuracyDifference)),
      .init("mcnemar_p", .figure(test.pValue)),
      .init("accuracy_verdict", .string(test.accuracyVerdict.rawValue)),
      .init("\(figure)_difference", .figure(test.figureDifference)),
    ]
    members += range("\(figure)_difference", test.figureRange)
    if let verdict = test.figureVerdict {
      members.append(.init("\(figure)_verdict", .string(verdict.rawValue)))
    }
    return .object(members)
  }

  private func range(_ figure: String, _ range: FigureRange?) -> [JSONValue.Member] {
    guard let range else { return [] }
    return [.init("\(figure)_ci95", .array([.figure(range.low), .figure(range.high)]))]
  }

  private static func name(ofClass place: Int) -> String { SentimentLabel.allCases[place].name }
}

extension JSONValue {
  /// Returns a figure to four decimals, or null for none.
  static func figure(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(Decimal4.text(value))
  }
}
