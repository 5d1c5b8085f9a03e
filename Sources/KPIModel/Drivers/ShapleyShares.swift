/// How a score is shared out among the topics: what each topic adds to it, in a column that sums to the score.
///
/// The share of a topic is its Shapley value (Shapley, "A Value for n-Person Games", 1953) in the game whose players are
/// the topics: a comment's part of the score (100 / n for a promoter, −100 / n for a detractor; 100 / n for a satisfied
/// answer) counts for a coalition as soon as one of the comment's topics is in it. That game is a sum of one game a
/// comment, in which its topics are alike and all others add nothing; so each topic of the comment gets an equal part.
/// Comments without a topic are a share of their own.
///
/// All shares are whole numbers over one denominator, so nothing is lost by rounding.
public struct ShapleyShares: Hashable, Sendable {
  /// The share of one topic.
  public struct Share: Hashable, Sendable {
    /// The place of the topic in the catalogue; nil for comments without a topic.
    public var topic: Int?

    /// The numerator over `denominator`; the share in points is 100 times the fraction.
    public var numerator: Int128

    /// The lower end of the 95 % interval in points, by the normal distribution of the mean of the parts; nil under two.
    public var low: Double?

    /// The upper end of the 95 % interval in points.
    public var high: Double?
  }

  /// The shares in ascending order of the topics, the one of comments without a topic last.
  public private(set) var shares: [Share] = []

  /// What the numerators are divided by: the comments times the least common multiple of the numbers of topics.
  public private(set) var denominator: Int128 = 0

  /// The sum of all numerators.
  public private(set) var total: Int128 = 0

  /// Creates the shares of a rating column's counts.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - rule: How a score is made of them.
  public init(_ counts: DriverCounts, rule: ScoreRule) {
    let base = counts.all.base
    guard base > 0 else { return }
    let multiple = Self.leastCommonMultiple(upTo: counts.largestTopicNumber)
    denominator = Int128(base) * multiple
    for topic in counts.topics.keys.sorted() {
      let parts = counts.topics[topic, default: [:]].map { (named: $0.key, counts: $0.value) }
      shares.append(share(topic, parts, multiple, base, rule))
    }
    shares.append(share(nil, [(named: 1, counts: counts.untold)], multiple, base, rule))
    total = shares.reduce(0) { $0 + $1.numerator }
  }

  private func share(
    _ topic: Int?,
    _ parts: [(named: Int, counts: ClassCounts)],
    _ multiple: Int128,
    _ base: Int,
    _ rule: ScoreRule
  ) -> Share {
    let numerator = parts.reduce(Int128(0)) {
      $0 + Int128(rule.numerator($1.counts)) * (multiple / Int128($1.named))
    }
    var share = Share(topic: topic, numerator: numerator)
    guard base > 1 else { return share }
    // The numbers are added in ascending order, so that the last bit does not depend on a dictionary.
    let squares = parts.sorted { $0.named < $1.named }.reduce(0.0) {
      $0 + Double(rule.squares($1.counts)) / Double($1.named * $1.named)
    }
    let mean = Double(numerator) / Double(denominator)
    let n = Double(base)
    let error = (max(0, squares / n - mean * mean) / (n - 1)).squareRoot()
    share.low = 100 * (mean - Interval.z * error)
    share.high = 100 * (mean + Interval.z * error)
    return share
  }

  /// Returns the shares in units of 10⁻ᵈ points, rounded so that they add up to the rounded total.
  ///
  /// The method of largest remainders: each share is rounded down, and the units that are then missing from the total go
  /// one each to the shares that lost most; among equals to the first. A total in the middle is rounded away from zero.
  ///
  /// - Parameter decimals: The number of decimals, 0…6.
  /// - Returns: The units in the order of `shares`; empty without shares.
  public func rounded(decimals: Int) -> [Int] {
    precondition((0...6).contains(decimals), "Shares are printed with at most 6 decimals.")
    guard denominator > 0 else { return [] }
    let unit = (0..<decimals).reduce(Int128(100)) { scale, _ in scale * 10 }
    let scaled = shares.map { Self.divided($0.numerator * unit, by: denominator) }
    var result = scaled.map(\.quotient)
    let missing = Int(roundedTotal(unit)) - result.reduce(0, +)
    let order = shares.indices.sorted {
      (scaled[$1].remainder, $0) < (scaled[$0].remainder, $1)
    }
    for index in order.prefix(missing) { result[index] += 1 }
    return result
  }

  /// The total in units of 10⁻ᵈ points times 100 / unit, a half away from zero.
  private func roundedTotal(_ unit: Int128) -> Int128 {
    let half = denominator / 2
    let scaled = total * unit
    return scaled < 0 ? -((-scaled + half) / denominator) : (scaled + half) / denominator
  }

  /// Divides towards minus infinity; the remainder is not below zero.
  private static func divided(
    _ number: Int128,
    by divisor: Int128
  ) -> (quotient: Int, remainder: Int128) {
    var (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    if remainder < 0 {
      quotient -= 1
      remainder += divisor
    }
    return (Int(quotient), remainder)
  }

  private static func leastCommonMultiple(upTo limit: Int) -> Int128 {
    var result: Int128 = 1
    for number in 1...max(1, limit) {
      var (a, b) = (result, Int128(number))
      while b != 0 { (a, b) = (b, a % b) }
      result = result / a * Int128(number)
    }
    return result
  }
}
