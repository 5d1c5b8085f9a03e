extension PolarityFit {
  /// Returns the overlay fitted to some rows; the strength of the prior, the balance of the classes and the
  /// thresholds are chosen within them.
  ///
  /// The rows are cut into parts by their texts. What each part's rows get from a fit to the others chooses them, so
  /// that none is flattered by words that were learned from the very rows.
  static func overlay(
    _ rows: [Int],
    of data: FittingData,
    _ settings: FittingSettings
  ) -> FittedOverlay {
    let choices = settings.wordLimit > 0 ? choices : entryChoices
    let sample = settings.sample(rows)
    let gold = sample.map { data.gold($0) }
    let parts = sample.map { data.rows[$0].part(of: settings.parts) }
    var scores = Array(
      repeating: [Double?](repeating: nil, count: sample.count),
      count: choices.count
    )
    for part in 0..<settings.parts {
      let held = sample.indices.filter { parts[$0] == part }
      let others = sample.indices.filter { parts[$0] != part }.map { sample[$0] }
      guard !held.isEmpty, !others.isEmpty else { continue }
      let fits = [false, true].map {
        PolarityFit(others, of: data, wordLimit: settings.wordLimit, pools: $0)
      }
      for (place, choice) in choices.enumerated() {
        let fit = fits[choice.pools ? 1 : 0]
        let found = fit.scores(of: held.map { sample[$0] }, fit.weights(choice))
        for (index, score) in zip(held, found) { scores[place][index] = score }
      }
    }
    let best = best(of: scores, gold, learnsWords: settings.wordLimit > 0)
    let fit = PolarityFit(
      rows,
      of: data,
      wordLimit: settings.wordLimit,
      pools: choices[best.place].pools
    )
    return fit.overlay(fit.weights(choices[best.place]), best.thresholds)
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
