public import FeedbackModel

/// Neighbouring periods in which a KPI is out of control in one direction.
public struct ExceptionRun: Hashable, Sendable {
  /// The name of the KPI.
  public var kpi: String

  /// The id of the topic, for KPIs of topics.
  public var topic: String?

  /// The first period of the change, as far as the counts tell: those periods in which it shows most clearly.
  public var first: Period

  /// The last period of the change.
  public var last: Period

  /// The first period on which the chart gave the alarm; what came after it was not needed for it.
  public var signalled: Period

  /// The rule that gave the strongest alarm.
  public var rule: ControlChart.Rule

  /// What was counted from the first to the last period; for a net score the count for less the count against.
  public var count: Int

  /// The base from the first to the last period.
  public var base: Int

  /// What was expected to be counted.
  public var expected: Double

  /// The deviation in standard deviations, where it was strongest; negative for a fall.
  public var deviation: Double

  /// The chance that a quiet history of this series shows anything as strong.
  public var pValue: Double

  /// The false discovery rate at which the run is just reported.
  public var qValue: Double

  /// Whether a rise of another topic in the same days explains the fall: shares of the same comments crowd each other.
  public var isCrowdedOut = false

  /// Whether the value went up.
  public var isRise: Bool { deviation > 0 }

  /// The value from the first to the last period, in percent or points.
  public var value: Double { 100 * Double(count) / Double(base) }

  /// The value that was expected, in percent or points.
  public var expectedValue: Double { 100 * expected / Double(base) }

  /// What was counted over what was expected; nil where there is no such ratio, as for net scores.
  public var ratio: Double? {
    expected > 0 && count >= 0 && !isNet ? Double(count) / expected : nil
  }

  /// Whether the KPI is a difference of two shares.
  public var isNet: Bool
}

/// What a search for exceptions found, and how much it looked at.
public struct ExceptionReport: Hashable, Sendable {
  /// How time was cut.
  public var unit: PeriodUnit

  /// The exceptions, the strongest first.
  public var runs: [ExceptionRun]

  /// The number of series that could be tested.
  public var seriesTested: Int

  /// The number of tests: periods of all series, once for each rule.
  public var tests: Int

  /// The first and the last period with rows; nil without any.
  public var periods: ClosedRange<Period>?

  /// The declared events, in order of time.
  public var events: [DeclaredEvent]

  /// What the events did to figures that moved beyond chance, at the same false discovery rate.
  public var effects: [EventEffect]

  /// How it was searched.
  public var settings: ExceptionSettings
}
