import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting

/// `earshot kpi`: the KPI table.
struct KPICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "Counts comments and scores into KPIs with intervals and bases.",
    discussion: """
      Every share comes with its numerator, base and 95 % interval; under the minimum base the verdict is \
      'cannot tell'. Null is not zero.

      Examples:
        earshot kpi survey.csv
        earshot kpi survey.csv --by week --format json
        earshot kpi survey.csv --segment Region --by month --format csv -o kpis.csv
        earshot kpi survey.csv --format openmetrics -o /var/lib/node_exporter/earshot.prom
        earshot kpi survey.csv --by month --goals goals.yaml
        earshot kpi survey.csv --drivers --mismatches 10
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Cut time into day, week, month or quarter.", valueName: "unit")
  )
  var by: String?

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp("A column to cut the rows by; repeatable.", valueName: "column")
  )
  var segment: [String] = []

  @Option(name: .long, help: ArgumentHelp("table, json, csv or openmetrics.", valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
  )
  var output = "-"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The base under which a figure says 'cannot tell'; default 30.",
      valueName: "n"
    )
  )
  var minimumBase = 30

  @OptionGroup var additions: KPIAdditions

  mutating func run() async throws {
    let unit = try PeriodUnit.named(by)
    let shape = try Shape.chosen(by: format, output: output)
    try additions.check(isCSV: shape == .csv || shape == .openmetrics)
    var options = try input.runOptions(segments: segment)
    let engine = try lexicon.engine()
    let goals = try additions.readGoals(engine)
    let segments = try additions.columns(segment, goals)
    if segments != segment { options = try input.runOptions(segments: segments) }
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output)
    defer { file.abandon() }
    let (whole, result) = try await count(options, engine, reporter)
    let table = self.table(whole?.counts, engine)
    let figures =
      whole.map { table.values(of: $0.counts.partial, by: unit, segment: !segment.isEmpty) } ?? []
    let standings = GoalJudge(goals: goals, table: table)
      .standings(of: whole?.counts.partial ?? .empty, by: unit)
    let reports =
      whole?.counts.drivers?.reports(topics: engine.topicIDs, settings: table.settings) ?? []
    if unit != nil, whole?.counts.partial.days == nil {
      StandardError.write(
        "no row has a date that can be read, so there are no periods; name the column with --date-column"
      )
    }
    let manifest = ManifestMaking.manifest(
      engine: engine,
      inputs: result.inputs,
      options: options,
      named: named(unit)
    )
    var writer = KPITableWriter(figures: figures, manifest: manifest)
    writer.parts = additions.parts(whole, standings, reports)
    switch shape {
    case .json: try file.write(writer.json())
    case .csv: try file.write(writer.csv())
    case .openmetrics: try file.write(openMetrics(figures, manifest, result.tally))
    case .table:
      let color = output == "-" && Paint.standardOutput.isOn
      try file.write(writer.terminal(color: color))
      try file.write(additions.terminal(whole, standings, reports, color: color))
    }
    try file.finish()
    reporter.finish(result.tally, rejectsFile: nil)
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  /// Reads the rows.
  ///
  /// - Returns: What was counted, nil without an input that could be opened, and what became of the inputs.
  private func count(_ options: RunOptions, _ engine: Engine, _ reporter: RunReporter) async throws
    -> (KPIRows?, (inputs: [FinishedInput], tally: RowTally))
  {
    var ratings = RunRatings()
    var whole: KPIRows?
    let (segments, drivers) = (options.segmentColumns, additions.drivers)
    let listed = additions.mismatches ?? 0
    let result = try await ParallelRun<KPIRows>(engine: engine, options: options).run(
      begin: { source in
        let columns = try ratings.take(source)
        @Sendable func empty() -> KPIRows {
          KPIRows(
            counts: CommentCounts(
              topicCount: engine.topics.count,
              ratings: columns,
              segments: segments,
              drivers: drivers
            ),
            mismatches: MismatchList(capacity: listed)
          )
        }
        if whole == nil { whole = empty() }
        return empty
      },
      progress: reporter.progress,
      fold: { rows in
        whole?.merge(rows)
        for reject in rows.counts.rejects { reporter.tell(reject) }
      }
    )
    return (whole, result)
  }

  private enum Shape: String, OutputFormat {
    case table
    case json
    case csv
    case openmetrics

    static let fallback = Shape.table
  }

  private func openMetrics(
    _ figures: [KPIValue],
    _ manifest: RunManifest,
    _ tally: RowTally
  ) -> String {
    OpenMetricsWriter(
      figures: figures,
      rows: RowStatus.allCases.map { ($0, tally[$0]) },
      minimumBase: minimumBase,
      manifest: manifest
    ).text()
  }

  private func table(_ counts: CommentCounts?, _ engine: Engine) -> KPITable {
    var settings = KPISettings()
    settings.minimumBase = minimumBase
    return KPITable(
      topics: engine.topicIDs,
      segments: counts?.segments ?? SegmentTable(),
      settings: settings
    )
  }

  private func named(_ unit: PeriodUnit?) -> [(String, String)] {
    var named: [(String, String)] = []
    if let unit { named.append(("by", unit.rawValue)) }
    for column in segment { named.append(("segment", column)) }
    named.append(("minimum-base", String(minimumBase)))
    if let path = additions.goals {
      named.append(("goals", path.split(separator: "/").last.map(String.init) ?? path))
    }
    return named
  }
}

extension PeriodUnit {
  /// Returns the unit that an option names, or nil without one.
  ///
  /// - Throws: `CommandError` for any other word.
  static func named(_ name: String?) throws -> PeriodUnit? {
    guard let name else { return nil }
    guard let unit = PeriodUnit(rawValue: name) else {
      let known = PeriodUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandError("'\(name)' is no period", remedy: "give --by \(known).")
    }
    return unit
  }
}
