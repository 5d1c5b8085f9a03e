/// The difference of a KPI between two periods, with its 95 % interval.
///
/// - Shares: Newcombe's hybrid of the two Wilson intervals (Newcombe 1998, method 10).
/// - Nets: the same hybrid of the two adjusted Wald intervals, as Zou and Donner (2008) show it to hold for any two.
/// - Means: Welch's t interval (Welch 1947).
/// - Ratios of totals: Welch's t interval over days, with the linearised variance of a ratio (Cochran 1977).
public struct MeasuredChange: Hashable, Sendable {
  /// The value before.
  public var before: Double
  /// The value now.
  public var now: Double
  /// The base before.
  public var baseBefore: Int
  /// The base now.
  public var baseNow: Int
  /// The lower end of the difference.
  public var low: Double
  /// The upper end of the difference.
  public var high: Double

  /// The difference: now less before.
  public var difference: Double { now - before }

  /// Whether the interval leaves no room for "no change".
  public var isClear: Bool { low > 0 || high < 0 }

  /// Creates the change between two measurements; nil when one of the values or intervals cannot be computed.
  ///
  /// - Parameters:
  ///   - before: What it is compared with.
  ///   - now: What is compared, of the same kind.
  public init?(from before: Measurement, to now: Measurement) {
    guard let first = before.value, let second = now.value else { return nil }
    let ends: (low: Double, high: Double)? =
      switch (before, now) {
      case (.share(let count, let base), .share(let countNow, let baseNow)):
        Self.hybrid(
          first,
          Interval.wilson(count, of: base),
          second,
          Interval.wilson(countNow, of: baseNow)
        )
      case (.net(let p, let d, let base), .net(let pNow, let dNow, let baseNow)):
        Self.hybrid(
          first,
          Interval.adjustedWald(positive: p, negative: d, of: base),
          second,
          Interval.adjustedWald(positive: pNow, negative: dNow, of: baseNow)
        )
      case (.mean, .mean), (.ratio, .ratio):
        Self.welch(second - first, before.spread, now.spread)
      default: preconditionFailure(Measurement.mixed)
      }
    guard let ends else { return nil }
    self.before = first
    self.now = second
    baseBefore = before.base
    baseNow = now.base
    low = ends.low
    high = ends.high
  }

  private static func hybrid(
    _ before: Double,
    _ intervalBefore: Interval?,
    _ now: Double,
    _ intervalNow: Interval?
  ) -> (low: Double, high: Double)? {
    guard let one = intervalBefore, let two = intervalNow else { return nil }
    let down = hypotenuse(now - two.low, one.high - before)
    let up = hypotenuse(two.high - now, before - one.low)
    return (now - before - down, now - before + up)
  }

  private static func hypotenuse(_ first: Double, _ second: Double) -> Double {
    (first * first + second * second).squareRoot()
  }

  private static func welch(_ difference: Double, _ before: Spread?, _ now: Spread?) -> (
    low: Double, high: Double
  )? {
    guard let before, let now else { return nil }
    let variance = before.variance + now.variance
    guard variance > 0 else { return (difference, difference) }
    let degrees =
      variance * variance
      / (before.variance * before.variance / before.degrees
        + now.variance * now.variance / now.degrees)
    let half = Distribution.studentQuantile(0.975, degrees: degrees) * variance.squareRoot()
    return (difference - half, difference + half)
  }

  /// The variance of a mean, and its degrees of freedom.
  fileprivate struct Spread {
    var variance: Double
    var degrees: Double
  }
}

extension Measurement {
  /// The variance of the value; nil under two values, and for shares and nets.
  fileprivate var spread: MeasuredChange.Spread? {
    switch self {
    case .mean(let sum, let squares, let base):
      guard base > 1 else { return nil }
      let n = Double(base)
      let spread = Int128(base) * Int128(squares) - Int128(sum) * Int128(sum)
      return MeasuredChange.Spread(
        variance: Double(max(0, spread)) / (n * n * (n - 1)),
        degrees: n - 1
      )
    case .ratio(let sums):
      return sums.variance.map {
        MeasuredChange.Spread(variance: $0, degrees: Double(sums.days - 1))
      }
    case .share, .net: return nil
    }
  }
}
