/// The ratio of two rates with its exact 95 % interval.
///
/// Given both counts together, the first is binomial; its exact interval (Clopper and Pearson 1934) turns into that of the
/// ratio, and its two-sided probability is twice the smaller tail (Przyborowski and Wilenski 1940; Breslow and Day,
/// "Statistical Methods in Cancer Research" II, 1987, section 3.4). For shares of a base this is on the safe side: the
/// interval is wider than need be where shares are large.
public struct RateRatio: Hashable, Sendable {
  /// The rate after over the rate before; nil when nothing was counted before.
  public let ratio: Double?

  /// The lower end; nil when nothing was counted at all.
  public let low: Double?

  /// The upper end; nil when nothing was counted before, so that there is none.
  public let high: Double?

  /// The two-sided probability of such a ratio without a change; 1 when nothing was counted.
  public let pValue: Double

  /// Compares two counts; nil when a base is empty or a count negative.
  ///
  /// - Parameters:
  ///   - count: What was counted after.
  ///   - base: The rows or the exposure after.
  ///   - referenceCount: What was counted before.
  ///   - referenceBase: The rows or the exposure before.
  public init?(
    _ count: Int,
    of base: Int,
    against referenceCount: Int,
    of referenceBase: Int
  ) {
    guard base > 0, referenceBase > 0, count >= 0, referenceCount >= 0 else { return nil }
    let (after, before) = (Double(count), Double(referenceCount))
    let bases = Double(referenceBase) / Double(base)
    ratio = referenceCount > 0 ? after / before * bases : nil
    let total = count + referenceCount
    low =
      total == 0
      ? nil
      : count == 0
        ? 0 : Self.odds(Distribution.betaQuantile(Self.tail, after, before + 1)) * bases
    high =
      referenceCount == 0
      ? nil : Self.odds(Distribution.betaQuantile(1 - Self.tail, after + 1, before)) * bases
    let share = Double(base) / (Double(base) + Double(referenceBase))
    let upper = count == 0 ? 1 : Distribution.betaShare(share, after, before + 1)
    let lower = referenceCount == 0 ? 1 : Distribution.betaShare(1 - share, before, after + 1)
    pValue = total == 0 ? 1 : min(1, 2 * min(upper, lower))
  }

  /// The probability on each side of the interval.
  private static let tail = 0.025

  private static func odds(_ share: Double) -> Double { share / (1 - share) }
}
