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

      Operations numbers (--operations) come from a CSV with a row a period and segment, or a row a call or ticket; \
      they stand beside what customers say of the same cell.

      Examples:
        earshot kpi survey.csv
        earshot kpi survey.csv --by week --format json
        earshot kpi survey.csv --segment Region --by month --format csv -o kpis.csv
        earshot kpi survey.csv --operations operations.csv --by month --segment AgentGroup
        earshot kpi survey.csv --rolling 7 --time-zone Europe/London
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var periods: PeriodOptions
  @OptionGroup var scores: ScoreOptions
  @OptionGroup var operations: OperationsOptions

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

  @Option(name: .long, help: ArgumentHelp("table, json or csv.", valueName: "format"))
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

  mutating func run() async throws {
    let cut = try periods.cut(by: by)
    let shape = try Shape.chosen(by: format, output: output)
    var options = try input.runOptions(segments: segment)
    try scores.apply(to: &options)
    let engine = try lexicon.engine()
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output)
    defer { file.abandon() }
    let volumes = try operations.read(segments: segment, options, reporter)
    let kinds = try scores.kinds()
    var ratings = RunRatings(scoreKind: kinds.ofScore, kinds: kinds.byColumn)
    var detail = CommentDetail(countsHours: cut == .unit(.hour))
    detail.repeatedContact = engine.topicIDs.firstIndex(of: "repeat-contact")
    var whole: CommentCounts?
    let segments = segment
    let result = try await ParallelRun<CommentCounts>(engine: engine, options: options).run(
      begin: { source in
        let columns = try ratings.take(source)
        let count = engine.topics.count
        detail.index = try scores.index(in: columns)
        let empty = CommentCounts(
          topicCount: count,
          ratings: columns,
          segments: segments,
          detail: detail
        )
        if whole == nil { whole = empty }
        return { empty }
      },
      progress: reporter.progress,
      fold: { counts in
        whole?.merge(counts)
        for reject in counts.rejects { reporter.tell(reject) }
      }
    )
    var figures = whole.map { self.figures($0, engine, cut) } ?? []
    if let volumes { figures = volumes.joined(to: figures, cutBy: cut, settings) }
    if cut != nil, whole?.partial.days == nil {
      StandardError.write(
        "no row has a date that can be read, so there are no periods; name the column with --date-column"
      )
    }
    var manifest = ManifestMaking.manifest(
      engine: engine,
      inputs: result.inputs,
      options: options,
      named: named(by)
    )
    manifest.inputs += volumes?.inputs ?? []
    let writer = KPITableWriter(figures: figures, manifest: manifest)
    switch shape {
    case .json: try file.write(writer.json())
    case .csv: try file.write(writer.csv())
    case .table: try file.write(writer.terminal(color: output == "-" && Paint.standardOutput.isOn))
    }
    try file.finish()
    reporter.finish(result.tally, rejectsFile: nil)
    try RejectLimit.check(result.tally, input.maxRejects, more: volumes?.rejected ?? 0)
  }

  private enum Shape: String, OutputFormat {
    case table
    case json
    case csv

    static let fallback = Shape.table
  }

  private var settings: KPISettings {
    var settings = KPISettings()
    settings.minimumBase = minimumBase
    settings.minimumRespondents = periods.minimumRespondents
    return settings
  }

  private func figures(_ counts: CommentCounts, _ engine: Engine, _ cut: PeriodCut?) -> [KPIValue] {
    let table = KPITable(
      topics: engine.topicIDs,
      segments: counts.segments,
      settings: settings
    )
    return table.values(of: counts.partial, cutBy: cut, segment: !segment.isEmpty)
  }

  private func named(_ unit: String?) -> [(String, String)] {
    var named: [(String, String)] = []
    if let unit { named.append(("by", unit)) }
    for column in segment { named.append(("segment", column)) }
    named.append(("minimum-base", String(minimumBase)))
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
