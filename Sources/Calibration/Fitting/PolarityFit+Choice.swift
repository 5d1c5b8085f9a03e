extension PolarityFit {
  /// Returns the overlay fitted to some rows; how far the shipped weights are trusted, the strength of the prior, the
  /// balance of the classes and the thresholds are chosen within them.
  ///
  /// The rows are cut into parts by their texts. What each part's rows get from a fit to the others chooses them, so
  /// that none is flattered by words that were learned from the very rows.
  static func overlay(
    _ rows: [Int],
    of data: FittingData,
    _ settings: FittingSettings
  ) -> FittedOverlay {
    let found = choice(for: rows, of: data, settings)
    let fit = PolarityFit(
      rows,
      of: data,
      wordLimit: settings.wordLimit,
      pools: found.choice.pools
    )
    return fit.overlay(fit.told(fit.weights(found.choice)), found.thresholds)
  }

  private static func choice(
    for rows: [Int],
    of data: FittingData,
    _ settings: FittingSettings
  ) -> (choice: Choice, thresholds: ScoreThresholds) {
    var search = ChoiceSearch(rows, of: data, settings)
    guard settings.wordLimit > 0 else { return search.best(of: entryChoices) }
    return search.best(of: refinements(of: search.likeliest(of: trusts, from: usualTrust)))
  }

  /// Tries choices on parts of the rows of a fit.
  private struct ChoiceSearch {
    private let learnsWords: Bool
    private let sample: [Int]
    private let gold: [Int]
    private var parts: [Part] = []

    /// A part of the rows: the trials without and with prefixes.
    private typealias Part = [Trial]

    /// A fit to all rows but those of a part, which are what it is tried on.
    private struct Trial {
      let fit: PolarityFit
      /// The loss of the rows it is fitted to, under no choice yet.
      let own: PolarityLoss
      /// The places of the part's rows in the sample; answers that are not scored take no part.
      let held: [Int]
      /// The loss of these rows.
      let heldLoss: PolarityLoss

      /// The search, which goes on from one choice to the next.
      private var search: Minimiser

      init(_ fit: PolarityFit, held: [(place: Int, row: Int)]) {
        self.fit = fit
        own = fit.ownLoss
        let held = held.filter { fit.isScored($0.row) }
        self.held = held.map(\.place)
        heldLoss = fit.loss(of: held.map(\.row))
        search = Minimiser(from: [Double](repeating: 0, count: own.dimension))
      }

      /// Fits a choice, beginning from the weights of the one before it.
      mutating func weights(_ choice: Choice) -> [Double] {
        search.go(
          down: fit.loss(own, choice),
          iterations: PolarityFit.iterations,
          tolerance: Minimiser.coarseTolerance
        )
        return search.point
      }

      /// Returns how unlikely some weights make the classes of the rows that they were not fitted to.
      func lossOfHeld(_ choice: Choice, _ weights: [Double]) -> Double {
        fit.loss(heldLoss, choice).lossOfCases(at: weights)
      }
    }

    init(_ rows: [Int], of data: FittingData, _ settings: FittingSettings) {
      learnsWords = settings.wordLimit > 0
      sample = settings.sample(rows)
      gold = sample.map { data.gold($0) }
      for (held, others) in settings.parts(of: sample, data) {
        parts.append(
          (learnsWords ? [false, true] : [false]).map { pools in
            Trial(
              PolarityFit(others, of: data, wordLimit: settings.wordLimit, pools: pools),
              held: held
            )
          }
        )
      }
    }

    /// Returns the choice under which the classes of rows that were not learned from are likeliest.
    ///
    /// Steadier than any figure of labels: how sure the weights are of themselves is what the likelihood tells. The choices
    /// are steps along a line, on which the likelihood has one top.
    ///
    /// - Parameters:
    ///   - choices: The choices, without prefixes.
    ///   - start: The place of the one to begin with.
    /// - Returns: The choice.
    mutating func likeliest(of choices: [Choice], from start: Int) -> Choice {
      let place = Minimiser.lowest(of: choices.indices, from: start) { place in
        parts.indices.reduce(0) { sum, part in
          let weights = parts[part][0].weights(choices[place])
          return sum + parts[part][0].lossOfHeld(choices[place], weights)
        }
      }
      return choices[place]
    }

    /// Returns the choice that gives the best labels, and the thresholds for it.
    mutating func best(of choices: [Choice]) -> (choice: Choice, thresholds: ScoreThresholds) {
      var scores = Array(
        repeating: [Double?](repeating: nil, count: sample.count),
        count: choices.count
      )
      for part in parts.indices {
        for (place, choice) in choices.enumerated() {
          let columns = choice.pools ? 1 : 0
          let weights = parts[part][columns].weights(choice)
          let trial = parts[part][columns]
          for (row, score) in zip(trial.held, trial.heldLoss.scores(at: weights)) {
            scores[place][row] = score
          }
        }
      }
      let best = PolarityFit.best(of: scores, gold, learnsWords: learnsWords)
      return (choices[best.place], best.thresholds)
    }
  }

  /// Returns the place of the choice that is best by the scores it gives, and the thresholds for it.
  ///
  /// Where words are learned, choices are compared by the thresholds of the fit: those that suit one choice best are
  /// an accident of the rows more often than the choice.
  private static func best(
    of scores: [[Double?]],
    _ gold: [Int],
    learnsWords: Bool
  ) -> (place: Int, thresholds: ScoreThresholds) {
    let gain = learnsWords ? Double.infinity : 0
    let outcomes = scores.map { ScoreThresholds.best($0, gold, leastGain: gain) }
    // Of equal outcomes the last: the strongest prior.
    var best = outcomes.indices.max { (outcomes[$0].f1, $0) < (outcomes[$1].f1, $1) } ?? 0
    guard learnsWords else { return (best, outcomes[best].thresholds) }
    if outcomes[best].f1 < outcomes[0].f1 + leastGain { best = 0 }
    return (best, ScoreThresholds.best(scores[best], gold).thresholds)
  }
}
