import ArgumentParser

/// `earshot-benchmarks boundaries`: holds all word boundaries of a file against ICU's.
struct BoundariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boundaries",
    abstract: "Compares the word boundaries and rule statuses of every comment with ICU's own.",
    discussion:
      "Prints the counts as JSON. Exits with 1 when a comment differs, and shows the first such."
  )

  @Argument(help: ArgumentHelp("The file of comments.", valueName: "file"))
  var file: String

  @Flag(name: .long, help: "Count differences, but exit with 0.")
  var allowDifferences = false

  func run() throws {
    let check = try BoundaryCheck(of: file)
    print(BoundaryRun(check).json)
    guard let first = check.firstDifference, !allowDifferences else { return }
    throw BenchmarkError(
      "\(file): \(check.differences) of \(check.comments) comments have other word boundaries than ICU's; "
        + "the first is: \(String(decoding: first.prefix(400), as: UTF8.self))",
      remedy: "add the comment to the tests of Tokenization, and make its scanner agree."
    )
  }
}
