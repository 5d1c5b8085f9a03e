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

  @Option(
    name: .long,
    help: "Divide the sizes of worst cases and memory inputs by so much, to try the command out."
  )
  var shrink = 1

  func validate() throws {
    guard (1...1_000).contains(shrink) else {
      throw ValidationError("--shrink must be 1 to 1,000")
    }
    guard rounds > 0 else { throw ValidationError("--rounds must be 1 or more") }
  }
}
