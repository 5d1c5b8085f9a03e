public import FeedbackModel

/// Turns the counts of a partial into final values.
///
/// The table holds what the partial does not know: the names of topics and segments, and the thresholds. Its values are
/// in a fixed order (period, segment by value, KPI, topic), whatever the order of the input was.
public struct KPITable: Sendable {
  /// The ids of the topics, in the order of the run's catalogue.
  public var topics: [String]

  /// The segments that the partial's cells are numbered by.
  public var segments: SegmentTable

  /// The thresholds.
  public var settings: KPISettings

  /// Creates a table.
  public init(
    topics: [String] = [],
    segments: SegmentTable = SegmentTable(),
    settings: KPISettings = KPISettings()
  ) {
    self.topics = topics
    self.segments = segments
    self.settings = settings
  }
}

extension KPITable {
  /// Returns the values of all KPIs that the partial's counts give.
  ///
  /// - Parameters:
  ///   - partial: The counts of the run.
  ///   - unit: The periods to give values for; nil for the whole run.
  ///   - segment: Whether each segment has its own values; cells of too few respondents are then suppressed.
  public func values(
    of partial: KPIPartial,
    by unit: PeriodUnit? = nil,
    segment: Bool = false
  ) -> [KPIValue] { [] }

  /// Returns the counts by period of what the search for shifts looks at: topics, complaints, ratings, sentiment.
  public func shiftSeries(of partial: KPIPartial, by unit: PeriodUnit) -> [ShiftSeries] { [] }
}
