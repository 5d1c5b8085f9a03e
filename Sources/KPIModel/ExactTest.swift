import Glibc

/// Exact tests of counts.
enum ExactTest {
  /// Terms of a tail smaller than this part of its sum no longer count.
  private static let precision = 1e-17

  /// Returns the two-sided probability of a difference of two shares at least as large by chance.
  ///
  /// Fisher's exact test, twice the tail on the side of the difference.
  ///
  /// - Complexity: O(√*base*): the tail is summed outwards until its terms no longer count.
  static func fisher(
    _ count: Int,
    of base: Int,
    against referenceCount: Int,
    of referenceBase: Int
  ) -> Double {
    let successes = count + referenceCount
    let isMore = Int128(count) * Int128(referenceBase) >= Int128(referenceCount) * Int128(base)
    // The lower tail of one side is the upper tail of the other.
    let tail =
      isMore
      ? upperTail(count, draws: base, successes: successes, others: referenceBase)
      : upperTail(referenceCount, draws: referenceBase, successes: successes, others: base)
    return min(1, 2 * tail)
  }

  /// Returns the probability of `count` or more successes among the draws.
  private static func upperTail(_ count: Int, draws: Int, successes: Int, others: Int) -> Double {
    let logFirst =
      logChoose(draws, count) + logChoose(others, successes - count)
      - logChoose(draws + others, successes)
    var term = exp(logFirst)
    var sum = term
    var k = count
    while k < min(draws, successes), term > sum * precision {
      term *= Double(draws - k) * Double(successes - k)
      term /= Double(k + 1) * Double(others - successes + k + 1)
      sum += term
      k += 1
    }
    return sum
  }

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    Distribution.logGamma(Double(n + 1)) - Distribution.logGamma(Double(k + 1))
      - Distribution.logGamma(Double(n - k + 1))
  }
}
