import FeedbackModel
import KPIModel
import Pipeline
import Reporting

/// The figures of a run as they are written: the table, and what stands below it.
struct KPIPage {
  let rows: KPIRows?
  let engine: Engine
  let settings: KPISettings
  let cut: PeriodCut?
  let isSegmented: Bool
  let volumes: OperationsInput?
  let goals: [Goal]
  let search: ExceptionSearch?
  let additions: KPIAdditions
  let manifest: RunManifest

  private var counts: CommentCounts? { rows?.counts }

  private var model: KPITable {
    KPITable(
      topics: engine.topicIDs,
      segments: counts?.segments ?? SegmentTable(),
      settings: settings
    )
  }

  /// The figures of comments and operations, cell by cell.
  private var figures: [KPIValue] {
    let figures =
      counts.map { model.values(of: $0.partial, cutBy: cut, segment: isSegmented) } ?? []
    return volumes.map { $0.joined(to: figures, cutBy: cut, settings) } ?? figures
  }

  private var standings: [GoalStanding] {
    GoalJudge(goals: goals, table: model)
      .standings(of: counts?.partial ?? .empty, by: cut?.unit)
  }

  private var reports: [DriverReport] {
    counts?.drivers?.reports(topics: engine.topicIDs, settings: settings) ?? []
  }

  /// Volumes against what customers say; nil without operations numbers or calendar periods to compare.
  private func perception(_ figures: [KPIValue]) -> PerceptionSection? {
    guard let volumes, let counts, let unit = cut?.unit, unit != .hour else { return nil }
    let search = PerceptionGapSearch(
      comments: counts.partial,
      table: model,
      operations: volumes.partial,
      operationsSegments: volumes.segments,
      by: unit,
      isSegmented: isSegmented
    )
    return PerceptionSection(search: search, growth: ComplaintGrowthStep.steps(in: figures))
  }

  /// Returns the table with its further parts, for JSON and CSV.
  func table() -> KPITableWriter {
    let figures = figures
    var writer = KPITableWriter(figures: figures, manifest: manifest)
    writer.parts =
      additions.parts(rows, standings, reports) + (perception(figures)?.json ?? [])
    writer.exceptions = found
    return writer
  }

  /// Returns the table and what stands below it, for a terminal.
  func terminal(color: Bool) -> String {
    let figures = figures
    var writer = KPITableWriter(figures: figures, manifest: manifest)
    writer.exceptions = found
    let perception = perception(figures).map { "\n" + $0.terminal(color: color) } ?? ""
    return writer.terminal(color: color) + perception
      + additions.terminal(rows, standings, reports, color: color)
  }

  /// Returns the table as OpenMetrics text.
  func openMetrics(_ tally: RowTally) -> String {
    OpenMetricsWriter(
      figures: figures,
      rows: RowStatus.allCases.map { ($0, tally[$0]) },
      minimumBase: settings.minimumBase,
      manifest: manifest
    ).text()
  }

  private var found: ExceptionContent? {
    search.flatMap { rows?.exceptions($0, engine, minimumBase: settings.minimumBase) }
  }
}
