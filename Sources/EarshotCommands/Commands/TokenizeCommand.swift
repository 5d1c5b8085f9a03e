import ArgumentParser
import FeedbackModel
import Ingestion
import Pipeline

/// `earshot tokenize`: the tokens of every comment.
struct TokenizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Shows the tokens of every comment, or ICU's bare word boundaries.",
    discussion: """
      Tokens cover the text: their spans, half-open ranges of UTF-8 bytes, joined give it back.

      Examples:
        echo "@NorthmoorRail 40mins late again :(" | earshot tokenize -
        earshot tokenize posts.ndjson --format ndjson
        earshot tokenize posts.ndjson --boundaries icu
      """
  )

  @OptionGroup var input: InputFlags
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
  )
  var output = "-"

  @Option(name: .long, help: ArgumentHelp("ndjson or text.", valueName: "format"))
  var format: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "icu: every boundary of ICU's root word iterator, before any tailoring.",
      valueName: "kind"
    )
  )
  var boundaries: String?

  func validate() throws { try input.requireFiles() }

  mutating func run() async throws {
    let options = try input.runOptions()
    let engine = try lexicon.engine()
    let shape = try shape()
    InterruptionSignals.watch()
    let reporter = RunReporter(isQuiet: input.quiet)
    let file = try OutputFile(output, apartFrom: input.files)
    defer { file.abandon() }
    let result = try await ParallelRun<TokenRows>(engine: engine, options: options).run(
      begin: { _ in { TokenRows(shape: shape) } },
      progress: reporter.progress,
      fold: { rows in
        try file.write(rows.bytes)
        for reject in rows.rejects { reporter.tell(reject) }
      }
    )
    try file.finish()
    reporter.finish(result)
    try RejectLimit.check(result.tally, input.maxRejects)
  }

  private func shape() throws -> TokenRows.Shape {
    if let boundaries {
      guard boundaries == "icu" else {
        throw CommandError(
          "'\(boundaries)' is no kind of boundaries",
          remedy: "give --boundaries icu."
        )
      }
      return .boundaries
    }
    switch format {
    case nil:
      _ = try OutputName.format(of: output, among: ["ndjson"])
      return output == "-" && Paint.standardOutput.isOn ? .text : .tokens
    case "ndjson": return .tokens
    case "text": return .text
    case .some(let other):
      throw CommandError("'\(other)' is no output format", remedy: "give --format ndjson or text.")
    }
  }
}
