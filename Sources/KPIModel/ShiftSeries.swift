public import FeedbackModel

/// The counts of one KPI by period, as the search for shifts takes them.
public struct ShiftSeries: Hashable, Sendable {
  /// One period's counts: `positive` less `negative` of `base`.
  public struct Point: Hashable, Sendable {
    /// The period.
    public var period: Period
    /// What is counted for: mentions, complaints, promoters.
    public var positive: Int
    /// What is counted against, such as detractors; 0 for a share.
    public var negative: Int
    /// The rows that could have been counted.
    public var base: Int

    /// Creates a point.
    public init(period: Period, positive: Int, negative: Int = 0, base: Int) {
      self.period = period
      self.positive = positive
      self.negative = negative
      self.base = base
    }
  }

  /// The name of the KPI.
  public var kpi: String

  /// The id of the topic, for KPIs of topics.
  public var topic: String?

  /// Whether the KPI is a difference of two shares, such as `nps`, and no plain share.
  public var isNet: Bool

  /// The points in ascending order of their periods.
  public var points: [Point]

  /// Creates a series.
  public init(kpi: String, topic: String? = nil, isNet: Bool = false, points: [Point]) {
    self.kpi = kpi
    self.topic = topic
    self.isNet = isNet
    self.points = points
  }
}
