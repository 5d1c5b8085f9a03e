import ArgumentParser
import FeedbackModel
import Ingestion
import Pipeline

/// `earshot annotate`: a row out for each row in, with the annotation added.
struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Adds sentiment, topics, complaint, intents and flags to every row.",
    discussion: """
      Original columns are kept. In NDJSON the annotation comes first and members of the input with the same names \
      are kept as input_…; in CSV the annotation is appended as earshot_… columns.

      Examples:
        earshot annotate survey.csv -o annotated.csv
        earshot annotate posts.ndjson.gz --taxonomy airline --format ndjson --trace
        earshot annotate survey.csv --where topic=billing --where period=2026-W07 -o billing.csv
        zcat dump.csv.gz | earshot annotate - --text-column Comment > out.csv
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
  )
  var output = "-"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "csv or ndjson (default: by the output's name, else like the input).",
      valueName: "format"
    )
  )
  var format: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where rejected rows are listed (default: beside the output, OUT.rejects.ndjson).",
      valueName: "file"
    )
  )
  var rejects: String?

  @Flag(name: .long, help: "Add the arithmetic of every score.")
  var trace = false

  @Flag(name: .long, help: "Begin CSV with a byte order mark, for Excel.")
  var bom = false

  func validate() throws { try input.requireFiles() }

  mutating func run() async throws {
    var options = try input.runOptions(segments: filter.columns())
    options.wantsTrace = trace
    let chosen = try chosenFormat()
    // CSV has no column for them.
    options.wantsSpans = chosen != .csv
    let rejects = rejects ?? (output == "-" ? nil : output + ".rejects.ndjson")
    try check(rejects)
    let ahead = InputAhead(options)
    let engine = try lexicon.engine()
    let topicIDs = engine.topicIDs
    let filter = try filter.filter(engine)
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output, apartFrom: input.files)
    defer { file.abandon() }
    var rejected = RejectsFile(path: rejects)
    var layout: RowOutput?
    var marking: DuplicateMarking?
    let result = try await ParallelRun<FilteredRows<AnnotatedRows>>(
      engine: engine,
      options: options,
      ahead: ahead
    ).run(
      begin: { source in
        try UnreadRatings.tell(of: source)
        let rows = try self.layout(source, chosen, behind: layout)
        if layout == nil {
          try file.write(head(rows, topicIDs))
          marking = DuplicateMarking(layout: rows)
          layout = rows
        }
        return { [trace] in
          FilteredRows(
            AnnotatedRows(layout: rows, topicIDs: topicIDs, wantsTrace: trace),
            filter
          )
        }
      },
      progress: reporter.progress,
      fold: { chunk in
        if let bytes = marking?.marked(chunk.product) { try file.write(bytes) }
        for reject in chunk.rejects { reporter.tell(reject) }
        try rejected.append(chunk.rejects)
      }
    )
    try rejected.finish()
    try file.finish()
    reporter.finish(result, rejectsFile: rejected.written)
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  /// Returns the layout of an input's rows; the first input settles the format, and for CSV the columns.
  ///
  /// - Throws: `CommandError` where CSV, which has one header, would get rows of another shape.
  private func layout(
    _ source: SourceContext,
    _ chosen: RowOutputFormat?,
    behind first: RowOutput?
  ) throws -> RowOutput {
    var layout = RowOutput(
      format: first?.format ?? chosen ?? (source.schema.format == .csv ? .csv : .ndjson),
      schema: source.schema,
      firstKeys: source.firstKeys
    )
    if OutputName.ending(of: output) == "tsv" { layout.delimiter = UInt8(ascii: "\t") }
    guard let first, first.format == .csv else { return layout }
    guard first.takes(layout) else {
      throw CommandError(
        "the columns of \(source.schema.path) are not those of the first file",
        remedy: "annotate the files one by one, or write --format ndjson."
      )
    }
    return first
  }

  private func head(_ layout: RowOutput, _ topicIDs: [String]) -> [UInt8] {
    let mark: [UInt8] = bom && layout.format == .csv ? [0xEF, 0xBB, 0xBF] : []
    return mark + layout.header(wantsTrace: trace, topicIDs: topicIDs)
  }

  /// Returns the format by the option, else by the output's name; nil where neither says one.
  private func chosenFormat() throws -> RowOutputFormat? {
    guard let format else {
      let name = try OutputName.format(of: output, among: ["csv", "tsv", "ndjson"])
      return name.flatMap { $0 == "tsv" ? .csv : RowOutputFormat(rawValue: $0) }
    }
    guard let known = RowOutputFormat(rawValue: format) else {
      throw CommandError(
        "'\(format)' is no output format",
        remedy: "give --format csv or ndjson."
      )
    }
    return known
  }

  /// Checks that the rejected rows go to a file of their own.
  private func check(_ rejects: String?) throws {
    guard let rejects else { return }
    guard rejects != output else {
      throw CommandError(
        "the rows and the rejected rows cannot both go to \(output)",
        remedy: "give --rejects a file of its own."
      )
    }
    try OutputFile.check(rejects, isNoneOf: input.files)
  }
}

/// Ends a run that rejected more rows than the user allows.
enum RejectLimit {
  /// - Throws: `ExitCode` 1 when more rows were rejected than allowed.
  static func check(_ tally: RowTally, _ limit: Int, more: Int = 0) throws {
    if tally[.rejected] + more > limit { throw ExitCode(ExitStatus.tooManyRejects) }
  }
}
