public import FeedbackModel

/// A series with the limits between which chance alone keeps it.
///
/// Limits are those of Shewhart (1931) at three standard deviations, as Montgomery, "Introduction to Statistical
/// Quality Control" (7th ed.), chapters 7 and 9, gives them for shares and counts, worked out for each point with its
/// own base; values are shares 0…1, or counts in the unit of the chart.
public struct ControlChart: Hashable, Sendable {
  /// The number of standard deviations between centre and limit.
  public static let width = 3.0

  /// The weight of the latest point in an EWMA chart (Roberts 1959; λ = 0.2).
  public static let ewmaWeight = 0.2

  /// What the chart shows.
  public enum Kind: String, CaseIterable, Sendable {
    /// A share of a base, such as a topic's share of the comments.
    case share = "p"
    /// A difference of two shares of one base, such as NPS.
    case net = "net"
    /// A count of periods that are all alike.
    case count = "c"
    /// A count for each unit of exposure, such as complaints for each 1,000 customers.
    case rate = "u"
  }

  /// Why a point is out of control.
  public enum Rule: String, CaseIterable, Sendable {
    /// One point lies beyond its limit (Shewhart).
    case point
    /// The weighted mean of the points so far lies beyond its limit (Roberts).
    case ewma
  }

  /// One period of the chart.
  public struct Point: Hashable, Sendable {
    /// The period.
    public var period: Period
    /// The value, or its weighted mean in an EWMA chart; nil where the base is empty.
    public var value: Double?
    /// The lower limit; nil where the base is empty.
    public var low: Double?
    /// The upper limit; nil where the base is empty.
    public var high: Double?
    /// The rule that calls the point out of control; nil when it is in control.
    public var rule: Rule?
  }

  /// What the chart shows.
  public var kind: Kind

  /// The value of all points together, which the limits lie around.
  public var centre: Double

  /// The variance of the points over that of pure chance, at least 1; the limits are √ of it as wide.
  public var dispersion: Double

  /// The points in order of time.
  public var points: [Point]
}

extension ControlChart {
  /// Creates the chart of single points: a p-chart, a chart of a net score, a c-chart or a u-chart.
  ///
  /// It is nil when no point has a base.
  ///
  /// - Parameters:
  ///   - kind: What `points` count: for `.count` the base of each point is taken for 1, for `.rate` it is the exposure.
  ///   - points: The points in order of time; points without a base have no value and no limits.
  ///   - dispersion: The variance over that of pure chance, at least 1 (Laney 2002).
  public init?(_ kind: Kind, points: [ShiftSeries.Point], dispersion: Double = 1) {
    guard let law = ChanceLaw(kind, points: points) else { return nil }
    self.init(
      kind: kind,
      centre: law.mean,
      dispersion: max(1, dispersion),
      points: points.map { point in
        let base = law.base(of: point)
        guard base > 0 else { return Point(period: point.period) }
        let half = Self.width * (max(1, dispersion) * law.variance / base).squareRoot()
        let value = law.count(of: point) / base
        return Point(law, period: point.period, value: value, half: half, rule: .point)
      }
    )
  }

  /// Creates the chart of the exponentially weighted mean of all points so far.
  ///
  /// Counts and bases are weighted alike: E = Σ w·x / Σ w·n, begun with the centre at a mean base. With equal bases this is
  /// the chart of Roberts, "Control Chart Tests Based on Geometric Moving Averages" (1959), with its exact, widening
  /// limits; a point with a larger base weighs more, and one without any leaves the mean as it is. It is nil when no point
  /// has a base.
  ///
  /// - Parameters:
  ///   - kind: As in `init(_:points:dispersion:)`.
  ///   - points: The points in order of time.
  ///   - dispersion: The variance over that of pure chance, at least 1.
  public init?(ewma kind: Kind, points: [ShiftSeries.Point], dispersion: Double = 1) {
    guard let law = ChanceLaw(kind, points: points) else { return nil }
    let filled = points.map(law.base).filter { $0 > 0 }
    var base = filled.reduce(0, +) / Double(filled.count)
    var sum = law.mean * base
    // Σ w²·n, which the variance of the sum is proportional to; the starting value is known, so it adds none.
    var spread = 0.0
    let weight = Self.ewmaWeight
    self.init(
      kind: kind,
      centre: law.mean,
      dispersion: max(1, dispersion),
      points: points.map { point in
        let own = law.base(of: point)
        guard own > 0 else { return Point(period: point.period) }
        base = (1 - weight) * base + weight * own
        sum = (1 - weight) * sum + weight * law.count(of: point)
        spread = (1 - weight) * (1 - weight) * spread + weight * weight * own
        let half = Self.width * (max(1, dispersion) * law.variance * spread).squareRoot() / base
        return Point(law, period: point.period, value: sum / base, half: half, rule: .ewma)
      }
    )
  }
}

extension ControlChart.Point {
  fileprivate init(
    _ law: ChanceLaw,
    period: Period,
    value: Double,
    half: Double,
    rule: ControlChart.Rule
  ) {
    self.period = period
    self.value = value
    low = max(law.range.lowerBound, law.mean - half)
    high = min(law.range.upperBound, law.mean + half)
    self.rule = abs(value - law.mean) > half ? rule : nil
  }
}

/// What chance makes of one unit of the base: its mean and variance.
private struct ChanceLaw {
  let kind: ControlChart.Kind
  let mean: Double
  let variance: Double
  /// The values that can be.
  let range: ClosedRange<Double>

  init?(_ kind: ControlChart.Kind, points: [ShiftSeries.Point]) {
    self.kind = kind
    let filled = points.filter { $0.base > 0 }
    let base = kind == .count ? filled.count : filled.reduce(0) { $0 + $1.base }
    guard base > 0 else { return nil }
    let above = Double(filled.reduce(0) { $0 + $1.positive }) / Double(base)
    let below = Double(filled.reduce(0) { $0 + $1.negative }) / Double(base)
    switch kind {
    case .share:
      (mean, variance, range) = (above, above * (1 - above), 0...1)
    case .net:
      mean = above - below
      variance = above + below - (above - below) * (above - below)
      range = -1...1
    case .count, .rate:
      (mean, variance, range) = (above, above, 0...Double.infinity)
    }
  }

  func base(of point: ShiftSeries.Point) -> Double {
    kind == .count ? (point.base > 0 ? 1 : 0) : Double(point.base)
  }

  func count(of point: ShiftSeries.Point) -> Double {
    Double(kind == .net ? point.positive - point.negative : point.positive)
  }
}
