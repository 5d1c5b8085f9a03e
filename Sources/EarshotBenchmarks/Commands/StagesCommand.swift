import ArgumentParser

/// `earshot-benchmarks stages`: what each stage costs a comment.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract:
      "Times reading, tokenization, matching, classification and writing, per comment, on one worker.",
    discussion: """
      The stages are run one further at a time over the whole file, and the times of two runs are subtracted; of \
      several rounds the least counts. Classification includes sentiment scoring.
      """
  )

  @Argument(help: ArgumentHelp("The file of comments.", valueName: "file"))
  var file: String

  @Option(name: .long, help: "How many rounds.")
  var rounds = 3

  @Option(name: .long, help: ArgumentHelp("The folder of word lists.", valueName: "dir"))
  var lexicons: String?

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("--rounds must be 1 or more") }
  }

  func run() throws {
    let timing = try StageTiming(path: file, lexicons: lexicons, rounds: rounds)
    print("\(file): \(timing.comments) comments, the least of \(rounds) rounds")
    for line in PlainTable.lines([["stage", "ns/comment", "share %"]] + timing.rows) { print(line) }
  }
}
