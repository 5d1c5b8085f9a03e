import FeedbackModel
import Glibc

/// Draws from binomial and multinomial distributions.
///
/// A number of successes is drawn by inversion: its probabilities are laid side by side from the mode outwards, and the
/// one that a uniform number falls into is taken (Kemp 1986). That takes one logarithm of a factorial pair and O(√n)
/// products, and no table, so that bases of millions cost little.
enum BinomialDraw {
  /// Returns a number of successes.
  ///
  /// - Parameters:
  ///   - trials: At least 0.
  ///   - count: What stands above the fraction line of the share of successes.
  ///   - base: What stands below it.
  ///   - stream: Where the random number comes from; one number a call, none when the outcome is certain.
  /// - Returns: A number in 0…`trials`.
  static func successes(
    in trials: Int,
    share count: Int,
    of base: Int,
    from stream: inout SplitMix64
  ) -> Int {
    guard trials > 0, count > 0 else { return 0 }
    guard count < base else { return trials }
    let p = Double(count) / Double(base)
    let odds = Double(count) / Double(base - count)
    let n = Double(trials)
    let mode = min(trials, Int((n + 1) * p))
    let atMode = exp(
      Distribution.logGamma(n + 1) - Distribution.logGamma(Double(mode) + 1)
        - Distribution.logGamma(n - Double(mode) + 1) + Double(mode) * log(p)
        + (n - Double(mode)) * log1p(-p)
    )
    var rest = stream.unit() - atMode
    if rest < 0 { return mode }
    var (low, high) = (mode, mode)
    var (below, above) = (atMode, atMode)
    while low > 0 || high < trials {
      if low > 0 {
        below *= Double(low) / (Double(trials - low + 1) * odds)
        low -= 1
        rest -= below
        if rest < 0 { return low }
      }
      if high < trials {
        above *= Double(trials - high) * odds / Double(high + 1)
        high += 1
        rest -= above
        if rest < 0 { return high }
      }
      // What rounding has left over is far below any probability that matters.
      if below + above < 1e-300 { break }
    }
    return mode
  }

  /// Returns counts of as many draws as there are counts in all, each class as likely as it is frequent.
  ///
  /// Class after class is drawn from what is left, which gives the multinomial distribution exactly.
  static func resample(_ counts: [Int], from stream: inout SplitMix64) -> [Int] {
    var trials = counts.reduce(0, +)
    var base = trials
    return counts.map { count in
      let drawn = successes(in: trials, share: count, of: base, from: &stream)
      trials -= drawn
      base -= count
      return drawn
    }
  }
}
