public import FeedbackModel

/// A period in which a topic's share, a rate or a net score is out of line with its reference.
public struct Finding: Hashable, Sendable {
  /// The name of the KPI that moved, such as `topic_share`.
  public var kpi: String

  /// The id of the topic, for KPIs of topics.
  public var topic: String?

  /// The period that is out of line.
  public var period: Period

  /// The value in the period, in percent (for `nps` in points).
  public var now: Double

  /// The value in the reference, in percent.
  public var before: Double

  /// The numerator in the period.
  public var countNow: Int
  /// The base in the period.
  public var baseNow: Int

  /// The numerator in the reference.
  public var countBefore: Int
  /// The base in the reference.
  public var baseBefore: Int

  /// How strong the evidence is: G² for shares, z² for differences of shares.
  public var statistic: Double

  /// The two-sided probability of a difference at least as large without a change.
  public var pValue: Double

  /// The probability after Benjamini–Hochberg over everything that was tested.
  public var qValue: Double

  /// Creates a finding.
  public init(
    kpi: String,
    topic: String? = nil,
    period: Period,
    now: Double,
    before: Double,
    countNow: Int,
    baseNow: Int,
    countBefore: Int,
    baseBefore: Int,
    statistic: Double,
    pValue: Double,
    qValue: Double
  ) {
    self.kpi = kpi
    self.topic = topic
    self.period = period
    self.now = now
    self.before = before
    self.countNow = countNow
    self.baseNow = baseNow
    self.countBefore = countBefore
    self.baseBefore = baseBefore
    self.statistic = statistic
    self.pValue = pValue
    self.qValue = qValue
  }

  /// Whether the value went up.
  public var isRise: Bool { now > before }
}

/// What a search for shifts found, and how much it looked at.
public struct ShiftReport: Hashable, Sendable {
  /// The findings, the strongest first.
  public var findings: [Finding]

  /// The number of comparisons that were made.
  public var tested: Int

  /// The share of findings that may be false alarms, 0…1.
  public var falseDiscoveryRate: Double

  /// The reference, in words.
  public var reference: String

  /// Creates a report.
  public init(findings: [Finding], tested: Int, falseDiscoveryRate: Double, reference: String) {
    self.findings = findings
    self.tested = tested
    self.falseDiscoveryRate = falseDiscoveryRate
    self.reference = reference
  }
}
