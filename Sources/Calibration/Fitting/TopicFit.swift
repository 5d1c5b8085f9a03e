import Classification
import LexiconMatching
import Pipeline
import SentimentScoring

/// The weights of words for topics that were fitted to some rows.
///
/// The log-odds of a topic are a constant times the strength that the engine finds, so that strengths of different
/// topics can be compared. The shipped cues and rules are the offset. Words are added, and what the naming of a topic
/// by cues and rules says of each topic beyond that.
struct TopicFit {
  /// What is tried.
  struct Choice {
    /// Whether one fit chooses among all topics; else each topic is a decision of its own.
    var isJoint: Bool
    /// Whether prefixes, which pool the words that begin so, are learned beside words and pairs.
    var pools: Bool
    /// One over the variance of a word's prior, in log-odds.
    var precision: Double
    /// What a strength of 1 is worth in log-odds: the more, the surer the shipped cues and rules are.
    var trust = 0.5
  }

  /// What is tried first; of equal outcomes the first is taken.
  static let choices = [
    Choice(isJoint: true, pools: false, precision: 10),
    Choice(isJoint: true, pools: true, precision: 20),
    Choice(isJoint: false, pools: false, precision: 2.5),
    Choice(isJoint: false, pools: true, precision: 5),
  ]

  /// How far the shipped cues and rules may be trusted instead, which is tried with the best of these.
  static let otherTrusts = [0.2, 0.8]

  /// One over the variance of the prior of what a topic has beforehand.
  private static let startPrecision = 0.02
  /// The fewest words that each topic may learn.
  private static let fewestWords = 100
  /// How much less is expected of what a consulted topic says than of a word.
  private static let subjectValue = 0.5
  /// The least weight of a line that gives a topic something where others are spoken of, in thousandths.
  private static let leastStep = 50

  private let data: FittingData
  private let topics: FittedTopics
  private let rows: [Int]
  private let choice: Choice
  private let words: [(best: [WordTable.Evidence], totals: [Int], columns: WordColumns)]
  /// The namings that enough rows have, in the order of the catalogue.
  private let steps: FittedSubjects
  private let subjects: FittedSubjects

  /// Chooses what is fitted to some rows.
  init(
    _ rows: [Int],
    of data: FittingData,
    _ topics: FittedTopics,
    _ choice: Choice,
    wordLimit: Int
  ) {
    self.data = data
    self.topics = topics
    self.rows = rows
    self.choice = choice
    let limit = wordLimit > 0 ? max(Self.fewestWords, wordLimit / max(1, topics.ids.count)) : 0
    words = topics.ids.indices.map { topic in
      let best = data.table.best(
        in: rows,
        classes: rows.map { topics.gold[$0].contains(topic) ? 1 : 0 },
        classCount: 2,
        limit: limit,
        pools: choice.pools
      )
      return (best.words, best.totals, WordColumns(best.words, of: data.table))
    }
    steps = FittedSubjects(rows, of: data, .own)
    subjects = FittedSubjects(rows, of: data, .consulted)
  }

  /// Fits the weights of each topic: its words, the steps, the consulted topics, and last what it has beforehand.
  ///
  /// - Parameter tolerance: The relative decrease of the loss below which the search ends.
  /// - Returns: The weights, topic by topic.
  func weights(tolerance: Double = Minimiser.usualTolerance) -> [[Double]] {
    let parts = parts(of: rows)
    if choice.isJoint {
      let loss = TopicLoss(
        parts: parts,
        gold: rows.map { topics.gold[$0] },
        scale: choice.trust
      )
      var rest = minimum(of: loss, tolerance)[...]
      return parts.map { part in
        defer { rest = rest.dropFirst(part.precisions.count) }
        return Array(rest.prefix(part.precisions.count))
      }
    }
    return parts.enumerated().map { topic, part in
      minimum(
        of: DecisionLoss(
          rows: part.rows,
          offsets: part.offsets,
          isMember: rows.map { topics.gold[$0].contains(topic) },
          centres: [Double](repeating: 0, count: part.precisions.count),
          precisions: part.precisions,
          scale: choice.trust
        ),
        tolerance
      )
    }
  }

  private func minimum(of loss: some SmoothLoss, _ tolerance: Double) -> [Double] {
    Minimiser.minimum(
      of: loss,
      from: [Double](repeating: 0, count: loss.dimension),
      iterations: PolarityFit.iterations,
      tolerance: tolerance
    )
  }

  /// Returns the strengths of the topics in rows, less the 1 from which one holds; without end below that for a topic that
  /// nothing in a row names, which never holds.
  func strengths(of rows: [Int], _ weights: [[Double]]) -> [[Double]] {
    let parts = parts(of: rows)
    return rows.enumerated().map { place, row in
      parts.enumerated().map { topic, part in
        let weights = weights[topic]
        guard isNamed(topic, in: row, weights) else { return -.infinity }
        return part.offsets[place] + part.rows.product(place, weights.span)
      }
    }
  }

  /// Returns whether a cue, a rule or a word that speaks for a topic stands in a row.
  private func isNamed(_ topic: Int, in row: Int, _ weights: [Double]) -> Bool {
    let place = topics.places[topic]
    return data.rows[row].strengths.contains { $0.topic == place && $0.strength > 0 }
      || words[topic].columns.cells(of: data.table.words[row]).contains {
        FittedNumber.hundredths(weights[$0.column]) > 0
      }
  }

  private func parts(of rows: [Int]) -> [TopicLoss.Part] {
    // What all topics ask of a row: the steps, the consulted topics, and 1.
    let shared = rows.map { row in
      steps.cells(of: row, data, from: 0)
        + subjects.cells(of: row, data, from: steps.count, value: Self.subjectValue)
        + [(steps.count + subjects.count, 1)]
    }
    return topics.ids.indices.map { part($0, of: rows, shared) }
  }

  private func part(
    _ topic: Int,
    of rows: [Int],
    _ shared: [[(column: Int, value: Double)]]
  ) -> TopicLoss.Part {
    let own = words[topic]
    let place = topics.places[topic]
    var part = TopicLoss.Part(rows: SparseRows(), offsets: [], precisions: [])
    for (row, others) in zip(rows, shared) {
      let cells = own.columns.cells(of: data.table.words[row])
      part.rows.append(cells + others.map { (own.best.count + $0.column, $0.value) })
      let strength = data.rows[row].strengths.first { $0.topic == place }?.strength ?? 0
      part.offsets.append(Double(strength) / 1000 - 1)
    }
    part.precisions =
      [Double](
        repeating: choice.precision * choice.trust * choice.trust,
        count: own.best.count + steps.count + subjects.count
      ) + [Self.startPrecision]
    return part
  }
}

// MARK: - The lines

extension TopicFit {
  /// Returns the lines of the overlay that gives the engine these weights.
  ///
  /// - Parameters:
  ///   - weights: The weights of each topic.
  ///   - decision: Where topics are to hold.
  /// - Returns: The overlay.
  func overlay(_ weights: [[Double]], _ decision: TopicDecision) -> FittedOverlay {
    var overlay = FittedOverlay()
    // All of them, so that the overlay can be read beside other taxonomies too.
    for (topic, id) in topics.ids.enumerated() {
      let name = topics.places[topic].map { data.engine.topics[$0].name }
      overlay.topics.append(["topic", id, "", name ?? topics.names[topic], ""])
    }
    let declared = Set(topics.places.compactMap(\.self) + topics.silenced)
    for place in steps.topics where !declared.contains(place) {
      let named = data.engine.topics[place]
      overlay.topics.append(["topic", named.id, "", named.name, ""])
    }
    for place in topics.silenced {
      let id = data.engine.topicIDs[place]
      overlay.topics.append(["topic", id, "", data.engine.topics[place].name, ""])
      let silence = FittedNumber.text(Taxonomy.silence)
      overlay.topics.append(["prior", id, silence, "", "no comment is labelled with it"])
    }
    if let fallback = decision.fallback,
      data.engine.model.taxonomy.fallbacks.allSatisfy(topics.silenced.contains)
    {
      overlay.topics.append(["else", topics.ids[fallback], "", "", "fitted"])
    }
    for topic in topics.ids.indices { add(topic, weights[topic], decision.threshold, to: &overlay) }
    if decision.share != data.constant(.topicShare) {
      let share = FittedNumber.text(FittedNumber.hundredths(decision.share))
      overlay.constants.append([ModelConstants.Key.topicShare.name, share, "fitted"])
    }
    return overlay
  }

  private func add(
    _ topic: Int,
    _ weights: [Double],
    _ threshold: Double,
    to overlay: inout FittedOverlay
  ) {
    let id = topics.ids[topic]
    let own = words[topic]
    func add(_ record: String, _ weight: Double, _ pattern: String, _ note: String) {
      let value = FittedNumber.hundredths(weight)
      guard value != 0 else { return }
      overlay.topics.append([record, id, FittedNumber.text(value), pattern, note])
    }
    add("prior", (weights.last ?? 0) - threshold, "", "fitted")
    let first = own.best.count
    let (value, least) = (Self.subjectValue, Self.leastStep)
    for line in steps.lines(weights, from: first, least: least, data.engine)
      + subjects.lines(
        weights,
        from: first + steps.count,
        value: value,
        least: least,
        data.engine
      )
    {
      overlay.topics.append(["when", id, line.weight, "\(line.topic) \(line.least)", "fitted"])
    }
    for (column, word) in own.best.enumerated() {
      let note = WordNote.text(word.counts, of: own.totals, names: ["", id])
      add("word", weights[column], data.table.forms[word.word], note)
    }
  }

  /// Returns the overlay fitted to some rows; what is fitted and where topics begin to hold is chosen within them.
  static func overlay(
    _ rows: [Int],
    of data: FittingData,
    _ topics: FittedTopics,
    _ settings: FittingSettings
  ) -> FittedOverlay {
    let sample = settings.sample(rows)
    let parts = sample.map { data.rows[$0].part(of: settings.parts) }
    let gold = sample.map { topics.gold[$0] }
    let shipped = (share: data.constant(.topicShare), fallback: topics.fallback(of: data.engine))
    var best: (choice: Choice, decision: TopicDecision, f1: Double)?
    func consider(_ choice: Choice) {
      var strengths = sample.map { _ in [Double](repeating: -1, count: topics.ids.count) }
      for part in 0..<settings.parts {
        let held = sample.indices.filter { parts[$0] == part }
        let others = sample.indices.filter { parts[$0] != part }.map { sample[$0] }
        guard !held.isEmpty, !others.isEmpty else { continue }
        let fit = TopicFit(others, of: data, topics, choice, wordLimit: settings.wordLimit)
        let found = fit.strengths(
          of: held.map { sample[$0] },
          fit.weights(tolerance: Minimiser.coarseTolerance)
        )
        for (index, values) in zip(held, found) { strengths[index] = values }
      }
      let found = TopicDecision.best(strengths, gold, shipped: shipped)
      if found.f1 > best?.f1 ?? 0 { best = (choice, found.decision, found.f1) }
    }
    for choice in choices { consider(choice) }
    if var choice = best?.choice {
      for trust in otherTrusts {
        choice.trust = trust
        consider(choice)
      }
    }
    let choice = best?.choice ?? choices[0]
    let fit = TopicFit(rows, of: data, topics, choice, wordLimit: settings.wordLimit)
    let usual = TopicDecision(threshold: 0, share: shipped.share, fallback: shipped.fallback)
    return fit.overlay(fit.weights(), best?.decision ?? usual)
  }
}
