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

      A store judges the goals and knows the events that 'earshot load' took in, unless --goals or --events name others.

      Examples:
        earshot kpi survey.csv
        earshot kpi survey.csv --by week --format json
        earshot kpi survey.csv --segment Region --by month --format csv -o kpis.csv
        earshot kpi survey.csv --operations operations.csv --by month --segment AgentGroup
        earshot kpi survey.csv --rolling 7 --time-zone Europe/London
        earshot kpi survey.csv --exceptions --events events.csv
        earshot kpi survey.csv --by month --goals goals.yaml
        earshot kpi chats.csv --conversation-column chat
        earshot kpi survey.csv --drivers --mismatches 10
        earshot kpi --store earshot.db --by week --exceptions
        earshot kpi survey.csv --format openmetrics -o /var/lib/node_exporter/earshot.prom
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var periods: PeriodOptions
  @OptionGroup var scores: ScoreOptions
  @OptionGroup var handling: HandlingOptions
  @OptionGroup var index: IndexOptions
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

  @Option(
    name: .long,
    help: ArgumentHelp("Count from a store instead of files.", valueName: "file")
  )
  var store: String?

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

  enum Shape: String, OutputFormat {
    case table
    case json
    case csv
    case openmetrics

    static let fallback = Shape.table
  }

  func validate() throws { if store == nil { try input.requireFiles() } }

  mutating func run() async throws {
    let cut = try periods.cut(by: by)
    let shape = try Shape.chosen(by: format, output: output)
    try checkParts(shape)
    tellWhole()
    if let store { return try await count(in: store, cutBy: cut, as: shape) }
    var options = try input.runOptions(segments: segment)
    let engine = try lexicon.engine()
    let goals = try additions.readGoals(topics: engine.topicIDs)
    let search = try exceptions.search(by: cut?.unit, topics: engine.topicIDs)
    let columns = try additions.columns(segment, goals)
    if columns != segment { options = try input.runOptions(segments: columns) }
    try index.apply(to: &options)
    try scores.apply(to: &options)
    handling.apply(to: &options)
    let now = try handling.instant(options)
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output, apartFrom: read)
    defer { file.abandon() }
    let volumes = try operations.read(segments: segment, options, reporter)
    let counting = KPICounting(
      engine: engine,
      options: options,
      ratings: try scores.ratings(),
      index: index,
      countsHours: cut == .unit(.hour),
      wantsDrivers: additions.drivers,
      wantsWords: search != nil,
      mismatches: additions.mismatches ?? 0
    )
    let (whole, result) = try await counting.run(reporter)
    if cut != nil { tellUndated(whole?.counts.partial ?? .empty) }
    var page = KPIPage(
      partial: whole?.counts.partial ?? .empty,
      model: table(engine.topicIDs, whole?.counts.segments ?? SegmentTable()),
      cut: cut,
      isSegmented: !segment.isEmpty,
      volumes: volumes,
      goals: additions.goals == nil ? nil : goals,
      additions: additions,
      manifest: manifest(engine, result.inputs, options, volumes, search)
    )
    page.drivers = whole?.counts.drivers
    page.handling = whole?.counts.handling
    page.now = now
    page.mismatches = whole?.mismatches.sorted ?? []
    page.exceptions = search.flatMap { whole?.exceptions($0, engine, minimumBase: minimumBase) }
    try write(page, as: shape, RowStatus.allCases.map { ($0, result.tally[$0]) }, to: file)
    reporter.finish(result)
    try RejectLimit.check(result.tally, input.maxRejects, more: volumes?.rejected ?? 0)
  }

  /// The files that are read, or the store.
  var read: [String] {
    input.files + operations.operations
      + [additions.goals, exceptions.declared.events, scores.scaleMap, store].compactMap { $0 }
  }

  /// Writes the figures in a format, and gives the file its name.
  func write(
    _ page: KPIPage,
    as shape: Shape,
    _ rows: [(status: RowStatus, count: Int)],
    to file: OutputFile
  ) throws {
    switch shape {
    case .json: try file.write(page.json())
    case .csv: try file.write(page.csv())
    case .openmetrics: try file.write(page.openMetrics(rows))
    case .table:
      try file.write(page.terminal(color: output == "-" && Paint.standardOutput.isOn))
    }
    try file.finish()
  }

  /// Checks that nothing is asked for that the format has no place for.
  private func checkParts(_ shape: Shape) throws {
    let isTable = shape == .csv || shape == .openmetrics
    try additions.check(isCSV: isTable)
    guard isTable, exceptions.exceptions else { return }
    throw CommandError(
      "--exceptions has no \(shape == .csv ? "CSV" : "OpenMetrics") form",
      remedy: "give --format table or json."
    )
  }

  /// Tells that parts of the page do not follow the segments.
  private func tellWhole() {
    let parts = [(additions.drivers, "drivers"), (exceptions.exceptions, "exceptions")]
      .filter(\.0).map(\.1)
    guard let column = segment.first, !parts.isEmpty, !input.quiet else { return }
    StandardError.write(
      "\(parts.joined(separator: " and ")) are of all segments together; for those of one, count its rows alone: "
        + "annotate --where \(column)=VALUE"
    )
  }

  /// Tells of rows that no period counts.
  func tellUndated(_ partial: KPIPartial) {
    if partial.days == nil {
      StandardError.write(
        "no row has a date that can be read, so there are no periods; name the column with --date-column"
      )
    } else if partial.undatedRows > 0, !input.quiet {
      StandardError.write(
        "\(RunReporter.grouped(partial.undatedRows)) of the rows have no date that can be read; no period counts them"
      )
    }
  }

  /// Returns the table of some topics and segments.
  func table(_ topics: [String], _ segments: SegmentTable) -> KPITable {
    KPITable(topics: topics, segments: segments, settings: settings)
  }

  private func manifest(
    _ engine: Engine,
    _ inputs: [FinishedInput],
    _ options: RunOptions,
    _ volumes: OperationsInput?,
    _ search: ExceptionSearch?
  ) -> RunManifest {
    var manifest = ManifestMaking.manifest(
      engine: engine,
      inputs: inputs,
      options: options,
      named: named + (search.map(exceptions.named) ?? [])
    )
    manifest.inputs += volumes?.inputs ?? []
    return manifest
  }

  private var settings: KPISettings {
    var settings = KPISettings()
    settings.minimumBase = minimumBase
    settings.minimumRespondents = periods.minimumRespondents
    return settings
  }

  /// The options that the manifest names.
  var named: [(String, String)] {
    var named: [(String, String)] = []
    if let by { named.append(("by", by)) }
    for column in segment { named.append(("segment", column)) }
    named.append(("minimum-base", String(minimumBase)))
    if let path = additions.goals {
      named.append(("goals", path.split(separator: "/").last.map(String.init) ?? path))
    }
    return named + periods.named + scores.named + index.named + handling.named + operations.named
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
