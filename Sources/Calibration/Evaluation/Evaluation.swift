import FeedbackModel

/// All figures of one tool against the same gold rows; nil where the gold or the tool does not speak of a matter.
package struct Evaluation: Sendable {
  /// The name of the tool.
  package let name: String

  /// The gold rows.
  package let base: Int

  /// The gold rows without a prediction.
  package let missing: Int

  /// The figures of polarities.
  package let labels: LabelFigures?

  /// The correlation with the human rating of the sentiment.
  package let score: CorrelationFigures?

  /// The correlation with the respondents' own ratings.
  package let kpi: CorrelationFigures?

  /// The correlation from cell to cell.
  package let trend: TrendFigures?

  /// The figures of complaints.
  package let complaints: ComplaintFigures?

  /// The figures of topics.
  package let topics: TopicFigures?

  /// The figures of aspects, predicted aspects under their own names.
  package let aspects: AspectFigures?

  /// The figures of aspects, predicted aspects under the gold names of the topic map; nil without a map.
  package let mappedAspects: AspectFigures?

  /// The intervals of the main figures; none where no samples were asked for.
  package let ranges: EvaluationRanges

  /// Compares the predictions of a tool with gold rows.
  ///
  /// - Parameters:
  ///   - set: The predictions, one for each gold row.
  ///   - gold: The gold rows.
  ///   - settings: How to compare.
  package init(_ set: PredictionSet, against gold: [GoldRow], _ settings: EvaluationSettings) {
    precondition(set.predictions.count == gold.count, "Each gold row has a prediction.")
    name = set.name
    base = gold.count
    missing = set.missing
    let parts = Parts(tool: set, gold: gold, settings: settings)
    labels = parts.labels()
    score = parts.correlation(\.score)
    kpi = parts.correlation(\.kpi)
    trend = parts.trend()
    complaints = parts.complaints()
    topics = parts.topics()
    aspects = parts.aspects()
    mappedAspects = settings.topicMap.flatMap { map in parts.aspects { map([$0]) } }
    ranges = EvaluationRanges(parts, topics, aspects, settings.bootstrap)
  }

  /// The matters of which gold and predictions speak.
  struct Parts {
    let tool: PredictionSet
    let gold: [GoldRow]
    let settings: EvaluationSettings

    /// The rows with a gold label, where the tool speaks of polarity.
    var labelRows: [(gold: SentimentLabel, row: GoldRow, prediction: Prediction)] {
      guard speaksOfPolarity else { return [] }
      return zip(gold, tool.predictions).compactMap { row, prediction in
        row.label.map { ($0, row, prediction) }
      }
    }

    /// The rows that are a complaint or not, where the tool judges that.
    var complaintRows: [(gold: Bool, prediction: Prediction)] {
      guard tool.hasComplaints else { return [] }
      return zip(gold, tool.predictions).compactMap { row, prediction in
        row.complaint.map { ($0, prediction) }
      }
    }

    private var speaksOfPolarity: Bool { tool.hasLabels || tool.hasScores }

    func labels() -> LabelFigures? {
      let rows = labelRows
      guard !rows.isEmpty else { return nil }
      return LabelFigures(
        gold: rows.map(\.gold),
        predicted: rows.map(\.prediction.label),
        scores: tool.hasScores ? rows.map(\.prediction.value) : nil
      )
    }

    func correlation(_ value: KeyPath<GoldRow, Double?>) -> CorrelationFigures? {
      guard tool.hasScores else { return nil }
      return CorrelationFigures(
        zip(gold, tool.predictions).compactMap { row, prediction in
          row[keyPath: value].map { ($0, prediction.value) }
        }
      )
    }

    func trend() -> TrendFigures? {
      guard let cells = settings.trend, !cells.fields.isEmpty else { return nil }
      let rows = labelRows
      guard !rows.isEmpty else { return nil }
      return TrendFigures(
        keys: rows.map { cells.key(day: $0.row.day, groups: $0.row.groups) },
        gold: rows.map(\.gold),
        predictions: rows.map(\.prediction),
        fewestRows: cells.fewestRows
      )
    }

    func complaints() -> ComplaintFigures? {
      let rows = complaintRows
      guard !rows.isEmpty else { return nil }
      return ComplaintFigures(
        gold: rows.map(\.gold),
        predicted: rows.map { $0.prediction.complaint ?? false },
        scores: rows.map(\.prediction.complaintValue)
      )
    }

    func topics() -> TopicFigures? {
      guard tool.hasTopics else { return nil }
      let rows = zip(gold, tool.predictions).filter { $0.0.topics?.isEmpty == false }
      guard !rows.isEmpty else { return nil }
      return TopicFigures(
        gold: rows.map { $0.0.topics ?? [] },
        predicted: rows.map { settings.topics(of: $0.1, inGoldNames: tool.usesGoldNames) }
      )
    }

    func aspects(named: (String) -> [String] = { [$0] }) -> AspectFigures? {
      guard speaksOfPolarity else { return nil }
      let figures = AspectFigures(
        gold: gold.map(\.aspects),
        predictions: tool.predictions,
        named: named
      )
      return figures.base > 0 ? figures : nil
    }
  }
}
