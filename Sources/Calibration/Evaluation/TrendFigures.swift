package import FeedbackModel

/// How rows are cut into cells of time and groups, to see whether predicted sentiment follows the gold one.
package struct TrendCells: Hashable, Sendable {
  /// The fields that cut: `date` and names of columns.
  package var fields: [String]

  /// How long a cell of time is.
  package var unit: PeriodUnit

  /// The fewest rows of a cell that counts.
  package var fewestRows = 20

  /// Creates a cut.
  package init(fields: [String], unit: PeriodUnit) {
    self.fields = fields
    self.unit = unit
  }

  /// The name of the field that is the day.
  package static let date = "date"

  /// The columns among the fields.
  package var columns: [String] { fields.filter { $0 != Self.date } }

  /// Returns the name of a row's cell, or nil where a field is missing.
  package func key(day: CalendarDay?, groups: [String?]) -> [String]? {
    var key: [String] = []
    var place = 0
    for field in fields {
      if field == Self.date {
        guard let day else { return nil }
        key.append(Period(unit, containing: day).description)
      } else {
        guard place < groups.count, let group = groups[place] else { return nil }
        key.append(group)
        place += 1
      }
    }
    return key
  }
}

/// Whether predicted net sentiment follows the gold one from cell to cell.
package struct TrendFigures: Sendable {
  /// The fewest cells of which a trend is told.
  static let fewestCells = 5

  /// The cells with enough rows.
  package let cells: Int

  /// The correlation of gold and predicted net sentiment; nil where one does not vary.
  package let pearsonLabel: Double?

  /// The correlation of gold net sentiment and mean score.
  package let pearsonScore: Double?

  /// The mean difference of gold and predicted net sentiment, without its sign.
  package let meanError: Double

  /// Compares cells; nil for fewer than five.
  ///
  /// - Parameters:
  ///   - keys: The cell of each row; nil for a row of none.
  ///   - gold: The gold labels.
  ///   - predictions: The predictions.
  ///   - fewestRows: The fewest rows of a cell that counts.
  package init?(
    keys: [[String]?],
    gold: [SentimentLabel],
    predictions: [Prediction],
    fewestRows: Int
  ) {
    var places: [[String]: Int] = [:]
    var sums: [Sums] = []
    for (row, key) in keys.enumerated() {
      guard let key else { continue }
      let place = places[key] ?? sums.count
      if place == sums.count {
        places[key] = place
        sums.append(Sums())
      }
      sums[place].add(gold[row], predictions[row])
    }
    let counted = sums.filter { $0.rows >= fewestRows }
    guard counted.count >= Self.fewestCells else { return nil }
    cells = counted.count
    let goldNet = counted.map { $0.mean($0.gold) }
    let predictedNet = counted.map { $0.mean($0.predicted) }
    pearsonLabel = RankStatistics.pearson(goldNet, predictedNet)
    pearsonScore = RankStatistics.pearson(goldNet, counted.map { $0.score / Double($0.rows) })
    meanError =
      zip(goldNet, predictedNet).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(counted.count)
  }

  private struct Sums {
    var rows = 0
    var gold = 0
    var predicted = 0
    var score = 0.0

    mutating func add(_ label: SentimentLabel, _ prediction: Prediction) {
      rows += 1
      gold += Self.side(label)
      predicted += Self.side(prediction.label)
      score += prediction.value
    }

    func mean(_ sum: Int) -> Double { Double(sum) / Double(rows) }

    private static func side(_ label: SentimentLabel?) -> Int {
      label == .positive ? 1 : label == .negative ? -1 : 0
    }
  }
}

/// The correlation of predicted scores with a number that people gave.
package struct CorrelationFigures: Hashable, Sendable {
  /// The rows with both.
  package let base: Int
  /// The correlation of the values; nil where one side does not vary.
  package let pearson: Double?
  /// The correlation of the ranks.
  package let spearman: Double?

  /// Correlates pairs; nil for fewer than three.
  package init?(_ pairs: [(gold: Double, predicted: Double)]) {
    guard pairs.count >= RankStatistics.fewestPairs else { return nil }
    base = pairs.count
    pearson = RankStatistics.pearson(pairs.map(\.gold), pairs.map(\.predicted))
    spearman = RankStatistics.spearman(pairs.map(\.gold), pairs.map(\.predicted))
  }
}
