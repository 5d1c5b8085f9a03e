/// A KPI of one period as exact sums, so that periods add up and differences have an interval.
public enum Measurement: Hashable, Sendable {
  /// A share: a count and its base.
  case share(Int, of: Int)

  /// A difference of two shares of one base.
  case net(positive: Int, negative: Int, of: Int)

  /// A mean: the sum of the values, the sum of their squares and their number.
  case mean(sum: Int, squares: Int, of: Int)

  /// A ratio of totals, such as seconds per contact, from its values by day.
  case ratio(RatioSums)

  /// What cannot be computed, because the sums are of different kinds.
  static let mixed = "Only measurements of one kind add up."

  /// The number of answers, values or days that it rests on.
  public var base: Int {
    switch self {
    case .share(_, let base), .net(_, _, let base), .mean(_, _, let base): base
    case .ratio(let sums): sums.days
    }
  }

  /// The value: percent for shares and nets, else the unit of what was summed; nil for an empty base.
  public var value: Double? {
    switch self {
    case .share(let count, let base): base > 0 ? Double(100 * count) / Double(base) : nil
    case .net(let positive, let negative, let base):
      base > 0 ? Double(100 * (positive - negative)) / Double(base) : nil
    case .mean(let sum, _, let base): base > 0 ? Double(sum) / Double(base) : nil
    case .ratio(let sums): sums.value
    }
  }

  /// Returns both together.
  ///
  /// - Precondition: Both are of one kind.
  public static func + (left: Measurement, right: Measurement) -> Measurement {
    switch (left, right) {
    case (.share(let count, let base), .share(let more, let moreBase)):
      .share(count + more, of: base + moreBase)
    case (.net(let p, let d, let base), .net(let moreP, let moreD, let moreBase)):
      .net(positive: p + moreP, negative: d + moreD, of: base + moreBase)
    case (.mean(let sum, let squares, let base), .mean(let more, let moreSquares, let moreBase)):
      .mean(sum: sum + more, squares: squares + moreSquares, of: base + moreBase)
    case (.ratio(let sums), .ratio(let more)): .ratio(sums + more)
    default: preconditionFailure(mixed)
    }
  }
}

/// The exact sums behind a ratio of two totals that are known by day.
public struct RatioSums: Hashable, Sendable {
  /// The number of days.
  public private(set) var days = 0
  /// The sum above the fraction line.
  public private(set) var numerator = 0
  /// The sum below it.
  public private(set) var denominator = 0
  private var numeratorSquares = Int128(0)
  private var denominatorSquares = Int128(0)
  private var products = Int128(0)

  /// Creates the sums of nothing.
  public init() {}

  /// Creates the sums of some days, each given as what stands above and below the fraction line.
  public init(days: some Sequence<(Int, Int)>) {
    for day in days { add(day.0, over: day.1) }
  }

  /// Adds a day.
  public mutating func add(_ numerator: Int, over denominator: Int) {
    days += 1
    self.numerator += numerator
    self.denominator += denominator
    numeratorSquares += Int128(numerator) * Int128(numerator)
    denominatorSquares += Int128(denominator) * Int128(denominator)
    products += Int128(numerator) * Int128(denominator)
  }

  /// The ratio of the totals; nil when the lower one is not above 0.
  public var value: Double? {
    denominator > 0 ? Double(numerator) / Double(denominator) : nil
  }

  /// The variance of the ratio, its days taken as independent; nil under two days.
  ///
  /// Σ(y − Rx)² / (m(m − 1)x̄²), the linearised variance of a ratio of totals (Cochran 1977, chapter 6, without the
  /// correction for a finite population).
  var variance: Double? {
    guard days > 1, let ratio = value else { return nil }
    let spread =
      Double(numeratorSquares) - 2 * ratio * Double(products)
      + ratio * ratio * Double(denominatorSquares)
    let m = Double(days)
    let mean = Double(denominator) / m
    return max(0, spread) / (m * (m - 1) * mean * mean)
  }

  /// Returns the sums of both.
  public static func + (left: RatioSums, right: RatioSums) -> RatioSums {
    var sums = left
    sums.days += right.days
    sums.numerator += right.numerator
    sums.denominator += right.denominator
    sums.numeratorSquares += right.numeratorSquares
    sums.denominatorSquares += right.denominatorSquares
    sums.products += right.products
    return sums
  }
}
