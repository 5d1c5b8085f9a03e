/// How much lower or higher a score is for the comments that name a topic: the score of all less the score without them.
///
/// The interval is that of the percentile bootstrap (Efron and Tibshirani 1993, chapter 13) over comments: resamples of the
/// class counts with and without the topic, as many draws as there are comments.
public struct DriverImpact: Hashable, Sendable {
  /// The score of all rated comments, in points; nil without any.
  public var scoreOfAll: Double?

  /// The score of those that do not name the topic, in points; nil when none is left.
  public var scoreWithout: Double?

  /// The difference in points; nil when one of the two scores is.
  public var value: Double?

  /// The lower end of the 95 % interval, in points.
  public var low: Double?

  /// The upper end of the 95 % interval, in points.
  public var high: Double?

  /// All rated comments.
  public var base: Int

  /// The ones that name the topic.
  public var naming: Int

  /// The ones that do not: the base of the score without the topic.
  public var left: Int { base - naming }

  /// Creates the impact of a topic.
  ///
  /// - Parameters:
  ///   - naming: The counts of the comments that name the topic.
  ///   - all: The counts of all comments, those included.
  ///   - rule: How a score is made of them.
  ///   - bootstrap: How resamples are drawn.
  public init(
    naming: ClassCounts,
    of all: ClassCounts,
    rule: ScoreRule,
    bootstrap: DriverBootstrap = DriverBootstrap()
  ) {
    base = all.base
    self.naming = naming.base
    scoreOfAll = rule.score(all)
    scoreWithout = rule.score(all - naming)
    guard let value = Self.difference(naming, all - naming, rule) else { return }
    self.value = value
    let ends = bootstrap.interval(naming, all - naming) { Self.difference($0, $1, rule) }
    low = ends?.lowerBound
    high = ends?.upperBound
  }

  /// Returns the score of both less the score of the second, in points.
  private static func difference(
    _ naming: ClassCounts,
    _ without: ClassCounts,
    _ rule: ScoreRule
  ) -> Double? {
    guard let all = rule.score(naming + without), let rest = rule.score(without) else { return nil }
    return all - rest
  }
}
