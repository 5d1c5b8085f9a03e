/// The satisfaction index in the form of the American Customer Satisfaction Index.
///
/// After Fornell, Johnson, Anderson, Cha and Bryant (1996). Three items of one respondent, each 1–10: ((x̄1−1)·w1 + (x̄2−1)·w2 + (x̄3−1)·w3) / 9 · 100, the weights adding up to
/// one. Answers of one respondent go together, so the weighted total of each respondent is what is counted: its
/// histogram is exact, adds up in any order and is what the bootstrap draws from. A respondent who left one of the
/// items out counts for none.
public struct SatisfactionIndex: Hashable, Sendable {
  /// The places of the three items in the partial's list of rating columns.
  public let items: [Int]

  /// The weights as whole numbers without a common divisor.
  public let weights: [Int]

  /// The largest sum of the weights; it bounds the histogram.
  public static let weightLimit = 100

  /// The steps of an item, from 1 to 10.
  private static let steps = 9

  /// Creates an index; nil for columns and weights that make none.
  ///
  /// - Parameters:
  ///   - items: The places of three different rating columns, each on 1–10.
  ///   - weights: Three whole numbers of at least 0, not all 0; reduced, they add up to at most `weightLimit`.
  public init?(items: [Int], weights: [Int] = [1, 1, 1]) {
    guard items.count == 3, Set(items).count == 3, weights.count == 3,
      weights.allSatisfy({ (0...1_000_000).contains($0) })
    else { return nil }
    let divisor = weights.reduce(0, Self.commonDivisor)
    guard divisor > 0, weights.reduce(0, +) / divisor <= Self.weightLimit else { return nil }
    self.items = items
    self.weights = weights.map { $0 / divisor }
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : commonDivisor(b, a % b)
  }

  /// The largest weighted total.
  var top: Int { Self.steps * weights.reduce(0, +) }

  /// The number of different weighted totals, 0 among them.
  var buckets: Int { top + 1 }

  /// Returns the weighted total of a respondent, or nil when an item has no valid answer.
  func total(of ratings: RatingAnswers) -> Int? {
    var total = 0
    for (item, weight) in zip(items, weights) {
      guard case .code(let code) = ratings[item], (1...10).contains(code) else { return nil }
      total += weight * (code - 1)
    }
    return total
  }

  /// Returns the index, 0…100, of respondents counted by their weighted total; nil without any.
  public func value(of histogram: [Int]) -> Double? {
    let base = histogram.reduce(0, +)
    guard base > 0 else { return nil }
    let sum = histogram.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    return Double(100 * sum) / Double(base * top)
  }
}
