public import FeedbackModel
public import KPIModel

/// One row of the topic table and the words behind it.
public struct TopicSummary: Sendable {
  /// The change of a share from one period to the next; which two are compared tells `init(last:days:)`.
  public struct Change: Sendable {
    /// The period that is compared.
    public var period: Period
    /// The difference in percentage points.
    public var points: Double
    /// The ends of its 95 % interval, in percentage points; nil when it cannot be told.
    public var interval: ClosedRange<Double>?

    /// Creates a change.
    public init(period: Period, points: Double, interval: ClosedRange<Double>?) {
      self.period = period
      self.points = points
      self.interval = interval
    }

    /// Whether the interval leaves no room for "no change".
    public var isClear: Bool { interval.map { !$0.contains(0) } ?? false }
  }

  /// The id of the topic in its taxonomy.
  public var id: String

  /// The name for people.
  public var name: String

  /// The share of scored comments that name the topic.
  public var share: KPIValue

  /// The change of the share; nil without two periods.
  public var change: Change?

  /// The net sentiment of the topic's own sentences.
  public var netSentiment: KPIValue

  /// The complaints among the comments that name it.
  public var complaints: Int

  /// The share by period, in order of time, without gaps; nil where nothing was scored.
  public var shareByPeriod: [Double?]

  /// The place in `shareByPeriod` of the period in which it rose beyond chance, if one did.
  public var risingPeriod: Int?

  /// That period itself.
  public var rise: Period?

  /// The comments that show it best.
  public var lines: [KWICLine]

  /// Creates a row.
  public init(
    id: String,
    name: String,
    share: KPIValue,
    change: Change? = nil,
    netSentiment: KPIValue,
    complaints: Int,
    shareByPeriod: [Double?] = [],
    risingPeriod: Int? = nil,
    rise: Period? = nil,
    lines: [KWICLine] = []
  ) {
    self.id = id
    self.name = name
    self.share = share
    self.change = change
    self.netSentiment = netSentiment
    self.complaints = complaints
    self.shareByPeriod = shareByPeriod
    self.risingPeriod = risingPeriod
    self.rise = rise
    self.lines = lines
  }
}
