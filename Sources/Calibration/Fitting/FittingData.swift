import Classification
import FeedbackModel
import LexiconMatching
package import Pipeline
import SentimentScoring

/// The rows that are learned from, with the engine that read them.
package struct FittingData: Sendable {
  /// The rows, in an order that rests on their texts and ids, so that sums and samples are the same for any order of files.
  package let rows: [FittingRow]

  /// For each row its place in the input.
  let places: [Int]

  /// The engine with the weights as they ship.
  package let engine: Engine

  let table: WordTable

  /// Gathers the rows.
  package init(_ collected: FittingRows, engine: Engine) {
    places = collected.rows.indices.sorted { first, second in
      let (one, other) = (collected.rows[first], collected.rows[second])
      if one.digest != other.digest { return one.digest < other.digest }
      if one.gold.id != other.gold.id {
        return one.gold.id.utf8.lexicographicallyPrecedes(other.gold.id.utf8)
      }
      return first < second
    }
    rows = places.map { collected.rows[$0] }
    self.engine = engine
    table = WordTable(rows, collected.forms)
  }

  /// A constant of the model as it ships, in its unit.
  func constant(_ key: ModelConstants.Key) -> Double {
    Double(engine.model.sentiment.constants[key]) / 1000
  }
}

/// How a fit goes about.
package struct FittingSettings: Sendable {
  /// The most words and word pairs that polarity, complaint, or all topics together learn.
  package var wordLimit = 2_500

  /// How many folds the gain is measured with.
  package var folds = 5

  /// The parts that the strength of the prior and the thresholds are chosen with, within the rows of a fit.
  package var parts = 3

  /// The most rows that these choices look at.
  package var choiceRows = 12_000

  /// What the samples of the intervals follow from.
  package var seed: UInt64 = 1

  /// The samples of the intervals.
  package var samples = 1_000

  /// Whether an overlay is written even where no gain is shown.
  package var keepsAll = false

  /// Whether topics of the taxonomy that no row is labelled with are silent under the overlay.
  package var silencesTopics = true

  /// Turns topics of the taxonomy into those of the gold; nil where they have the same names.
  package var topicMap: TopicMap?

  /// Creates the usual settings.
  package init() {}

  /// Returns evenly spread rows, at most as many as choices look at.
  func sample(_ rows: [Int]) -> [Int] {
    guard rows.count > choiceRows else { return rows }
    return (0..<choiceRows).map { rows[$0 * rows.count / choiceRows] }
  }

  /// Cuts a sample into parts by the texts of its rows.
  ///
  /// - Returns: For each part that is not empty and not all, the rows that are held out with their places in the sample,
  ///   and the others.
  func parts(
    of sample: [Int],
    _ data: FittingData
  ) -> [(held: [(place: Int, row: Int)], others: [Int])] {
    let numbers = sample.map { data.rows[$0].part(of: parts) }
    return (0..<parts).compactMap { part in
      let held = sample.indices.filter { numbers[$0] == part }
      guard !held.isEmpty, held.count < sample.count else { return nil }
      let others = sample.indices.filter { numbers[$0] != part }
      return (held.map { ($0, sample[$0]) }, others.map { sample[$0] })
    }
  }
}
