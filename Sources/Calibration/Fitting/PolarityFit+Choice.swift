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
    let search = ChoiceSearch(rows, of: data, settings)
    let found =
      settings.wordLimit > 0
      ? search.best(of: refinements(of: search.likeliest(of: trusts)))
      : search.best(of: entryChoices)
    let fit = PolarityFit(
      rows,
      of: data,
      wordLimit: settings.wordLimit,
      pools: found.choice.pools
    )
    return fit.overlay(fit.weights(found.choice, fit.ownLoss), found.thresholds)
  }

  /// Tries choices on parts of the rows of a fit.
  private struct ChoiceSearch {
    private let learnsWords: Bool
    private let sample: [Int]
    private let gold: [Int]
    private var parts: [Part] = []

    /// A part of the rows, and the fits to the others.
    private struct Part {
      /// The places of its rows in the sample.
      var held: [Int]
      /// The fits without and with prefixes, each with the losses of the rows it is fitted to and of the part's own.
      var fits: [(fit: PolarityFit, own: PolarityLoss, held: PolarityLoss)]
    }

    init(_ rows: [Int], of data: FittingData, _ settings: FittingSettings) {
      learnsWords = settings.wordLimit > 0
      sample = settings.sample(rows)
      gold = sample.map { data.gold($0) }
      let numbers = sample.map { data.rows[$0].part(of: settings.parts) }
      for part in 0..<settings.parts {
        let held = sample.indices.filter { numbers[$0] == part }
        let others = sample.indices.filter { numbers[$0] != part }.map { sample[$0] }
        guard !held.isEmpty, !others.isEmpty else { continue }
        let fits = (learnsWords ? [false, true] : [false]).map { pools in
          let fit = PolarityFit(others, of: data, wordLimit: settings.wordLimit, pools: pools)
          return (fit, fit.ownLoss, fit.loss(of: held.map { sample[$0] }))
        }
        parts.append(Part(held: held, fits: fits))
      }
    }

    /// Returns the choice under which the classes of rows that were not learned from are likeliest.
    ///
    /// Steadier than any figure of labels: how sure the weights are of themselves is what the likelihood tells.
    func likeliest(of choices: [Choice]) -> Choice {
      var losses = [Double](repeating: 0, count: choices.count)
      for part in parts {
        // Answers that are not scored take no part.
        let scored = part.fits.map { fit in
          fit.fit.loss(of: part.held.map { sample[$0] }.filter(fit.fit.isScored))
        }
        walk(choices, part) { place, columns, weights in
          let loss = part.fits[columns].fit.loss(scored[columns], choices[place])
          losses[place] += loss.lossOfCases(at: weights)
        }
      }
      let best = losses.indices.min { (losses[$0], $0) < (losses[$1], $1) } ?? 0
      return choices[best]
    }

    /// Returns the choice that gives the best labels, and the thresholds for it.
    func best(of choices: [Choice]) -> (choice: Choice, thresholds: ScoreThresholds) {
      var scores = Array(
        repeating: [Double?](repeating: nil, count: sample.count),
        count: choices.count
      )
      for part in parts {
        walk(choices, part) { place, columns, weights in
          let (fit, _, loss) = part.fits[columns]
          for (index, row) in part.held.enumerated() {
            scores[place][row] = fit.score(index, ofRow: sample[row], loss, weights)
          }
        }
      }
      let best = PolarityFit.best(of: scores, gold, learnsWords: learnsWords)
      return (choices[best.place], best.thresholds)
    }

    /// Fits each choice, beginning from the one before it that has the same columns.
    private func walk(
      _ choices: [Choice],
      _ part: Part,
      _ body: (_ place: Int, _ columns: Int, _ weights: [Double]) -> Void
    ) {
      var starts: [[Double]?] = [nil, nil]
      for (place, choice) in choices.enumerated() {
        let columns = choice.pools ? 1 : 0
        let weights = part.fits[columns].fit.weights(
          choice,
          part.fits[columns].own,
          from: starts[columns],
          tolerance: Minimiser.coarseTolerance
        )
        starts[columns] = weights
        body(place, columns, weights)
      }
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
