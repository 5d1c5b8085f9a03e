public import FeedbackModel

/// A final number of the KPI model: one KPI in one period of one segment.
public struct KPIValue: Hashable, Sendable {
  /// The verdict on a value whose base is too small.
  public static let cannotTell = "cannot tell"

  /// The verdict on a value that is left out so that no respondent can be made out.
  public static let suppressed = "suppressed"

  /// The verdict on a value that is null because a row of its cell lacks one of its numbers.
  public static let incomplete = "incomplete"

  /// The verdict on a percentile that is null because several rows give one each, and these do not merge.
  public static let notMergeable = "cannot be merged"

  /// The name of the KPI, which says its variant, as `csat_top2` does.
  public var kpi: String

  /// The period; nil for the whole run.
  public var period: Period?

  /// The segment; empty for all rows.
  public var segment: [SegmentValue]

  /// The id of the topic, for KPIs of topics.
  public var topic: String?

  /// The name of the rating column, for KPIs of scores.
  public var rating: String?

  /// The name of the scale of the rating column, such as `1-5`.
  public var scale: String?

  /// The value; nil when the denominator is empty or the cell is suppressed.
  public var value: Double?

  /// The lower end of the 95 % interval, in the unit of the value.
  public var low: Double?

  /// The upper end of the 95 % interval, in the unit of the value.
  public var high: Double?

  /// The number of rows that the value rests on.
  public var base: Int

  /// What stands above the fraction line; for `nps` and net sentiment the difference; nil for means.
  public var numerator: Int?

  /// `cannot tell`, `suppressed`, `incomplete`, `cannot be merged`, or nil when the value stands.
  public var verdict: String?

  /// Creates a value.
  public init(
    kpi: String,
    period: Period? = nil,
    segment: [SegmentValue] = [],
    topic: String? = nil,
    rating: String? = nil,
    value: Double? = nil,
    low: Double? = nil,
    high: Double? = nil,
    base: Int = 0,
    numerator: Int? = nil,
    verdict: String? = nil,
    scale: String? = nil
  ) {
    self.kpi = kpi
    self.period = period
    self.segment = segment
    self.topic = topic
    self.rating = rating
    self.value = value
    self.low = low
    self.high = high
    self.base = base
    self.numerator = numerator
    self.verdict = verdict
    self.scale = scale
  }
}
