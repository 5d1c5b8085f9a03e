import ArgumentParser
import Calibration
import FeedbackModel
import Glibc
import Ingestion
import LexiconMatching
import Pipeline

/// `earshot calibrate`: fits the weights to the user's own scored comments.
struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fits the weights to your own labelled or scored comments, as an overlay.",
    discussion: """
      Learns from any of label (negative, neutral, positive), score or kpi (ratings such as 1-5 or 0-10), complaint \
      and topics; without label, score and kpi from the first rating column that `earshot kpi` would find. Writes an \
      overlay that a person can read, edit and commit: changed weights of shipped entries, and words and word pairs of \
      your comments, each with its counts and its lift. The taxonomies of other trades are consulted for what else a \
      comment speaks of. Topics of the taxonomy that no comment is labelled with are silent under the overlay. The gain \
      is measured out of fold, and what brings no sure gain is not written. Use it with --overlay.

      Examples:
        earshot calibrate scored.csv -o overlay/
        earshot calibrate survey.csv -o overlay/ --score-column CSAT --score-scale 1-7 --overwrite
        earshot calibrate labelled.ndjson -o overlay/ --taxonomy airline --topic-map reasons.tsv
        earshot annotate survey.csv --overlay overlay/ -o annotated.csv
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup(title: "Gold columns") var columns: GoldOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the overlay; it is made if need be.", valueName: "dir")
  )
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the polarity is taken from: label, score, kpi or rating (default: the first there is).",
      valueName: "column"
    )
  )
  var target: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Names of predicted topics to gold names, as TSV or a JSON object.",
      valueName: "file"
    )
  )
  var topicMap: String?

  @Option(name: .long, help: ArgumentHelp("How many folds measure the gain.", valueName: "n"))
  var folds = 5

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The most words and word pairs to learn for each of polarity, complaint and topics.",
      valueName: "n"
    )
  )
  var maxCues = 2_500

  @Option(name: .long, help: ArgumentHelp("What the samples follow from.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp("Samples of the 95 % intervals.", valueName: "n")
  )
  var bootstrap = 1_000

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the out-of-fold annotations here, an object a line.",
      valueName: "file"
    )
  )
  var outOfFold: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "shipped: learn no words, only weights and thresholds, as for what ships.",
      valueName: "name"
    )
  )
  var recipe: String?

  @Flag(
    name: .long,
    help: "Keep topics that no comment is labelled with; else the overlay silences them."
  )
  var keepTopics = false

  @Flag(
    name: .long,
    help: "Do not consult the taxonomies of other trades; the overlay then costs less time."
  )
  var noConsulting = false

  @Flag(name: .long, help: "Replace the overlay that an earlier fit wrote into the folder.")
  var overwrite = false

  @Flag(name: .long, help: "Write the overlay even where no gain is sure.")
  var keepAll = false

  func validate() throws { try input.requireFiles() }

  mutating func run() async throws {
    let source = try polaritySource()
    let settings = try settings()
    var options = try input.runOptions()
    options.wantsTrace = false
    try OverlayFolder.calibrated(output).check(overwrites: overwrite)
    if let outOfFold { try OutputFile.check(outOfFold, isNoneOf: input.files) }
    let engine =
      try noConsulting ? lexicon.engine() : Engine(lexicon.consultingOptions())
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    var (rows, ratings, tally) = try await read(engine, options, reporter)
    let taken = rows.takePolarity(from: source, scale: options.scoreScale)
    if let source, taken == nil { throw Self.missing(source) }
    reporter.finish(tally)
    let data = FittingData(rows, engine: engine)
    let calibration = Calibration(data, options: lexicon.engineOptions, settings: settings)
    let outcome = try await calibration.run(jobs: options.jobs)
    guard !(outcome.gains.isEmpty && outcome.refusals.isEmpty) else { throw nothingToLearn }
    if let outOfFold {
      let file = try OutputFile(outOfFold)
      defer { file.abandon() }
      try file.write(outcome.outOfFold)
      try file.finish()
    }
    let folder = OverlayFolder.calibrated(output)
    try folder.write(outcome.overlay.files)
    let names = taken == .rating ? " " + ratings.joined(separator: ", ") : ""
    let page = CalibrationPage(
      outcome,
      polarity: taken.map { $0.rawValue + names },
      offScale: rows.offScale,
      folder: output,
      hasFormer: folder.holdsLists
    )
    print(page.text)
    try RejectLimit.check(tally, input.maxRejects)
  }

  /// Reads the rows to learn from.
  ///
  /// - Returns: The rows, the names of the first rating columns of the inputs, and what became of the rows.
  private func read(
    _ engine: Engine,
    _ options: RunOptions,
    _ reporter: RunReporter
  ) async throws -> (rows: FittingRows, ratings: [String], tally: RowTally) {
    let names = try columns.names(groups: [], input.scoreColumn)
    let topicIDs = engine.topicIDs
    var rows = FittingRows(names: names, topicIDs: topicIDs)
    var ratings: [String] = []
    let result = try await ParallelRun<FittingRows>(engine: engine, options: options).run(
      begin: { source in
        UnreadRatings.tellUnnamed(of: source)
        if let name = source.ratings.first?.column.name, !ratings.contains(name) {
          ratings.append(name)
        }
        return { FittingRows(names: names, topicIDs: topicIDs) }
      },
      progress: reporter.progress,
      fold: { chunk in
        for reject in chunk.rejects { reporter.tell(reject) }
        rows.merge(chunk)
      }
    )
    reporter.tellUndecodable(result.inputs)
    guard rows.diagnostics.isEmpty else { throw LabelError(rows.diagnostics) }
    return (rows, ratings, result.tally)
  }

  private var nothingToLearn: CommandError {
    CommandError(
      "\(input.files.joined(separator: ", ")): no row has a label, a rating, a complaint flag or topics to learn from",
      remedy:
        "name the column of labels with --label-column, or that of ratings with --score-column and their "
        + "scale with --score-scale."
    )
  }

  private static func missing(_ source: PolaritySource) -> CommandError {
    let remedy =
      switch source {
      case .label: "name the column with --label-column."
      case .score, .rating: "name the column with --score-column, and its scale with --score-scale."
      case .kpi: "call the column kpi, and give its scale with --score-scale."
      }
    return CommandError(
      "no row has a \(source.rawValue) that is a class or a code of a scale",
      remedy: remedy
    )
  }

  private func polaritySource() throws -> PolaritySource? {
    guard let target else { return nil }
    guard let source = PolaritySource(rawValue: target) else {
      throw CommandError(
        "'\(target)' is no target",
        remedy: "give --target label, score, kpi or rating."
      )
    }
    return source
  }

  private func settings() throws -> FittingSettings {
    var settings = FittingSettings()
    guard (2...50).contains(folds) else {
      throw CommandError("\(folds) folds are not possible", remedy: "give --folds 2 to 50.")
    }
    guard (0...1_000_000).contains(maxCues), (0...100_000).contains(bootstrap) else {
      throw CommandError(
        "--max-cues or --bootstrap is out of range",
        remedy: "give --max-cues 0 to 1000000 and --bootstrap 0 to 100000."
      )
    }
    settings.folds = folds
    settings.wordLimit = maxCues
    settings.seed = seed
    settings.samples = bootstrap
    settings.keepsAll = keepAll
    settings.silencesTopics = !keepTopics
    if let topicMap { settings.topicMap = try TopicMap(path: topicMap) }
    if let recipe {
      guard recipe == "shipped" else {
        throw CommandError("'\(recipe)' is no recipe", remedy: "give --recipe shipped.")
      }
      settings.wordLimit = 0
    }
    return settings
  }
}

/// Gold values that mean nothing.
struct LabelError: Error, CustomStringConvertible {
  let description: String

  /// The most faults that are told one by one.
  private static let shown = 20

  init(_ diagnostics: [Diagnostic]) {
    var lines = diagnostics.prefix(Self.shown).map(\.description)
    if diagnostics.count > Self.shown {
      lines.append("… and \(diagnostics.count - Self.shown) more")
    }
    description = lines.joined(separator: "\n")
  }
}
