public import KPIModel

/// One KPI over time.
public struct Trend: Sendable {
  /// One period of the trend.
  public struct Point: Sendable {
    /// The figure; its `period` is set.
    public var figure: KPIValue
    /// Whether the control chart calls the period out of control, and no declared event explains it.
    public var isOutOfControl: Bool

    /// The control limits at the point's base, in the unit of the figure; nil without a base.
    public var limits: ClosedRange<Double>?

    /// The names of the declared events that the period lies in.
    public var events: [String]

    /// Creates a point.
    public init(
      figure: KPIValue,
      isOutOfControl: Bool = false,
      limits: ClosedRange<Double>? = nil,
      events: [String] = []
    ) {
      self.figure = figure
      self.isOutOfControl = isOutOfControl
      self.limits = limits
      self.events = events
    }
  }

  /// The name of the KPI.
  public var kpi: String

  /// The heading for people.
  public var title: String

  /// The periods in order of time, without gaps.
  public var points: [Point]

  /// The value of the whole run, which the periods vary around.
  public var centre: Double?

  /// A sentence on the direction, or that none can be told.
  public var verdict: String?

  /// Creates a trend.
  public init(
    kpi: String,
    title: String,
    points: [Point],
    centre: Double? = nil,
    verdict: String? = nil
  ) {
    self.kpi = kpi
    self.title = title
    self.points = points
    self.centre = centre
    self.verdict = verdict
  }
}
