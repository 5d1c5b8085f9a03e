import ArgumentParser

/// `earshot-benchmarks weigh`: one run of a program, for the other commands to start.
struct WeighCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "Runs a program and prints its wall seconds, CPU seconds and peak memory in bytes.",
    shouldDisplay: false
  )

  @Argument(parsing: .captureForPassthrough, help: "The program and its arguments.")
  var words: [String]

  func run() throws {
    guard let program = words.first else { throw ValidationError("no program is named") }
    print(try ChildRun.run(program, Array(words.dropFirst())).line)
  }
}
