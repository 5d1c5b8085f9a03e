import ArgumentParser
import Calibration
import FeedbackModel
import Pipeline
import Reporting

/// `earshot topics suggest`: what comments speak of that no topic hears.
struct TopicsSuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Lists the words of comments without a topic, and the topic that they may belong to.",
    discussion: """
      Told are words and pairs of words that no entry covers and that comments without a topic have more often than \
      comments with one; function words are left out, by the language lists. The measure is Dunning's log-likelihood \
      G²; at 10.83 a difference this large comes by chance once in a thousand. A word's topic is the one that other \
      comments with the word name more often than is usual.

      With --format tsv the words come as cues of an overlay, those that belong to no topic as remarks. Read them, take \
      out what is wrong, and look with `earshot lexicon diff` what the rest would move.

      Examples:
        earshot topics suggest survey.csv --taxonomy telecom
        earshot topics suggest survey.csv -o ours/suggested.tsv
        earshot lexicon diff --overlay ours survey.csv
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions

  @Option(name: .long, help: ArgumentHelp("How many words are told.", valueName: "n"))
  var top = 20

  @Option(
    name: .long,
    help: ArgumentHelp("The fewest comments without a topic that a word needs.", valueName: "n")
  )
  var minimumCount = 3

  @Option(name: .long, help: ArgumentHelp("text, json, csv or tsv.", valueName: "format"))
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
    var rows = SuggestionRows(engine, limit: SuggestionRows.termLimit)
    let result = try await ParallelRun<SuggestionRows>(engine: engine, options: options).run(
      begin: { _ in { SuggestionRows(engine) } },
      progress: reporter.progress,
      fold: { chunk in
        for reject in chunk.rejects { reporter.tell(reject) }
        rows.merge(chunk)
      }
    )
    let suggestions = TopicSuggestions(rows)
    let report = SuggestionReport(
      suggestions,
      terms: suggestions.terms(fewest: minimumCount, limit: top),
      topics: engine.topics
    )
    reporter.finish(result)
    switch shape {
    case .text:
      let paint = Paint(isOn: output == "-" && Paint.standardOutput.isOn)
      try file.write(SuggestionPage(report, paint).text)
    case .csv: try file.write(SuggestionCSV(report).text)
    case .tsv: try file.write(SuggestedTaxonomy(report).text)
    case .json:
      let manifest = ManifestMaking.manifest(
        engine: engine,
        inputs: result.inputs,
        options: options,
        named: [("top", String(top)), ("minimum-count", String(minimumCount))]
      )
      try file.write(SuggestionJSON(report, manifest).text)
    }
    try file.finish()
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  private enum Shape: String, OutputFormat {
    case text
    case json
    case csv
    case tsv

    static let fallback = Shape.text
  }
}
