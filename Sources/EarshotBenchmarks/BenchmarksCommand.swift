import ArgumentParser

/// The command `earshot-benchmarks`: makes a corpus of any size, and measures Earshot on it.
@main
struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "earshot-benchmarks",
    abstract: "Makes a corpus of any size, and measures Earshot's speed and memory on it.",
    discussion: """
      Example:
        earshot-benchmarks generate --rows 1000000 --seed 1 -o /tmp/comments.csv
        earshot-benchmarks compare /tmp/comments.csv
        earshot-benchmarks stages /tmp/comments.csv
        earshot-benchmarks check --steady
      """,
    subcommands: [
      GenerateCommand.self, MeasureCommand.self, CompareCommand.self, StagesCommand.self,
      BoundariesCommand.self, InstructionsCommand.self, CheckCommand.self, WordLoopCommand.self,
      WeighCommand.self,
    ]
  )
}

/// Why a benchmark cannot run.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, remedy: String) {
    description = "\(message). Fix: \(remedy)"
  }
}
