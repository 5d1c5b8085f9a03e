import ArgumentParser

/// What `compare` and `check` are run on.
struct BenchmarkInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The file of comments (default: \(CorpusFile.usualRows) rows, generated and removed again).",
      valueName: "file"
    )
  )
  var file: String?

  @Option(name: .long, help: "How many rounds of runs.")
  var rounds = 5

  @Flag(
    name: .long,
    help: "Measure memory at 1,300 MB of input too; takes 4 GB of disk for a while."
  )
  var large = false

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("--rounds must be 1 or more") }
  }
}
