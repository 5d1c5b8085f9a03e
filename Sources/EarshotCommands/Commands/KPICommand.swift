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
        earshot kpi --store earshot.db --by week
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

  @Option(
    name: .long,
    help: ArgumentHelp("Count from a store instead of files.", valueName: "file")
  )
  var store: String?

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

  func validate() throws { if store == nil { try input.requireFiles() } }

  mutating func run() async throws {
    let unit = try PeriodUnit.named(by)
    let shape = try Shape.chosen(by: format, output: output)
    if let store { return try count(in: store, by: unit, as: shape) }
    let options = try input.runOptions(segments: segment)
    let engine = try lexicon.engine()
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output)
    defer { file.abandon() }
    var ratings = RunRatings()
    var whole: CommentCounts?
    let segments = segment
    let result = try await ParallelRun<CommentCounts>(engine: engine, options: options).run(
      begin: { source in
        let columns = try ratings.take(source)
        let count = engine.topics.count
        if whole == nil {
          whole = CommentCounts(topicCount: count, ratings: columns, segments: segments)
        }
        return { CommentCounts(topicCount: count, ratings: columns, segments: segments) }
      },
      progress: reporter.progress,
      fold: { counts in
        whole?.merge(counts)
        for reject in counts.rejects { reporter.tell(reject) }
      }
    )
    let figures = whole.map { self.figures($0, engine, unit) } ?? []
    if unit != nil, whole?.partial.days == nil {
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
    let writer = KPITableWriter(figures: figures, manifest: manifest)
    try write(writer, as: shape, to: file)
    reporter.finish(result.tally, rejectsFile: nil)
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  /// Writes the table in a format, and gives the file its name.
  func write(_ writer: KPITableWriter, as shape: Shape, to file: OutputFile) throws {
    switch shape {
    case .json: try file.write(writer.json())
    case .csv: try file.write(writer.csv())
    case .table: try file.write(writer.terminal(color: output == "-" && Paint.standardOutput.isOn))
    }
    try file.finish()
  }

  enum Shape: String, OutputFormat {
    case table
    case json
    case csv

    static let fallback = Shape.table
  }

  private func figures(_ counts: CommentCounts, _ engine: Engine, _ unit: PeriodUnit?) -> [KPIValue]
  {
    var settings = KPISettings()
    settings.minimumBase = minimumBase
    let table = KPITable(
      topics: engine.topicIDs,
      segments: counts.segments,
      settings: settings
    )
    return table.values(of: counts.partial, by: unit, segment: !segment.isEmpty)
  }

  /// The options that can change the result.
  func named(_ unit: PeriodUnit?) -> [(String, String)] {
    var named: [(String, String)] = []
    if let unit { named.append(("by", unit.rawValue)) }
    for column in segment { named.append(("segment", column)) }
    named.append(("minimum-base", String(minimumBase)))
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
