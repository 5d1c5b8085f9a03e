import Classification
import LexiconMatching
import Pipeline

/// The weights of words for topics that were fitted to some rows.
///
/// Each topic is a decision of its own: its log-odds are a constant times the strength that the engine finds, so that
/// strengths of different topics can be compared. The shipped cues and rules are the offset, and words are added.
struct TopicFit {
  /// One over the variance of a word's prior.
  private static let precision = 2.5
  /// One over the variance of the prior of what a topic has beforehand.
  private static let startPrecision = 0.02
  /// What a strength of 1 is worth in log-odds.
  private static let scale = 0.8
  /// The fewest words that each topic may learn.
  private static let fewestWords = 100
  /// The strength above which the shipped weights say no more.
  private static let greatest = 3.0

  private let data: FittingData
  private let topics: FittedTopics
  private let rows: [Int]
  private let words: [(best: [WordTable.Evidence], totals: [Int], columns: WordColumns)]

  /// Chooses what is fitted to some rows.
  init(_ rows: [Int], of data: FittingData, _ topics: FittedTopics, wordLimit: Int) {
    self.data = data
    self.topics = topics
    self.rows = rows
    let limit = wordLimit > 0 ? max(Self.fewestWords, wordLimit / max(1, topics.ids.count)) : 0
    words = topics.ids.indices.map { topic in
      let best = data.table.best(
        in: rows,
        classes: rows.map { topics.gold[$0].contains(topic) ? 1 : 0 },
        classCount: 2,
        limit: limit
      )
      return (best.words, best.totals, WordColumns(best.words, of: data.table))
    }
  }

  /// Fits the weights of each topic: its words, and last what it has beforehand.
  func weights() -> [[Double]] {
    topics.ids.indices.map { topic in
      let loss = loss(rows, topic)
      return Minimiser.minimum(of: loss, from: loss.centres, iterations: PolarityFit.iterations)
    }
  }

  /// Returns the strengths of the topics in rows, less the 1 from which one holds.
  func strengths(of rows: [Int], _ weights: [[Double]]) -> [[Double]] {
    let losses = topics.ids.indices.map { loss(rows, $0) }
    return rows.indices.map { place in
      losses.enumerated().map { $1.offsets[place] + $1.rows.product(place, weights[$0]) }
    }
  }

  private func loss(_ rows: [Int], _ topic: Int) -> DecisionLoss {
    let own = words[topic]
    var cells = SparseRows()
    for row in rows {
      cells.append(own.columns.cells(of: data.table.words[row]) + [(own.best.count, 1)])
    }
    let place = topics.places[topic]
    return DecisionLoss(
      rows: cells,
      offsets: rows.map { row in
        let strength = data.rows[row].strengths.first { $0.topic == place }?.strength ?? 0
        return min(Self.greatest, Double(strength) / 1000) - 1
      },
      isMember: rows.map { topics.gold[$0].contains(topic) },
      centres: [Double](repeating: 0, count: own.best.count + 1),
      precisions: [Double](
        repeating: Self.precision * Self.scale * Self.scale,
        count: own.best.count
      ) + [Self.startPrecision],
      scale: Self.scale
    )
  }

  /// Returns the lines of the overlay that gives the engine these weights.
  ///
  /// - Parameters:
  ///   - weights: The weights of each topic.
  ///   - threshold: The strength, less 1, from which a topic is to hold.
  /// - Returns: The overlay.
  func overlay(_ weights: [[Double]], threshold: Double) -> FittedOverlay {
    var overlay = FittedOverlay()
    var cues = ShippedCues(data.engine)
    // All of them, so that the overlay can be read beside other taxonomies too.
    for (topic, id) in topics.ids.enumerated() {
      let name = topics.places[topic].map { data.engine.topics[$0].name }
      overlay.topics.append(["topic", id, "", name ?? topics.names[topic], ""])
    }
    for (topic, own) in words.enumerated() {
      let id = topics.ids[topic]
      let start = FittedNumber.hundredths((weights[topic].last ?? 0) - threshold)
      if start != 0 {
        overlay.topics.append(["prior", id, FittedNumber.text(start), "", "fitted"])
      }
      for (column, word) in own.best.enumerated() {
        let form = data.table.forms[word.word]
        let shipped = topics.places[topic].map { cues.weight(of: form, topic: $0) } ?? 0
        let change = FittedNumber.hundredths(weights[topic][column])
        guard change != 0 else { continue }
        let note = WordNote.text(word.counts, of: own.totals, names: ["", id])
        overlay.topics.append(["cue", id, FittedNumber.text(shipped + change), form, note])
      }
    }
    return overlay
  }

  /// Returns the overlay fitted to some rows; where topics begin to hold is chosen within them.
  static func overlay(
    _ rows: [Int],
    of data: FittingData,
    _ topics: FittedTopics,
    _ settings: FittingSettings
  ) -> FittedOverlay {
    let sample = settings.sample(rows)
    var evidence: [Double] = []
    var isMember: [Bool] = []
    for part in 0..<settings.parts {
      let held = sample.filter { data.rows[$0].part(of: settings.parts) == part }
      let others = sample.filter { data.rows[$0].part(of: settings.parts) != part }
      guard !held.isEmpty, !others.isEmpty else { continue }
      let fit = TopicFit(others, of: data, topics, wordLimit: settings.wordLimit)
      for (row, strengths) in zip(held, fit.strengths(of: held, fit.weights())) {
        evidence += strengths
        isMember += topics.ids.indices.map { topics.gold[row].contains($0) }
      }
    }
    let fit = TopicFit(rows, of: data, topics, wordLimit: settings.wordLimit)
    return fit.overlay(fit.weights(), threshold: DecisionThreshold.best(evidence, isMember))
  }
}
