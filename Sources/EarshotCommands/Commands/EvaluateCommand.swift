import ArgumentParser
import Calibration
import FeedbackModel
import Ingestion
import Pipeline
import Reporting

/// `earshot evaluate`: how right the engine is on labelled comments.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compares the engine with comments that people labelled, and lists its errors.",
    discussion: """
      Gold files are NDJSON or CSV with the comment and any of label (negative, neutral, positive), score, kpi, \
      topics, aspects and complaint. Beside Earshot stand two baselines: what always says the commonest class, and \
      the same word lists added up without a rule.

      Examples:
        earshot evaluate gold.ndjson
        earshot evaluate gold.csv --taxonomy airline --topic-map reasons.tsv --group date,airline --cell day
        earshot evaluate gold.ndjson --compare older-run.ndjson --errors 50
        earshot evaluate gold.csv --second-coder label_b --format json -o figures.json
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup(title: "Gold columns") var columns: GoldOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the labels are taken from: label, or rating (default: rating where no row has a label).",
      valueName: "column"
    )
  )
  var target: String?

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "Another tool's predictions by id, as annotate writes them; repeatable.",
      valueName: "file"
    )
  )
  var compare: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Names of predicted topics to gold names, as TSV or a JSON object.",
      valueName: "file"
    )
  )
  var topicMap: String?

  @Flag(name: .long, help: "Count only the strongest topic, for gold with one topic a row.")
  var mainTopic = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Fields that cut the rows into cells for the trend: date, names of columns (default: date).",
      valueName: "names"
    )
  )
  var group: String?

  @Option(
    name: .long,
    help: ArgumentHelp("How long a cell is: day, week or month.", valueName: "unit")
  )
  var cell = "week"

  @Option(name: .long, help: ArgumentHelp("The fewest rows of a cell that counts.", valueName: "n"))
  var minimumCell = 20

  @Option(
    name: .long,
    help: ArgumentHelp("Samples of the 95 % intervals; 0 for none.", valueName: "n")
  )
  var bootstrap = 1_000

  @Option(name: .long, help: ArgumentHelp("What the samples follow from.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp("How many of the worst errors are shown.", valueName: "n")
  )
  var errors = 10

  @Option(name: .long, help: ArgumentHelp("text, json or md.", valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
  )
  var output = "-"

  func validate() throws { try input.requireFiles() }

  mutating func run() async throws {
    try checkNumbers()
    let shape = try Shape.chosen(by: format, output: output)
    var options = try input.runOptions()
    options.wantsTrace = true
    var settings = try settings(jobs: options.jobs)
    let fields = try groupFields()
    let names = try names(groups: fields.filter { $0 != TrendCells.date }, settings.labels)
    let engine = try lexicon.engine()
    try check(settings.topicMap, engine)
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output, apartFrom: input.files + compare)
    defer { file.abandon() }
    var (rows, found, result) = try await read(engine, options, names, settings, reporter)
    try check(rows, found, names, settings.labels)
    if !compare.isEmpty { try GoldCheck.checkIDs(rows.gold) }
    rows.sort()
    settings.trend = try trend(fields, rows.gold)
    let evaluation = EvaluationResult(
      rows,
      comparedWith: try others(rows.gold, names.labels),
      settings
    )
    if Interruption.isRequested { throw RunInterrupted() }
    if let target = settings.labels, evaluation.labelSource == nil {
      throw Self.missing(target)
    }
    let manifest = ManifestMaking.manifest(
      engine: engine,
      inputs: result.inputs,
      options: options,
      named: named(settings)
    )
    let used = evaluation.labelSource == .rating ? found.ratings.sorted { $0.name < $1.name } : []
    // Before the page, which may go to the same terminal as the progress.
    reporter.finish(result)
    switch shape {
    case .json: try file.write(EvaluationJSON(evaluation, settings, used, manifest).text)
    case .md: try file.write(EvaluationPage(evaluation, settings, used, manifest).markdown())
    case .text:
      let paint = Paint(isOn: output == "-" && Paint.standardOutput.isOn)
      try file.write(EvaluationPage(evaluation, settings, used, manifest).text(paint))
    }
    try file.finish()
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  /// What the inputs have beside their rows.
  private struct Found {
    private(set) var columns: [String] = []
    private(set) var ratings: [RatingColumnText] = []
    private(set) var sources: [SourceContext] = []
    private var known: Set<String> = []

    mutating func take(_ source: SourceContext) {
      sources.append(source)
      for name in source.schema.columnNames + source.firstKeys
      where known.insert(name).inserted {
        columns.append(name)
      }
      guard let rating = source.ratings.first else { return }
      let text = RatingColumnText(name: rating.column.name, scale: rating.parser.scale)
      if !ratings.contains(text) { ratings.append(text) }
    }
  }

  /// Reads and annotates the gold.
  private func read(
    _ engine: Engine,
    _ options: RunOptions,
    _ names: GoldNames,
    _ settings: EvaluationSettings,
    _ reporter: RunReporter
  ) async throws -> (
    rows: EvaluatedRows, found: Found, result: (inputs: [FinishedInput], tally: RowTally)
  ) {
    var rows = EvaluatedRows(names: names, engine: engine, settings)
    var found = Found()
    let result = try await ParallelRun<EvaluatedRows>(engine: engine, options: options).run(
      begin: { source in
        found.take(source)
        return { EvaluatedRows(names: names, engine: engine, settings) }
      },
      progress: reporter.progress,
      fold: { chunk in
        for reject in chunk.rejects { reporter.tell(reject) }
        rows.merge(chunk)
      }
    )
    return (rows, found, result)
  }

  /// Makes sure that there is something to compare with.
  private func check(
    _ rows: EvaluatedRows,
    _ found: Found,
    _ names: GoldNames,
    _ labels: LabelSource?
  ) throws {
    if labels != .label, rows.gold.allSatisfy({ $0.label == nil }) {
      for source in found.sources { UnreadRatings.tellUnnamed(of: source) }
    }
    let lacksRatings = rows.gold.allSatisfy { $0.rating == nil }
    if labels == .rating, lacksRatings, !rows.gold.isEmpty, rows.diagnostics.isEmpty {
      throw Self.missing(.rating)
    }
    try GoldCheck.check(
      rows.gold,
      rows.diagnostics,
      seen: rows.seen,
      names: names,
      columns: found.columns,
      path: input.files[0]
    )
  }

  private func names(groups: [String], _ labels: LabelSource?) throws(GoldError) -> GoldNames {
    var names = try columns.names(groups: groups, input.scoreColumn)
    names.readsLabel = labels != .rating
    return names
  }

  private static func missing(_ source: LabelSource) -> CommandError {
    switch source {
    case .label:
      CommandError("no row has a label", remedy: "name the column with --label-column.")
    case .rating:
      CommandError(
        "no row has a rating that is a code of a scale",
        remedy: "name the column with --score-column, and its scale with --score-scale."
      )
    }
  }

  private enum Shape: String, OutputFormat {
    case text
    case json
    case md

    static let fallback = Shape.text
  }

  private func checkNumbers() throws {
    let counts = [
      ("--bootstrap", bootstrap, 0...100_000), ("--errors", errors, 0...100_000),
      ("--minimum-cell", minimumCell, 1...1_000_000),
    ]
    for (option, value, range) in counts where !range.contains(value) {
      throw CommandError(
        "\(option) cannot be \(value)",
        remedy: "give a number from \(range.lowerBound) to \(range.upperBound)."
      )
    }
  }

  private func settings(jobs: Int) throws -> EvaluationSettings {
    var settings = EvaluationSettings()
    settings.topicMap = try topicMap.map { try TopicMap(path: $0) }
    settings.mainTopicOnly = mainTopic
    settings.worstLimit = errors
    if let target {
      guard let labels = LabelSource(rawValue: target) else {
        throw CommandError(
          "'\(target)' is no target",
          remedy: "give --target label or rating; --score-column names the column of the rating."
        )
      }
      settings.labels = labels
    }
    settings.bootstrap = Bootstrap(samples: bootstrap, seed: seed, jobs: jobs)
    return settings
  }

  /// A map of other names would make every topic wrong without a word.
  private func check(_ map: TopicMap?, _ engine: Engine) throws {
    guard let map, compare.isEmpty, !engine.topicIDs.contains(where: map.holds) else { return }
    throw CommandError(
      "\(topicMap ?? ""): no name in the map is a topic of the taxonomy, such as \(engine.topicIDs.first ?? "")",
      remedy: "write the taxonomy's topics first and the gold names behind them."
    )
  }

  private func groupFields() throws -> [String] {
    guard let group else { return [] }
    let fields = group.split(separator: ",").map(String.init)
    guard !fields.isEmpty, Set(fields).count == fields.count else {
      throw CommandError(
        "'\(group)' names no fields, or one twice",
        remedy: "give --group date, or names such as date,region."
      )
    }
    return fields
  }

  /// Without `--group` the days alone cut, where there are any.
  private func trend(_ fields: [String], _ gold: [GoldRow]) throws -> TrendCells? {
    let units: [PeriodUnit] = [.day, .week, .month]
    guard let unit = units.first(where: { $0.rawValue == cell }) else {
      throw CommandError("'\(cell)' is no cell of time", remedy: "give --cell day, week or month.")
    }
    let hasDays = gold.contains { $0.day != nil }
    guard !fields.isEmpty || hasDays else { return nil }
    var cells = TrendCells(fields: fields.isEmpty ? [TrendCells.date] : fields, unit: unit)
    cells.fewestRows = minimumCell
    return cells
  }

  private func others(_ gold: [GoldRow], _ labels: LabelMap) throws -> [PredictionSet] {
    let ids = gold.map(\.id)
    return try compare.map {
      try PredictionReader.read(path: $0, ids: ids, labels: labels)
    }
  }

  /// The options that can change the result, in the order of the help page.
  private func named(_ settings: EvaluationSettings) -> [(String, String)] {
    var named = columns.named
    if let target { named.append(("target", target)) }
    for path in compare { named.append(("compare", GoldOptions.fileName(path))) }
    if let topicMap { named.append(("topic-map", GoldOptions.fileName(topicMap))) }
    if mainTopic { named.append(("main-topic", "true")) }
    if let trend = settings.trend {
      named.append(("group", trend.fields.joined(separator: ",")))
      named.append(("cell", trend.unit.rawValue))
      named.append(("minimum-cell", String(trend.fewestRows)))
    }
    named.append(("bootstrap", String(bootstrap)))
    named.append(("seed", String(seed)))
    named.append(("errors", String(errors)))
    return named
  }
}
