import SentimentScoring

extension TopicFit {
  /// What is tried first; of equal outcomes the first is taken.
  private static let choices = [
    Choice(isJoint: true, pools: false, precision: 10),
    Choice(isJoint: true, pools: true, precision: 20),
    Choice(isJoint: false, pools: false, precision: 2.5),
    Choice(isJoint: false, pools: true, precision: 5),
  ]

  /// How far the shipped cues and rules may be trusted instead, which is tried with the best of these.
  private static let otherTrusts = [0.2, 0.8]

  /// Returns the overlay fitted to some rows; what is fitted and where topics begin to hold is chosen within them.
  static func overlay(
    _ rows: [Int],
    of data: FittingData,
    _ topics: FittedTopics,
    _ settings: FittingSettings
  ) -> FittedOverlay {
    let found = choice(for: rows, of: data, topics, settings)
    let fit = TopicFit(
      rows,
      of: data,
      topics,
      wordLimit: settings.wordLimit,
      pools: found.choice.pools
    )
    return fit.overlay(fit.weights(found.choice, fit.ownParts), found.decision)
  }

  private static func choice(
    for rows: [Int],
    of data: FittingData,
    _ topics: FittedTopics,
    _ settings: FittingSettings
  ) -> (choice: Choice, decision: TopicDecision) {
    var search = ChoiceSearch(rows, of: data, topics, settings)
    for choice in choices { search.consider(choice) }
    var best = search.best.choice
    for trust in otherTrusts {
      best.trust = trust
      search.consider(best)
    }
    return (search.best.choice, search.best.decision)
  }

  /// Tries choices on parts of the rows of a fit.
  private struct ChoiceSearch {
    private let sample: [Int]
    private let gold: [[Int]]
    private let count: Int
    private let usual: TopicDecision
    private var parts: [[Trial]] = []
    /// What was best so far.
    private(set) var best: (choice: Choice, decision: TopicDecision, f1: Double)

    /// A fit to all rows but those of a part, which are what it is tried on.
    private struct Trial {
      private let fit: TopicFit
      private let own: [TopicLoss.Part]
      /// The places of the part's rows in the sample.
      let held: [Int]
      private let heldRows: [Int]
      private let heldParts: [TopicLoss.Part]
      /// The weights found last of a joint fit and of single ones.
      private var latest: [Bool: [[Double]]] = [:]

      init(_ fit: TopicFit, held: [(place: Int, row: Int)]) {
        self.fit = fit
        own = fit.ownParts
        self.held = held.map(\.place)
        heldRows = held.map(\.row)
        heldParts = fit.parts(of: heldRows)
      }

      /// Returns the strengths of the part's rows under a choice, whose fit begins at the weights of one before it.
      mutating func strengths(_ choice: Choice) -> [[Double]] {
        let weights = fit.weights(
          choice,
          own,
          from: latest[choice.isJoint] ?? latest[!choice.isJoint],
          tolerance: Minimiser.coarseTolerance
        )
        latest[choice.isJoint] = weights
        return fit.strengths(of: heldRows, heldParts, weights)
      }
    }

    init(_ rows: [Int], of data: FittingData, _ topics: FittedTopics, _ settings: FittingSettings) {
      sample = settings.sample(rows)
      gold = sample.map { topics.gold[$0] }
      count = topics.ids.count
      usual = TopicDecision(
        threshold: 0,
        share: data.constant(.topicShare),
        fallback: topics.fallback(of: data.engine)
      )
      best = (TopicFit.choices[0], usual, 0)
      for (held, others) in settings.parts(of: sample, data) {
        parts.append(
          [false, true].map { pools in
            let fit = TopicFit(
              others,
              of: data,
              topics,
              wordLimit: settings.wordLimit,
              pools: pools
            )
            return Trial(fit, held: held)
          }
        )
      }
    }

    /// Tries a choice, and keeps it where it is better than all before it.
    mutating func consider(_ choice: Choice) {
      var strengths = sample.map { _ in [Double](repeating: -1, count: count) }
      for part in parts.indices {
        let found = parts[part][choice.pools ? 1 : 0].strengths(choice)
        for (place, values) in zip(parts[part][0].held, found) { strengths[place] = values }
      }
      let found = TopicDecision.best(
        strengths,
        gold,
        shipped: (usual.share, usual.fallback)
      )
      if found.f1 > best.f1 { best = (choice, found.decision, found.f1) }
    }
  }
}
