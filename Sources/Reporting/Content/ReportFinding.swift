public import FeedbackModel

/// Something true and new, in a plain sentence, with the figures it rests on and the words behind it.
public struct ReportFinding: Sendable {
  /// Which way the finding points.
  public enum Kind: String, Sendable {
    /// Something got worse, or a complaint grew.
    case worse
    /// Something got better.
    case better
    /// Something is new; whether it is good or bad the figures do not say.
    case new
  }

  /// Which way it points.
  public var kind: Kind

  /// What holds in the period, with both figures.
  public var statement: String

  /// The whole sentence, the period in front.
  public var sentence: String {
    (period.map { PeriodText.title($0) + ": " } ?? "") + statement
  }

  /// The counts behind it, such as `61 of 215 against 148 of 4,770`.
  public var evidence: String

  /// The terms that mark the comments behind it.
  public var terms: [String]

  /// The id of the topic that it is about.
  public var topic: String?

  /// The period that it is about.
  public var period: Period?

  /// The names of the declared events that the period lies in, so that it is no surprise.
  public var events: [String]

  /// Comments of that topic in that period.
  public var lines: [KWICLine]

  /// Creates a finding.
  public init(
    kind: Kind,
    statement: String,
    evidence: String,
    terms: [String] = [],
    topic: String? = nil,
    period: Period? = nil,
    events: [String] = [],
    lines: [KWICLine] = []
  ) {
    self.kind = kind
    self.statement = statement
    self.evidence = evidence
    self.terms = terms
    self.topic = topic
    self.period = period
    self.events = events
    self.lines = lines
  }
}
