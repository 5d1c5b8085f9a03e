import Glibc

@testable import EarshotBenchmarks

/// Runs the built `earshot-benchmarks`, as a user would.
enum Program {
  /// What a run came to.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    /// The members of the JSON object in the last line, as text; empty where there is none.
    var json: String { output.split(separator: "\n").last.map(String.init) ?? "" }
  }

  /// Runs the command to its end.
  static func run(
    _ arguments: [String],
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let files = try TestFiles()
    let variables = ["EARSHOT_LEXICONS": try SmallLexicons.write(into: files)]
    let child = try ChildProcess(
      EarshotProgram.neighbour("earshot-benchmarks"),
      arguments,
      output: .file(files.path("out")),
      errors: files.path("err"),
      environment: variables.merging(environment) { _, new in new }
    )
    let status = child.wait().status
    return Outcome(
      status: (status >> 8) & 0xFF | status & 0x7F,
      output: try files.text("out"),
      errors: try files.text("err")
    )
  }

  /// Writes a generated file of so many rows, and returns its path.
  static func corpus(rows: Int, in files: TestFiles) throws -> String {
    try files.write("comments.csv", CSVFile(SampleCorpora.texts(), rows: rows, seed: 9).bytes)
  }
}
