public import FeedbackModel
public import KPIModel
public import Triage

/// Everything that a report says: final figures and texts, nothing left to compute and nothing to read.
///
/// `ReportBuilder` makes it; `HTMLReport`, `MarkdownReport` and `JSONReport` render it, each with the same figures.
public struct ReportContent: Sendable {
  /// The heading of the report.
  public var title: String

  /// The first day with a row; nil when no row is dated.
  public var firstDay: CalendarDay?

  /// The last day with a row.
  public var lastDay: CalendarDay?

  /// The period of the first day, whole, where the time line begins; nil when no row is dated.
  public var firstPeriod: Period?

  /// The period of the last day, whole, where the time line ends.
  public var lastPeriod: Period?

  /// How the time line is cut.
  public var unit: PeriodUnit

  /// What became of the rows.
  public var rows: RowCounts

  /// The rating columns, with the scale of each.
  public var ratings: [RatingColumn] = []

  /// What is true and new, the most important first.
  public var findings: [ReportFinding] = []

  /// How many findings there are, those that are not shown included.
  public var findingCount = 0

  /// The figures for the whole run that open the report.
  public var headline: [KPIValue] = []

  /// Figures over time.
  public var trends: [Trend] = []

  /// The topics, the most named first.
  public var topics: [TopicSummary] = []

  /// How many topics were named, those that are not shown included.
  public var topicCount = 0

  /// Which topics move the scores, a table for each rating column.
  public var drivers: [DriverTable] = []

  /// Terms that came up in one period against the ones before, the strongest first.
  public var emergingTerms: [EmergingTermRow] = []

  /// The public complaints to answer, the most severe first.
  public var complaints: [QueueItem] = []

  /// How many complaints the queue holds, those that are not shown included.
  public var complaintCount = 0

  /// The public praise to thank for.
  public var praise: [QueueItem] = []

  /// How much praise the queue holds, that which is not shown included.
  public var praiseCount = 0

  /// What is out of control, day by day; nil when nobody looked.
  public var exceptions: ExceptionContent?

  /// The segments beside each other, if segments were asked for.
  public var segments: SegmentComparison?

  /// Every figure, in the order of the KPI table.
  public var kpis: [KPIValue] = []

  /// The share of findings that may be chance, 0…1 (Benjamini–Hochberg); nil when nothing was tested.
  public var falseDiscoveryRate: Double?

  /// The clock that times are shown by.
  public var clock = LocalClock()

  /// What made the report.
  public var manifest: RunManifest

  /// Creates a content without findings and figures.
  public init(title: String, unit: PeriodUnit, rows: RowCounts, manifest: RunManifest) {
    self.title = title
    self.unit = unit
    self.rows = rows
    self.manifest = manifest
  }
}

/// What became of the rows; the four counts add up to the rows that were read.
public struct RowCounts: Hashable, Sendable {
  /// Comments that were scored.
  public var scored: Int
  /// Rows without a comment, or with one that says nothing.
  public var noContent: Int
  /// Comments in a language without a lexicon.
  public var unsupportedLanguage: Int
  /// Rows that could not be read.
  public var rejected: Int

  /// All rows that were read.
  public var total: Int { scored + noContent + unsupportedLanguage + rejected }

  /// Creates the counts of a run.
  public init(of partial: KPIPartial) {
    let counts = partial.cells(by: nil).first?.counts
    self.init(
      scored: counts?.rows(.scored) ?? 0,
      noContent: counts?.rows(.noContent) ?? 0,
      unsupportedLanguage: counts?.rows(.unsupportedLanguage) ?? 0,
      rejected: counts?.rows(.rejected) ?? 0
    )
  }

  /// Creates the counts.
  public init(scored: Int, noContent: Int, unsupportedLanguage: Int, rejected: Int) {
    self.scored = scored
    self.noContent = noContent
    self.unsupportedLanguage = unsupportedLanguage
    self.rejected = rejected
  }
}
