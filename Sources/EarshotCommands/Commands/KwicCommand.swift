import ArgumentParser
import FeedbackModel
import Ingestion
import LexiconMatching
import Pipeline
import Reporting

/// `earshot kwic`: a keyword in its contexts.
struct KwicCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kwic",
    abstract: "Lists a keyword in its contexts, or the words behind a figure.",
    discussion: """
      The pattern is one word or phrase, written as in the word lists: refund* is any word that begins so, <n> a number, \
      a star inside a phrase any one word. '*' alone takes every comment that meets the conditions, a line each: with \
      the conditions that a figure of `earshot kpi` names, as many lines as its base.

      Examples:
        earshot kwic 'on hold' survey.csv
        earshot kwic 'third time' survey.csv --where period=2026-W07
        earshot kwic '*' survey.csv --where topic=billing --where Region=North --format csv -o billing.csv
      """
  )

  @Argument(help: ArgumentHelp("The word or phrase, or '*'.", valueName: "pattern"))
  var pattern: String

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The characters of context on either side in a terminal (default: 40).",
      valueName: "n"
    )
  )
  var window = 40

  @OptionGroup var destination: ListOutput

  mutating func run() async throws {
    let shape = try destination.shape()
    guard (1...400).contains(window) else {
      throw CommandError(
        "'\(window)' characters of context cannot be shown",
        remedy: "give --window a number from 1 to 400."
      )
    }
    let options = try input.runOptions(segments: filter.columns())
    let engine = try lexicon.engine()
    let filter = try filter.filter(engine)
    let keyword = try keyword(filter)
    let writer = KeywordWriter(
      window: window,
      color: destination.isColored
    )
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(destination.output, apartFrom: input.files)
    defer { file.abandon() }
    if shape == .csv { try file.write(writer.csvHeader) }
    let result = try await ParallelRun<FilteredRows<KeywordRows>>(engine: engine, options: options)
      .run(
        begin: { _ in { FilteredRows(KeywordRows(keyword), filter) } },
        progress: reporter.progress,
        fold: { chunk in
          try file.write(Self.text(chunk.product.lines, shape, writer))
          for reject in chunk.rejects { reporter.tell(reject) }
        }
      )
    try file.finish()
    reporter.finish(result)
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  private static func text(
    _ lines: [KeywordLine],
    _ shape: ListOutput.Shape,
    _ writer: KeywordWriter
  ) -> String {
    lines.map { line in
      switch shape {
      case .table: writer.terminal(line)
      case .ndjson: writer.ndjson(line)
      case .csv: writer.csv(line)
      }
    }.joined()
  }

  private func keyword(_ filter: RowFilter) throws -> KeywordRows.Keyword {
    guard pattern != "*" else { return filter.topic.map { .topic($0) } ?? .none }
    do {
      return .pattern(try KeywordSearch(pattern))
    } catch {
      throw CommandError(error.message, remedy: error.remedy)
    }
  }
}
