import ArgumentParser
import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting
import Triage

/// `earshot report`: what is true and new, on one page.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a report: KPIs, trends, topics, what changed, the comments to answer.",
    discussion: """
      One self-contained file, by the output's name: .html, .md or .json. The figures are the same in all of them.

      Examples:
        earshot report survey.csv -o report.html
        earshot report posts.ndjson --by month --title "Northmoor Rail" -o report.md
        earshot report survey.csv --segment Region -o report.html
        earshot report survey.csv --events launches.csv -o report.html
        earshot report --store earshot.db -o report.html
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var declared: EventOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write: .html, .md or .json, or - with --format.",
      valueName: "file"
    )
  )
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp("html, md or json (default: by the output's name).", valueName: "format")
  )
  var format: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cut time into day, week, month or quarter; default week.",
      valueName: "unit"
    )
  )
  var by: String?

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp("A column to compare the rows by; repeatable.", valueName: "column")
  )
  var segment: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Report from a store instead of files.", valueName: "file")
  )
  var store: String?

  @Option(name: .long, help: ArgumentHelp("The heading.", valueName: "text"))
  var title = "What customers said"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The base under which a figure says 'cannot tell'; default 30.",
      valueName: "n"
    )
  )
  var minimumBase = 30

  @Option(
    name: .long,
    help: ArgumentHelp("The instant up to which ages count, ISO 8601.", valueName: "time")
  )
  var now: String?

  /// The most comments of each action in the queue.
  static let queueCapacity = 60
  /// The most comments that are quoted for a topic.
  static let linesPerTopic = 12

  func validate() throws { if store == nil { try input.requireFiles() } }

  mutating func run() async throws {
    let unit = try PeriodUnit.named(by, among: [.day, .week, .month, .quarter]) ?? .week
    let shape = try chosenFormat()
    if let store { return try await write(from: store, by: unit, as: shape) }
    let options = try input.runOptions(segments: segment)
    let engine = try lexicon.engine()
    InterruptionSignals.watch()
    var triage = TriageSettings()
    triage.now = try await instant(engine, options)
    let search = try declared.search(by: nil, topics: engine.topicIDs)
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output, apartFrom: read)
    defer { file.abandon() }
    var ratings = RunRatings()
    var whole: ReportRows?
    let queue = TriageQueue(capacity: Self.queueCapacity, topics: engine.topicIDs, settings: triage)
    let result = try await ParallelRun<ReportRows>(engine: engine, options: options).run(
      begin: { [segment] source in
        let columns = try ratings.take(source)
        @Sendable func empty(_ limits: TermLimits) -> ReportRows {
          ReportRows(
            counts: CommentCounts(
              topicCount: engine.topics.count,
              ratings: columns,
              segments: segment,
              detail: CommentDetail(wantsDrivers: true)
            ),
            terms: TermPartial(limits: limits),
            verbatims: VerbatimCollector(perTopic: Self.linesPerTopic, unit: unit),
            queue: queue
          )
        }
        if whole == nil { whole = empty(TermLimits()) }
        return { empty(.chunk) }
      },
      progress: reporter.progress,
      fold: { rows in
        whole?.merge(rows)
        for reject in rows.rejects { reporter.tell(reject) }
      }
    )
    guard let whole else { return }
    let manifest = ManifestMaking.manifest(
      engine: engine,
      inputs: result.inputs,
      options: options,
      named: [("by", unit.rawValue), ("minimum-base", String(minimumBase))]
        + segment.map { ("segment", $0) } + declared.named(search)
    )
    let content = builder(whole.counts.segments, engine, unit, options.timeZone).content(
      partial: whole.counts.partial,
      queue: whole.queue,
      terms: whole.terms,
      verbatims: whole.verbatims,
      manifest: manifest,
      drivers: whole.counts.drivers,
      search: search
    )
    try write(content, as: shape, to: file)
    reporter.finish(result)
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  /// The files that are read, or the store.
  var read: [String] { input.files + [declared.events, store].compactMap { $0 } }

  /// Writes the report in a format, and gives the file its name.
  func write(_ content: ReportContent, as shape: Shape, to file: OutputFile) throws {
    switch shape {
    case .html: try file.write(HTMLReport().render(content))
    case .md: try file.write(MarkdownReport().render(content))
    case .json: try file.write(JSONReport().render(content))
    }
    try file.finish()
  }

  enum Shape: String, CaseIterable {
    case html
    case md
    case json
  }

  private func chosenFormat() throws -> Shape {
    let name = format ?? output.split(separator: ".").last.map(String.init) ?? ""
    guard let shape = Shape(rawValue: name.lowercased()) else {
      throw CommandError(
        "'\(format ?? output)' tells no format",
        remedy: "end the output's name in .html, .md or .json."
      )
    }
    return shape
  }

  private func instant(_ engine: Engine, _ options: RunOptions) async throws -> Int? {
    if let given = try givenInstant(options) { return given }
    return try await LatestTime.seconds(engine, options)
  }

  /// Returns the instant that was given, in seconds since 1970; nil where none was.
  func givenInstant(_ options: RunOptions) throws -> Int? {
    guard let now else { return nil }
    guard let stamp = DateParser(order: options.dateOrder, timeZone: options.timeZone).parse(now)
    else {
      throw CommandError("'\(now)' is no time", remedy: "give --now 2026-06-28T18:00:00Z, say.")
    }
    return stamp.epochSeconds ?? (stamp.day.daysSinceEpoch * 86_400 + (stamp.secondOfDay ?? 0))
  }

  /// Returns what puts the report together.
  func builder(
    _ segments: SegmentTable,
    _ engine: Engine,
    _ unit: PeriodUnit,
    _ zone: TimeZoneRules
  ) -> ReportBuilder {
    var settings = KPISettings()
    settings.minimumBase = minimumBase
    let table = KPITable(
      topics: engine.topicIDs,
      segments: segments,
      settings: settings
    )
    var builder = ReportBuilder(unit: unit, table: table)
    builder.title = title
    builder.topicNames = engine.topicNames
    builder.comparesSegments = !segment.isEmpty
    builder.clock = LocalClock(name: zone.name) { zone.offset(atEpochSeconds: $0) }
    return builder
  }
}
