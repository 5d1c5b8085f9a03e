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
      let fit = PolarityFit(others, of: data, wordLimit: settings.wordLimit)
      for (place, choice) in choices.enumerated() {
        let found = fit.scores(of: held.map { sample[$0] }, fit.weights(choice))
        for (index, score) in zip(held, found) { scores[place][index] = score }
      }
    }
    let outcomes = scores.map { scores in
      settings.wordLimit > 0
        ? ScoreThresholds.best(scores, gold) : ScoreThresholds.best(scores, gold, leastGain: 0)
    }
    // Of equal outcomes the last: the strongest prior.
    let best = outcomes.indices.max { (outcomes[$0].f1, $0) < (outcomes[$1].f1, $1) } ?? 0
    let fit = PolarityFit(rows, of: data, wordLimit: settings.wordLimit)
    return fit.overlay(fit.weights(choices[best]), outcomes[best].thresholds)
  }
}
