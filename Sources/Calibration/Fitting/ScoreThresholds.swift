/// The thresholds between the three polarities, in thousandths of a score.
struct ScoreThresholds: Hashable, Sendable {
  /// The least score of a positive comment.
  var positive: Int
  /// The least score of a negative comment, without its sign.
  var negative: Int

  /// The step in which thresholds are tried, in thousandths.
  private static let step = 10
  /// How many steps on either side are neighbours.
  private static let reach = 3
  /// The mean F1 by which other thresholds must be better than those of the fit, where words are learned.
  ///
  /// The scores of learned words are so uneven from row to row that a smaller gain is mostly accident: on the
  /// development sets thresholds chosen for less lost a hundredth out of fold.
  static let leastGain = 0.02
  /// The greatest threshold that is tried, in thousandths.
  private static let greatest = 800

  /// Finds the thresholds with the best mean of the three F1 on rows that the weights were not fitted to.
  ///
  /// A pair is judged by the mean over its neighbours, because a lone peak is an accident of the rows, and the pair
  /// that the weights were fitted with is left only for a gain beyond that.
  ///
  /// - Parameters:
  ///   - scores: The scores, −1…1; nil for rows that are not scored.
  ///   - gold: The classes: 0 negative, 1 neutral, 2 positive.
  ///   - leastGain: By how much the mean must be better than that of the fit's own thresholds.
  /// - Returns: The thresholds and the mean F1 that they reach.
  static func best(
    _ scores: [Double?],
    _ gold: [Int],
    leastGain: Double = Self.leastGain
  ) -> (thresholds: ScoreThresholds, f1: Double) {
    let bins = greatest / step + 1
    // For each class, how many rows reach each threshold.
    var above = [[Double]](repeating: [Double](repeating: 0, count: bins), count: 3)
    var below = above
    var totals = [0.0, 0.0, 0.0]
    var scored = [0.0, 0.0, 0.0]
    for (score, label) in zip(scores, gold) {
      totals[label] += 1
      guard let score else { continue }
      scored[label] += 1
      let reached = min(bins - 1, Int(abs(score) * 1000) / step)
      if score > 0 { above[label][reached] += 1 } else if score < 0 { below[label][reached] += 1 }
    }
    for label in 0..<3 {
      for bin in stride(from: bins - 2, through: 0, by: -1) {
        above[label][bin] += above[label][bin + 1]
        below[label][bin] += below[label][bin + 1]
      }
    }
    var means = [Double](repeating: 0, count: bins * bins)
    for positive in 1..<bins {
      for negative in 1..<bins {
        means[positive * bins + negative] = mean(above, below, scored, totals, positive, negative)
      }
    }
    func smooth(_ positive: Int, _ negative: Int) -> Double {
      var (sum, count) = (0.0, 0.0)
      for a in max(1, positive - reach)...min(bins - 1, positive + reach) {
        for b in max(1, negative - reach)...min(bins - 1, negative + reach) {
          sum += means[a * bins + b]
          count += 1
        }
      }
      return sum / count
    }
    let own = Int((PolarityLoss.lead * 1000).rounded()) / step
    var best = (ScoreThresholds(positive: own * step, negative: own * step), smooth(own, own))
    var wanted = best.1 + leastGain
    for positive in 1..<bins {
      for negative in 1..<bins {
        let f1 = smooth(positive, negative)
        guard f1 > wanted else { continue }
        wanted = f1
        best = (ScoreThresholds(positive: positive * step, negative: negative * step), f1)
      }
    }
    return best
  }

  private static func mean(
    _ above: [[Double]],
    _ below: [[Double]],
    _ scored: [Double],
    _ totals: [Double],
    _ positive: Int,
    _ negative: Int
  ) -> Double {
    func f1(_ hits: Double, _ called: Double, _ total: Double) -> Double {
      called + total > 0 ? 2 * hits / (called + total) : 0
    }
    func neutral(_ label: Int) -> Double {
      scored[label] - above[label][positive] - below[label][negative]
    }
    let calledPositive = above[0][positive] + above[1][positive] + above[2][positive]
    let calledNegative = below[0][negative] + below[1][negative] + below[2][negative]
    let calledNeutral = neutral(0) + neutral(1) + neutral(2)
    let sum =
      f1(below[0][negative], calledNegative, totals[0]) + f1(neutral(1), calledNeutral, totals[1])
      + f1(above[2][positive], calledPositive, totals[2])
    return sum / Double(totals.count { $0 > 0 })
  }
}
