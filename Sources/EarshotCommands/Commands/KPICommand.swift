import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting

/// `earshot kpi`: the KPI table, and what stands below it: volumes, exceptions, goals, drivers.
struct KPICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "Counts comments and scores into KPIs with intervals and bases.",
    discussion: """
      Every share comes with its numerator, base and 95 % interval; under the minimum base the verdict is \
      'cannot tell'. Null is not zero. In JSON and CSV each figure names the conditions of the rows that it rests on, \
      which `earshot kwic` and `earshot annotate` take with --where.

      Operations numbers (--operations) come from a CSV with a row a period and segment, or a row a call or ticket; \
      they stand beside what customers say of the same cell.

      Examples:
        earshot kpi survey.csv
        earshot kpi survey.csv --by week --format json
        earshot kpi survey.csv --segment Region --by month --format csv -o kpis.csv
        earshot kpi survey.csv --operations operations.csv --by month --segment AgentGroup
        earshot kpi survey.csv --rolling 7 --time-zone Europe/London
        earshot kpi survey.csv --exceptions --events events.csv
        earshot kpi survey.csv --by month --goals goals.yaml
        earshot kpi survey.csv --drivers --mismatches 10
        earshot kpi survey.csv --format openmetrics -o /var/lib/node_exporter/earshot.prom
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var periods: PeriodOptions
  @OptionGroup var scores: ScoreOptions
  @OptionGroup var operations: OperationsOptions
  @OptionGroup var exceptions: ExceptionOptions
  @OptionGroup var additions: KPIAdditions

  @Option(
    name: .long,
    help: ArgumentHelp("Cut time into hour, day, week, month or quarter.", valueName: "unit")
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

  private enum Shape: String, OutputFormat {
    case table
    case json
    case csv
    case openmetrics

    static let fallback = Shape.table
  }

  mutating func run() async throws {
    let cut = try periods.cut(by: by)
    let shape = try Shape.chosen(by: format, output: output)
    try additions.check(isCSV: shape == .csv || shape == .openmetrics)
    var options = try input.runOptions(segments: segment)
    let engine = try lexicon.engine()
    let goals = try additions.readGoals(engine)
    let search = try exceptions.search(by: cut?.unit, topics: engine.topicIDs)
    let columns = try additions.columns(segment, goals)
    if columns != segment { options = try input.runOptions(segments: columns) }
    try scores.apply(to: &options)
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output)
    defer { file.abandon() }
    let volumes = try operations.read(segments: segment, options, reporter)
    let counting = KPICounting(
      engine: engine,
      options: options,
      ratings: try scores.ratings(),
      scores: scores,
      countsHours: cut == .unit(.hour),
      wantsDrivers: additions.drivers,
      wantsWords: search != nil,
      mismatches: additions.mismatches ?? 0
    )
    let (whole, result) = try await counting.run(reporter)
    if cut != nil, whole?.counts.partial.days == nil {
      StandardError.write(
        "no row has a date that can be read, so there are no periods; name the column with --date-column"
      )
    }
    var manifest = ManifestMaking.manifest(
      engine: engine,
      inputs: result.inputs,
      options: options,
      named: named + (search.map(exceptions.named) ?? [])
    )
    manifest.inputs += volumes?.inputs ?? []
    let page = KPIPage(
      rows: whole,
      engine: engine,
      settings: settings,
      cut: cut,
      isSegmented: !segment.isEmpty,
      volumes: volumes,
      goals: goals,
      search: search,
      additions: additions,
      manifest: manifest
    )
    switch shape {
    case .json: try file.write(page.table().json())
    case .csv: try file.write(page.table().csv())
    case .openmetrics: try file.write(page.openMetrics(result.tally))
    case .table:
      try file.write(page.terminal(color: output == "-" && Paint.standardOutput.isOn))
    }
    try file.finish()
    reporter.finish(result.tally, rejectsFile: nil)
    try RejectLimit.check(result.tally, input.maxRejects, more: volumes?.rejected ?? 0)
  }

  private var settings: KPISettings {
    var settings = KPISettings()
    settings.minimumBase = minimumBase
    settings.minimumRespondents = periods.minimumRespondents
    return settings
  }

  /// The options that the manifest names.
  private var named: [(String, String)] {
    var named: [(String, String)] = []
    if let by { named.append(("by", by)) }
    for column in segment { named.append(("segment", column)) }
    named.append(("minimum-base", String(minimumBase)))
    if let path = additions.goals {
      named.append(("goals", path.split(separator: "/").last.map(String.init) ?? path))
    }
    return named + periods.named + scores.named + operations.named
  }
}

extension PeriodUnit {
  /// Returns the unit that an option names, or nil without one.
  ///
  /// - Throws: `CommandError` for any other word.
  static func named(_ name: String?, among units: [PeriodUnit] = allCases) throws -> PeriodUnit? {
    guard let name else { return nil }
    guard let unit = PeriodUnit(rawValue: name), units.contains(unit) else {
      let known = units.map(\.rawValue).joined(separator: ", ")
      throw CommandError("'\(name)' is no period", remedy: "give --by \(known).")
    }
    return unit
  }
}
