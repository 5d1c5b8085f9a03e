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

  /// One over the variance of the prior of what a topic has beforehand.
  private static let startPrecision = 0.02
  /// The fewest words that each topic may learn.
  private static let fewestWords = 100
  /// How much less is expected of what a consulted topic says than of a word.
  private static let subjectValue = 0.5
  /// The least weight of a word, in thousandths: those below were three in ten lines, and moved no figure.
  private static let leastOfWord = 50
  /// The least weight of a line that gives a topic something where others are spoken of, in thousandths.
  private static let leastStep = 50

  private let data: FittingData
  private let topics: FittedTopics
  private let rows: [Int]
  private let words: [(best: [WordTable.Evidence], totals: [Int], columns: WordColumns)]
  /// The namings that enough rows have, in the order of the catalogue.
  private let steps: FittedSubjects
  private let subjects: FittedSubjects

  /// Chooses what is fitted to some rows.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - data: Where they are from.
  ///   - topics: What people named.
  ///   - wordLimit: The most words of all topics together, beyond the fewest of each.
  ///   - pools: Whether prefixes are among them.
  init(
    _ rows: [Int],
    of data: FittingData,
    _ topics: FittedTopics,
    wordLimit: Int,
    pools: Bool
  ) {
    self.data = data
    self.topics = topics
    self.rows = rows
    let limit = wordLimit > 0 ? max(Self.fewestWords, wordLimit / max(1, topics.ids.count)) : 0
    words = topics.ids.indices.map { topic in
      let best = data.table.best(
        in: rows,
        classes: rows.map { topics.gold[$0].contains(topic) ? 1 : 0 },
        classCount: 2,
        limit: limit,
        pools: pools
      )
      return (best.words, best.totals, WordColumns(best.words, of: data.table))
    }
    steps = FittedSubjects(rows, of: data, .own)
    subjects = FittedSubjects(rows, of: data, .consulted)
  }

  /// The cells of the fit's own rows.
  var ownParts: [TopicLoss.Part] { parts(of: rows) }

  /// Fits the weights of each topic: its words, the steps, the consulted topics, and last what it has beforehand.
  ///
  /// - Parameters:
  ///   - choice: What is tried.
  ///   - own: The cells of the fit's own rows.
  ///   - start: Where the search begins; nil for nought.
  ///   - tolerance: The relative decrease of the loss below which it ends.
  /// - Returns: The weights, topic by topic.
  func weights(
    _ choice: Choice,
    _ own: [TopicLoss.Part],
    from start: [[Double]]? = nil,
    tolerance: Double = Minimiser.usualTolerance
  ) -> [[Double]] {
    let precisions = topics.ids.indices.map { self.precisions(of: $0, choice) }
    let start = start ?? precisions.map { [Double](repeating: 0, count: $0.count) }
    func least(of loss: some SmoothLoss, from start: [Double]) -> [Double] {
      Minimiser.minimum(
        of: loss,
        from: start,
        iterations: PolarityFit.iterations,
        tolerance: tolerance
      )
    }
    if choice.isJoint {
      let gold = rows.map { topics.gold[$0] }
      let loss = TopicLoss(parts: own, precisions: precisions, gold: gold, scale: choice.trust)
      var rest = least(of: loss, from: Array(start.joined()))[...]
      return precisions.map { own in
        defer { rest = rest.dropFirst(own.count) }
        return Array(rest.prefix(own.count))
      }
    }
    return topics.ids.indices.map { topic in
      let loss = DecisionLoss(
        rows: own[topic].rows,
        offsets: own[topic].offsets,
        isMember: rows.map { topics.gold[$0].contains(topic) },
        centres: [Double](repeating: 0, count: precisions[topic].count),
        precisions: precisions[topic],
        scale: choice.trust
      )
      return least(of: loss, from: start[topic])
    }
  }

  /// Returns the strengths of the topics in rows, less the 1 from which one holds; without end below that for a topic that
  /// nothing in a row names, which never holds.
  func strengths(
    of rows: [Int],
    _ parts: [TopicLoss.Part],
    _ weights: [[Double]]
  ) -> [[Double]] {
    let speaks = topics.ids.indices.map { topic in
      weights[topic].prefix(words[topic].best.count).map { FittedNumber.hundredths($0) > 0 }
    }
    return rows.enumerated().map { place, row in
      let named = Set(data.rows[row].strengths.lazy.filter { $0.strength > 0 }.map { $0.topic })
      return parts.enumerated().map { topic, part in
        // By a cue, a rule, or a word that speaks for it.
        let isNamed =
          topics.places[topic].map(named.contains) ?? false
          || part.rows.own.columns(of: place).contains { speaks[topic][Int($0)] }
        guard isNamed else { return -.infinity }
        let own = weights[topic]
        return part.offsets[place] + part.rows.product(place, own.span)
      }
    }
  }

  /// Returns the cells of rows, topic by topic.
  func parts(of rows: [Int]) -> [TopicLoss.Part] {
    // What all topics ask of a row: the steps, the consulted topics, and 1.
    var shared = SparseRows()
    for row in rows {
      shared.append(
        steps.cells(of: row, data, from: 0)
          + subjects.cells(of: row, data, from: steps.count, value: Self.subjectValue)
          + [(steps.count + subjects.count, 1)]
      )
    }
    return topics.ids.indices.map { topic in
      let place = topics.places[topic]
      var own = SparseRows()
      for row in rows { own.append(words[topic].columns.cells(of: data.table.words[row])) }
      return TopicLoss.Part(
        rows: JoinedRows(own: own, width: words[topic].best.count, shared: shared),
        offsets: rows.map { row in
          let strength = data.rows[row].strengths.first { $0.topic == place }?.strength ?? 0
          return Double(strength) / 1000 - 1
        }
      )
    }
  }

  private func precisions(of topic: Int, _ choice: Choice) -> [Double] {
    [Double](
      repeating: choice.precision * choice.trust * choice.trust,
      count: words[topic].best.count + steps.count + subjects.count
    ) + [Self.startPrecision]
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
    func add(
      _ record: String,
      _ weight: Double,
      _ pattern: String,
      _ note: String,
      least: Int = 1
    ) {
      let value = FittedNumber.hundredths(weight)
      guard abs(value) >= least else { return }
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
      add("word", weights[column], data.table.forms[word.word], note, least: Self.leastOfWord)
    }
  }
}
