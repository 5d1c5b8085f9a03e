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

    /// The share less what as many comments of the average score would add, in points.
    ///
    /// A topic that many comments name has a large share whatever they say; the pull is below zero where they score
    /// below the average. The pulls add up to 0.
    public var pull = 0.0

    /// The lower end of the pull's 95 % interval in points, by the linearised variance of the mean; nil under two.
    public var pullLow: Double?

    /// The upper end of the pull's 95 % interval in points.
    public var pullHigh: Double?
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
      // In ascending order, so that the last bit of a sum does not depend on a dictionary.
      let parts = counts.topics[topic, default: [:]].sorted { $0.key < $1.key }
        .map { Part(named: $0.key, counts: $0.value) }
      shares.append(share(topic, parts, multiple, counts.all, rule))
    }
    let untold = [Part(named: 1, counts: counts.untold)]
    shares.append(share(nil, untold, multiple, counts.all, rule))
    total = shares.reduce(0) { $0 + $1.numerator }
  }

  /// The comments of a topic that name the same number of topics.
  private struct Part {
    var named: Int
    var counts: ClassCounts
  }

  private func share(
    _ topic: Int?,
    _ parts: [Part],
    _ multiple: Int128,
    _ all: ClassCounts,
    _ rule: ScoreRule
  ) -> Share {
    let numerator = parts.reduce(Int128(0)) {
      $0 + Int128(rule.numerator($1.counts)) * (multiple / Int128($1.named))
    }
    var share = Share(topic: topic, numerator: numerator)
    let n = Double(all.base)
    let mean = Double(numerator) / Double(denominator)
    let score = Double(rule.numerator(all)) / n
    let weight = parts.reduce(0.0) { $0 + Double($1.counts.base) / Double($1.named) } / n
    share.pull = 100 * (mean - weight * score)
    guard all.base > 1 else { return share }
    let squares = parts.reduce(0.0) {
      $0 + Double(rule.squares($1.counts)) / Double($1.named * $1.named)
    }
    let error = (max(0, squares / n - mean * mean) / (n - 1)).squareRoot()
    share.low = 100 * (mean - Interval.z * error)
    share.high = 100 * (mean + Interval.z * error)
    let pullError = Self.pullError(parts, all, rule, score: score, weight: weight)
    share.pullLow = share.pull - 100 * Interval.z * pullError
    share.pullHigh = share.pull + 100 * Interval.z * pullError
    return share
  }

  /// Returns the standard error of a pull, as a part of 1.
  ///
  /// The pull is the covariance of a comment's value *x* and its part *z* in the topic, 1/*k* or 0; that of its mean comes
  /// from (x − x̄)(z − z̄), comment by comment (Cochran 1977, chapter 6, for such functions of means).
  private static func pullError(
    _ parts: [Part],
    _ all: ClassCounts,
    _ rule: ScoreRule,
    score: Double,
    weight: Double
  ) -> Double {
    let naming = parts.reduce(ClassCounts()) { $0 + $1.counts }
    var groups: [(part: Double, counts: ClassCounts)] = [(0, all - naming)]
    for part in parts { groups.append((1 / Double(part.named), part.counts)) }
    var sum = 0.0
    var squares = 0.0
    for (part, counts) in groups {
      for answer in AnswerClass.allCases {
        let value = (rule.value(answer) - score) * (part - weight)
        sum += Double(counts[answer]) * value
        squares += Double(counts[answer]) * value * value
      }
    }
    let n = Double(all.base)
    return (max(0, squares - sum * sum / n) / (n * (n - 1))).squareRoot()
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
