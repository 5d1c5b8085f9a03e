import ArgumentParser
import Calibration
import FeedbackModel
import Ingestion
import Pipeline
import Reporting

/// `earshot lexicon coverage`: what the word lists find in comments, and what they leave out.
struct LexiconCoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells in how many comments no entry is found, and which frequent words none covers.",
    discussion: """
      With scores beside the comments (0-10, 1-5 and others), words of low-score comments are set against those of \
      high-score ones: what leans to one side and has no entry is what the word lists lack. Without scores the most \
      frequent uncovered words are told. Function words are left out, by the language lists.

      Examples:
        earshot lexicon coverage survey.csv
        earshot lexicon coverage survey.csv --score-column NPS --taxonomy telecom --top 40
        earshot lexicon coverage posts.ndjson --overlay ours --format csv -o uncovered.csv
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions

  @Option(name: .long, help: ArgumentHelp("How many words each table has.", valueName: "n"))
  var top = 20

  @Option(
    name: .long,
    help: ArgumentHelp("The fewest comments in which a word is told.", valueName: "n")
  )
  var minimumCount = 3

  @Option(name: .long, help: ArgumentHelp("text, json or csv.", valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
  )
  var output = "-"

  func validate() throws { try input.requireFiles() }

  mutating func run() async throws {
    try NumberCheck.check("--top", top, in: 0...100_000)
    try NumberCheck.check("--minimum-count", minimumCount, in: 1...1_000_000)
    let shape = try Shape.chosen(by: format, output: output)
    let options = try input.runOptions()
    let engine = try lexicon.engine()
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output, apartFrom: input.files)
    defer { file.abandon() }
    var rows = CoverageRows(limit: CoverageRows.termLimit)
    var scores: [RatingColumnText] = []
    let result = try await ParallelRun<CoverageRows>(engine: engine, options: options).run(
      begin: { source in
        try UnreadRatings.tell(of: source)
        for rating in source.ratings {
          let text = RatingColumnText(name: rating.column.name, scale: rating.parser.scale)
          if !scores.contains(text) { scores.append(text) }
        }
        return { CoverageRows() }
      },
      progress: reporter.progress,
      fold: { chunk in
        for reject in chunk.rejects { reporter.tell(reject) }
        rows.merge(chunk)
      }
    )
    let report = CoverageReport(
      Coverage(rows),
      scores: scores,
      fewest: minimumCount,
      limit: top,
      lists: engine.sources.count
    )
    reporter.finish(result)
    switch shape {
    case .text:
      let paint = Paint(isOn: output == "-" && Paint.standardOutput.isOn)
      try file.write(CoveragePage(report, paint).text)
    case .csv: try file.write(CoverageCSV(report).text)
    case .json:
      let manifest = ManifestMaking.manifest(
        engine: engine,
        inputs: result.inputs,
        options: options,
        named: [("top", String(top)), ("minimum-count", String(minimumCount))]
      )
      try file.write(CoverageJSON(report, manifest).text)
    }
    try file.finish()
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  private enum Shape: String, OutputFormat {
    case text
    case json
    case csv

    static let fallback = Shape.text
  }
}
