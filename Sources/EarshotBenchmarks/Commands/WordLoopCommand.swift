import ArgumentParser

/// `earshot-benchmarks word-loop`: one run of the yardstick, for the other commands to start.
struct WordLoopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "word-loop",
    abstract:
      "Runs ICU's word iterator over the comments of a file, which is read before the time begins.",
    discussion:
      "Prints comments, bytes, words, boundaries, wall seconds and CPU seconds in a line.",
    shouldDisplay: false
  )

  @Argument(help: ArgumentHelp("The file of comments.", valueName: "file"))
  var file: String

  @Option(name: .long, help: "How many threads share the comments.")
  var threads = 1

  func validate() throws {
    guard (1...WordLoop.mostThreads).contains(threads) else {
      throw ValidationError("--threads must be 1 to \(WordLoop.mostThreads)")
    }
  }

  func run() throws {
    print(try WordLoop(over: CommentTexts(of: file), threads: threads).line)
  }
}
