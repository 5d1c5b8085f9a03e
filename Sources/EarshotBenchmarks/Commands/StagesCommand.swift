import ArgumentParser

/// `earshot-benchmarks stages`: what each stage costs a comment.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "Times each stage, per comment, on one worker, beside ICU's bare word loop.",
    discussion: """
      The stages are reading, tokenization, matching, classification (with sentiment scoring) and writing. They are \
      run one further at a time over the whole file, and the CPU times of two runs are subtracted; of several rounds the \
      least counts. Before that the word boundaries of every comment are checked against ICU's.
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
    for line in PlainTable.lines(timing.table, left: [0]) { print(line) }
    print(timing.json)
  }
}
