public import FeedbackModel

/// How exceptions are searched for.
public struct ExceptionSettings: Hashable, Sendable {
  /// The false discovery rate, 0…1.
  ///
  /// It is the expected share of false series (a KPI, or one topic's share) among all series that are reported to have an
  /// exception. For a history without any change every report is false, so it is also the chance of a false alarm in such
  /// a history. Benjamini and Hochberg (1995) over the series; within a reported series each period has to pass at the
  /// level that its series passed at (Benjamini and Bogomolov, "Selective Inference on Multiple Families of Hypotheses",
  /// 2014).
  public var falseDiscoveryRate = 0.05

  /// The base that a point, or the base as which its weighted mean counts, must have to be tested.
  public var minimumBase = 30

  /// The smallest difference worth an exception, in percentage points, unless the value at least doubles or halves.
  public var minimumPoints = 1.0

  /// The periods that an EWMA looks back on, and that lie between a period and what it is compared with.
  public var memory: Int

  /// The periods that a period is compared with: the latest ones before the memory.
  public var reference: Int

  /// The fewest periods with rows in the reference for a period to be tested.
  public var minimumReference: Int

  /// The periods after which the reference is taken anew: whole weeks, so that it holds each weekday as often.
  public var renewal: Int

  /// Creates the settings for series of a unit.
  ///
  /// Days look back on 14 and compare with up to 84 before these (four weeks at least, so that each weekday is there four
  /// times); longer periods look back on 6 and compare with up to 26, 6 at least.
  public init(unit: PeriodUnit = .day) {
    memory = unit == .day ? 14 : 6
    reference = unit == .day ? 84 : 26
    minimumReference = unit == .day ? 28 : 6
    renewal = unit == .day ? 7 : 1
  }

  /// The number of periods that a history needs before anything in it can be tested.
  public var shortestHistory: Int { memory + minimumReference }
}
