/// Where topics begin to hold: the strength that each needs, the share of the strongest one's, and what holds else.
struct TopicDecision: Hashable, Sendable {
  /// The strength, less 1, from which a topic is to hold.
  var threshold: Double
  /// The share of the strongest topic's strength that another one needs; 1 lets only the strongest hold.
  var share: Double
  /// The topic of rows in which no topic holds; nil for none.
  var fallback: Int?

  /// How many thresholds are tried.
  private static let steps = 64

  /// The shares that are tried beside the one that ships.
  private static let shares = [0.5, 0.7, 0.85, 1]

  /// Finds the decision with the best micro-F1 on rows that the weights were not fitted to.
  ///
  /// - Parameters:
  ///   - strengths: For each row the strengths of the topics, less 1; those that cannot hold are without end below that.
  ///   - gold: The topics of each row.
  ///   - shipped: The share that ships, which is taken of equal outcomes, and the topic that holds else.
  /// - Returns: The decision, and the micro-F1 that it reaches.
  static func best(
    _ strengths: [[Double]],
    _ gold: [[Int]],
    shipped: (share: Double, fallback: Int?)
  ) -> (decision: TopicDecision, f1: Double) {
    let rows = strengths.map(candidates)
    let start = TopicDecision(threshold: 0, share: shipped.share, fallback: shipped.fallback)
    var best = (decision: start, f1: 0.0)
    for share in [shipped.share] + shares where share >= shipped.share {
      for threshold in thresholds(strengths) {
        var decision = TopicDecision(threshold: threshold, share: share)
        let counts = decision.counts(rows, gold, topics: strengths.first?.count ?? 0)
        for fallback in shipped.fallback.map({ [$0] }) ?? [nil] + counts.missed.indices.map(\.self)
        {
          decision.fallback = fallback
          let f1 = counts.f1(fallback)
          if f1 > best.f1 { best = (decision, f1) }
        }
      }
    }
    return best
  }

  /// A topic that can hold, with its strength less 1.
  private typealias Candidate = (topic: Int, strength: Double)

  /// Returns the topics that can hold in a row, the strongest first.
  private static func candidates(_ strengths: [Double]) -> [Candidate] {
    strengths.enumerated().filter { $0.element.isFinite }.map { ($0.offset, $0.element) }
      .sorted { ($1.strength, $0.topic) < ($0.strength, $1.topic) }
  }

  /// Evenly spread strengths: of the strongest topics, and of all.
  private static func thresholds(_ strengths: [[Double]]) -> [Double] {
    var thresholds: Set<Double> = []
    for values in [strengths.map { $0.max() ?? 0 }, strengths.flatMap(\.self)] {
      let sorted = values.filter(\.isFinite).sorted()
      guard !sorted.isEmpty else { continue }
      for step in 0..<steps { thresholds.insert(sorted[step * (sorted.count - 1) / (steps - 1)]) }
    }
    return thresholds.sorted()
  }

  /// What a decision without a fallback calls.
  private struct Counts {
    var hits = 0
    /// Topics that were called, and gold topics.
    var size = 0
    var silent = 0
    /// How often each topic is gold where none is called.
    var missed: [Int]

    func f1(_ fallback: Int?) -> Double {
      let more = fallback.map { (hits: missed[$0], size: silent) } ?? (hits: 0, size: 0)
      let whole = size + more.size
      return whole > 0 ? 2 * Double(hits + more.hits) / Double(whole) : 0
    }
  }

  private func counts(_ rows: [[Candidate]], _ gold: [[Int]], topics count: Int) -> Counts {
    var counts = Counts(missed: [Int](repeating: 0, count: count))
    for (row, topics) in zip(rows, gold) {
      let before = counts.size
      let strongest = (row.first?.strength ?? 0) - threshold + 1
      let least = max(1, share * strongest)
      for (topic, strength) in row {
        guard strength - threshold + 1 >= least else { break }
        counts.size += 1
        if topics.contains(topic) { counts.hits += 1 }
      }
      if counts.size == before {
        counts.silent += 1
        for topic in topics { counts.missed[topic] += 1 }
      }
      counts.size += topics.count
    }
    return counts
  }

  /// Returns the micro-F1 of what the decision calls.
  func microF1(_ strengths: [[Double]], _ gold: [[Int]]) -> Double {
    let rows = strengths.map(Self.candidates)
    return counts(rows, gold, topics: strengths.first?.count ?? 0).f1(fallback)
  }
}
