public import FeedbackModel

/// A KPI by period, with the way that is better.
public struct PerceptionSeries: Hashable, Sendable {
  /// The name of the KPI, such as `average_handle_time` or `csat_top2`.
  public var kpi: String

  /// The id of the topic, for KPIs of topics.
  public var topic: String?

  /// Whether more is better; for handle time and for the share of a grievance it is not.
  public var moreIsBetter: Bool

  /// What was measured, by period.
  public var points: [Period: Measurement]

  /// Creates a series.
  public init(
    kpi: String,
    topic: String? = nil,
    moreIsBetter: Bool,
    points: [Period: Measurement]
  ) {
    self.kpi = kpi
    self.topic = topic
    self.moreIsBetter = moreIsBetter
    self.points = points
  }

  /// Returns what was measured in some periods together; nil when none of them has a measurement.
  public func measured(in periods: ClosedRange<Period>) -> Measurement? {
    // The sums are whole numbers, so their order does not matter.
    points.filter { periods.contains($0.key) }.values.reduce(nil) { sum, point in
      sum.map { $0 + point } ?? point
    }
  }
}
