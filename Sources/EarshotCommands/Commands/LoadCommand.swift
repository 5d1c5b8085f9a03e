import ArgumentParser
import FeedbackModel
import Glibc
import Ingestion
import Pipeline
import Reporting
import Store

/// `earshot load`: takes dumps into a store.
struct LoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Takes comment dumps into a store that grows from load to load.",
    discussion: """
      A row is known by its id within its --source, else by its content: loading a file again adds nothing, and a row \
      whose content changed replaces the former one. A load that was cut short, by whatever, is made good by running it \
      again. Two loads may run at once. --rescore annotates all stored comments by the word lists as they are now; the \
      figures of the former ones are kept until the next rescore, so that 'earshot kpi' can tell what the word lists did.

      --goals and --events take in what 'earshot kpi --store' judges and explains the figures by, with comments or \
      without. The set of a file takes the place of the former set as a whole: what is not in it any more is gone, and \
      the same file again changes nothing.

      Examples:
        earshot load week-07.csv --store earshot.db
        earshot load survey.csv --store earshot.db --source survey --segment Region --respondent-column CustomerID
        earshot load --rescore --store earshot.db
        earshot load --goals goals.yaml --events events.csv --store earshot.db
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var scores: ScoreOptions
  @OptionGroup var declarations: DeclarationOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The store; made where there is none.", valueName: "file")
  )
  var store: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The source within which ids are unique; default 'default'.",
      valueName: "name"
    )
  )
  var source = "default"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The column that says who wrote a comment, for 'earshot forget'; settled by the first load of a source that names it.",
      valueName: "name"
    )
  )
  var respondentColumn: String?

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "A column to cut the figures by; repeatable; settled by the first load.",
      valueName: "column"
    )
  )
  var segment: [String] = []

  @Flag(name: .long, help: "Annotate all stored comments anew, by the word lists as they are now.")
  var rescore = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The rows of a transaction; the result does not depend on it.",
      visibility: .hidden
    )
  )
  var rowsPerTransaction = StoreWriter.rowsPerTransaction

  func validate() throws { if !rescore, !declarations.isGiven { try input.requireFiles() } }

  mutating func run() async throws {
    // A file at its size limit is then an error to tell, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    InterruptionSignals.watch()
    let engine = rescore || !input.files.isEmpty ? try lexicon.engine() : nil
    let isMade = !input.files.isEmpty || declarations.isGiven
    let opened = try FeedbackStore(store, for: isMade ? .load : .change)
    // Before anything is written, so that a mistake in them leaves the store as it was.
    let declared = try declared(for: opened, engine)
    var tally = RowTally()
    if let engine {
      if rescore { try await Rescoring(opened, engine, jobs: input.jobCount(), input.quiet).run() }
      if !input.files.isEmpty { tally = try await load(into: opened, engine) }
    }
    for sentence in try declared?.store(in: opened) ?? [] where !input.quiet {
      StandardError.write(sentence)
    }
    try RejectLimit.check(tally, input.maxRejects)
  }

  /// Reads the goals and events that are given; what they may name are the topics that the store is going to have.
  private func declared(for store: FeedbackStore, _ engine: Engine?) throws -> Declarations? {
    guard declarations.isGiven else { return nil }
    let topics = try engine?.topicIDs ?? store.topics() ?? lexicon.engine().topicIDs
    return try declarations.read(topics: topics)
  }

  /// Takes in the comments of the files.
  private func load(into store: FeedbackStore, _ engine: Engine) async throws -> RowTally {
    let (options, plan) = try settled(store, DictionaryDescription(engine))
    let known = try KnownRows(store)
    var annotator = engine.annotator()
    var writer = try StoreWriter(
      store,
      plan: plan,
      known: known,
      rowsPerTransaction: rowsPerTransaction
    ) { block, row in
      annotator.annotate(KeptComment(row, in: block))
    }
    let record = try RunRecord(store, command: "load")
    let reporter = RunReporter(isQuiet: input.quiet)
    let run = ParallelRun<LoadedRows>(engine: engine, options: options)
    let result: (inputs: [FinishedInput], tally: RowTally)
    do {
      result = try await take(run, plan, known, &writer, reporter)
    } catch let error as IngestionError {
      throw told(error, settled: plan.respondents.column)
    }
    var counts = writer.counts
    counts.rejected = result.tally[.rejected]
    let manifest = ManifestMaking.manifest(
      engine: engine,
      inputs: result.inputs,
      options: options,
      named: [("source", source)] + plan.layout.segmentColumns.map { ("segment", $0) }
        + [plan.respondents.column].compactMap { $0.map { ("respondent-column", $0) } }
    )
    try record.finish(
      manifest: manifest.json.pretty,
      inputs: manifest.inputs.map {
        RunRecord.Input(name: $0.name, sha256: $0.sha256, bytes: $0.bytes, rows: $0.rows)
      },
      counts: counts
    )
    reporter.tellUndecodable(result.inputs)
    tell(counts, result.tally, reporter)
    return result.tally
  }

  /// Reads the files, and has a writer take in their rows.
  private func take(
    _ run: ParallelRun<LoadedRows>,
    _ plan: LoadPlan,
    _ known: KnownRows,
    _ writer: inout StoreWriter,
    _ reporter: RunReporter
  ) async throws -> (inputs: [FinishedInput], tally: RowTally) {
    let (name, column) = (plan.source, plan.respondents.column)
    // Each file may have columns of its own; the store holds them together.
    let ratings = try scores.ratings()
    let result = try await run.run(
      begin: { source in
        var columns = ratings
        let own = try columns.take(source)
        return {
          LoadedRows(source, ratings: own, name: name, respondentColumn: column, known: known)
        }
      },
      progress: reporter.progress,
      fold: { rows in
        try writer.add(rows.block)
        for reject in rows.rejects { reporter.tell(reject) }
      }
    )
    try writer.finish()
    return result
  }

  /// Returns how the files are read, with what an earlier load settled where no option says otherwise.
  private func settled(
    _ store: FeedbackStore,
    _ dictionary: DictionaryDescription
  ) throws -> (RunOptions, LoadPlan) {
    let known = try store.layout()
    let columns = segment.isEmpty ? known?.segmentColumns ?? [] : segment
    var options = try input.runOptions(segments: columns)
    try scores.apply(to: &options)
    if input.timeZone == nil, let known {
      options.timeZone = try TimeZoneRules(name: known.timeZone)
    }
    let respondents = try respondentColumn ?? store.respondentColumn(ofSource: source)
    if let respondents { options.input.extraColumns.append(respondents) }
    let plan = LoadPlan(
      source: source,
      dictionary: dictionary,
      layout: StoreLayout(segmentColumns: columns, timeZone: options.timeZone.name),
      respondentColumn: respondents
    )
    return (options, plan)
  }

  /// Returns the error to tell where a file lacks the respondent column that an earlier load settled.
  private func told(_ error: IngestionError, settled column: String?) -> any Error {
    guard let column, respondentColumn == nil, error.code == .missingColumn,
      error.diagnostic.message.hasPrefix("there is no column \"\(column)\"")
    else { return error }
    let file = error.diagnostic.location?.file ?? "the file"
    return CommandError(
      "\(file) has no column '\(column)', which tells who wrote the comments of source '\(source)'",
      remedy: "add the column, or give the file a --source of its own."
    )
  }

  private func tell(_ counts: LoadCounts, _ tally: RowTally, _ reporter: RunReporter) {
    let parts = [
      (counts.new, "new"), (counts.edited, "edited"), (counts.unchanged, "unchanged"),
      (counts.forgotten, "forgotten"), (counts.rejected, "rejected"),
    ]
    reporter.finish(
      rows: counts.rows,
      parts.map { "\(RunReporter.grouped($0.0)) \($0.1)" },
      tally
    )
    guard counts.repeatedIDs > 0, !input.quiet else { return }
    StandardError.write(
      "\(RunReporter.grouped(counts.repeatedIDs)) of the edited rows had the id of an earlier row of this load; "
        + "the later one stands"
    )
  }
}
