/// How well predicted topics meet gold ones; only rows with a gold topic count.
package struct TopicFigures: Sendable {
  /// The gold topics that occur, in the order of their scalars.
  package let topics: [String]

  /// The decisions about each gold topic.
  package let decisions: [DecisionCounts]

  /// Predicted topics that no gold row has; each is a false alarm of the micro figures.
  package let strangers: Int

  /// The rows.
  package let base: Int

  /// The share of rows whose topics are the gold ones exactly.
  package let exact: Double

  /// The share of rows whose strongest topic is a gold one.
  package let top: Double

  /// The share of rows without a predicted topic.
  package let nonePredicted: Double

  /// The rows as places of topics, for figures over other weightings.
  let rows: [(gold: [Int], predicted: [Int], strangers: Int)]

  /// Compares topics.
  ///
  /// - Parameters:
  ///   - gold: The gold topics of each row.
  ///   - predicted: The predicted ones, strongest first, in the names of the gold.
  package init(gold: [[String]], predicted: [[String]]) {
    let topics = Set(gold.joined()).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    let places = Dictionary(uniqueKeysWithValues: topics.enumerated().map { ($1, $0) })
    rows = zip(gold, predicted).map { gold, predicted in
      let known = predicted.compactMap { places[$0] }
      return (
        Set(gold.compactMap { places[$0] }).sorted(), Set(known).sorted(),
        predicted.count - known.count
      )
    }
    self.topics = topics
    base = gold.count
    let weights = [Int32](repeating: 1, count: gold.count)
    decisions = Self.decisions(rows, topics: topics.count, weights)
    strangers = rows.reduce(0) { $0 + $1.strangers }
    let pairs = zip(gold, predicted)
    exact = DecisionCounts.share(pairs.count { Set($0.0) == Set($0.1) }, of: base)
    top = DecisionCounts.share(
      pairs.count { gold, predicted in predicted.first.map(gold.contains) ?? false },
      of: base
    )
    nonePredicted = DecisionCounts.share(predicted.count { $0.isEmpty }, of: base)
  }

  /// The decisions about all topics together.
  package var micro: DecisionCounts { Self.micro(decisions, strangers) }

  /// The mean F1 of the topics.
  package var macroF1: Double { Self.macroF1(decisions) }

  /// Whether the topics of each row are the gold ones exactly.
  var exactRows: [Bool] { rows.map { $0.gold == $0.predicted && $0.strangers == 0 } }

  /// Returns the micro and macro F1 where each row counts as often as its weight says.
  func f1(_ weights: [Int32]) -> (micro: Double, macro: Double) {
    let decisions = Self.decisions(rows, topics: topics.count, weights)
    let strangers = zip(rows, weights).reduce(0) { $0 + $1.0.strangers * Int($1.1) }
    return (Self.micro(decisions, strangers).f1, Self.macroF1(decisions))
  }

  private static func decisions(
    _ rows: [(gold: [Int], predicted: [Int], strangers: Int)],
    topics: Int,
    _ weights: [Int32]
  ) -> [DecisionCounts] {
    var decisions = [DecisionCounts](repeating: DecisionCounts(), count: topics)
    for (row, weight) in zip(rows, weights) where weight > 0 {
      for topic in row.gold {
        let isHit = row.predicted.contains(topic)
        decisions[topic].add(gold: true, predicted: isHit, weight: Int(weight))
      }
      for topic in row.predicted where !row.gold.contains(topic) {
        decisions[topic].falseAlarms += Int(weight)
      }
    }
    return decisions
  }

  private static func micro(_ decisions: [DecisionCounts], _ strangers: Int) -> DecisionCounts {
    DecisionCounts(
      hits: decisions.reduce(0) { $0 + $1.hits },
      falseAlarms: decisions.reduce(0) { $0 + $1.falseAlarms } + strangers,
      misses: decisions.reduce(0) { $0 + $1.misses }
    )
  }

  private static func macroF1(_ decisions: [DecisionCounts]) -> Double {
    decisions.isEmpty ? 0 : decisions.reduce(0) { $0 + $1.f1 } / Double(decisions.count)
  }
}
