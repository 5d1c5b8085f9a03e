import FeedbackModel
import KPIModel
import Pipeline
import Reporting

/// The figures of a run or of a store as they are written: the table, and what stands below it.
struct KPIPage {
  /// The counts of the comments.
  let partial: KPIPartial
  /// Their topics, segments and thresholds.
  let model: KPITable
  let cut: PeriodCut?
  let isSegmented: Bool
  let volumes: OperationsInput?
  /// The goals to judge; nil where nobody set any.
  let goals: [Goal]?
  let additions: KPIAdditions
  let manifest: RunManifest

  /// The rated comments by topic; nil when no drivers are wanted.
  var drivers: DriverPartial?
  /// How conversations ended and what waits for a reply; nil where it was not read.
  var handling: HandlingPartial?
  /// The instant up to which unanswered complaints age, in seconds since 1970; nil for the latest of the rows.
  var now: Int?
  /// The comments that disagree with their score.
  var mismatches: [Mismatch] = []
  /// What is out of control; nil when nobody looked.
  var exceptions: ExceptionContent?
  /// What a change of the word lists did to the figures; nil without one.
  var dictionary: ((_ figures: [KPIValue]) -> DictionaryChange?)?

  /// The figures of comments and operations, cell by cell.
  private var figures: [KPIValue] {
    let figures = model.values(
      of: partial,
      cutBy: cut,
      segment: isSegmented,
      handling: handling,
      now: now
    )
    return volumes.map { $0.joined(to: figures, cutBy: cut, model.settings) } ?? figures
  }

  private var standings: [GoalStanding]? {
    goals.map { GoalJudge(goals: $0, table: model).standings(of: partial, by: cut?.unit) }
  }

  private var reports: [DriverReport] {
    drivers?.reports(topics: model.topics, settings: model.settings) ?? []
  }

  /// Volumes against what customers say; nil without operations numbers or calendar periods to compare.
  private func perception(_ figures: [KPIValue]) -> PerceptionSection? {
    guard let volumes, let unit = cut?.unit, unit != .hour else { return nil }
    let search = PerceptionGapSearch(
      comments: partial,
      table: model,
      operations: volumes.partial,
      operationsSegments: volumes.segments,
      by: unit,
      isSegmented: isSegmented
    )
    return PerceptionSection(search: search, growth: ComplaintGrowthStep.steps(in: figures))
  }

  private func writer(_ figures: [KPIValue]) -> KPITableWriter {
    var writer = KPITableWriter(figures: figures, manifest: manifest)
    writer.exceptions = exceptions
    writer.dictionary = dictionary.flatMap { $0(figures) }
    return writer
  }

  /// Returns the table with its further parts, as JSON.
  func json() -> String {
    let figures = figures
    var writer = writer(figures)
    writer.parts =
      additions.parts(mismatches, standings, reports) + (perception(figures)?.json ?? [])
    return writer.json()
  }

  /// Returns the bare table as CSV.
  func csv() -> String { KPITableWriter(figures: figures, manifest: manifest).csv() }

  /// Returns the table and what stands below it, for a terminal.
  func terminal(color: Bool) -> String {
    let figures = figures
    let perception = perception(figures).map { "\n" + $0.terminal(color: color) } ?? ""
    return writer(figures).terminal(color: color) + perception
      + additions.terminal(mismatches, standings ?? [], reports, color: color)
  }

  /// Returns the table as OpenMetrics text.
  ///
  /// - Parameter rows: The rows by status.
  /// - Returns: The text with its closing `# EOF`.
  func openMetrics(_ rows: [(status: RowStatus, count: Int)]) -> String {
    OpenMetricsWriter(
      figures: figures,
      rows: rows,
      minimumBase: model.settings.minimumBase,
      manifest: manifest
    ).text()
  }
}
