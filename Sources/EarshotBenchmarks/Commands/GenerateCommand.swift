import ArgumentParser

/// `earshot-benchmarks generate`: writes a CSV of comments.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract:
      "Writes a CSV of comments made from the sample corpora; the same seed gives the same bytes.",
    discussion: """
      Columns: id, date, channel, score, comment; about 130 bytes a row. The scores are drawn, and have nothing to do \
      with the comments: the file is for measuring speed, not for reading reports.
      """
  )

  @Option(name: .long, help: "How many rows.")
  var rows = CorpusFile.usualRows

  @Option(name: .long, help: "The seed that all choices follow from.")
  var seed: UInt64 = 1

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "A file to take texts from; repeatable (default: the sample corpora).",
      valueName: "file"
    )
  )
  var sample: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, or - for standard output.", valueName: "file")
  )
  var output: String

  func validate() throws {
    guard rows >= 0 else { throw ValidationError("--rows must not be negative") }
  }

  func run() throws {
    let texts = try sample.isEmpty ? SampleTexts.shipped() : SampleTexts(paths: sample)
    try CorpusFile(texts: texts, rows: rows, seed: seed).write(to: output)
  }
}
