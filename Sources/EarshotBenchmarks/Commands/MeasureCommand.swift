import ArgumentParser
import Glibc
import LexiconMatching

/// `earshot-benchmarks measure`: runs `earshot annotate` on a file and tells speed and memory.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Times `earshot annotate` on a file: rows/s, MB/s, CPU time and peak memory.",
    discussion: """
      First the answer is checked: a row out for each row in, and the same bytes for every number of workers. Then \
      the numbers of workers take turns, so that a busy moment of the machine hits all alike. Speeds are those of the \
      median wall time, start-up included; output goes to /dev/null. The table is followed by one line of JSON.
      """
  )

  @Argument(help: ArgumentHelp("The file to annotate.", valueName: "file"))
  var file: String

  @Option(name: .long, help: "How many runs with each number of workers.")
  var runs = 5

  @Option(
    name: .long,
    parsing: .upToNextOption,
    help: ArgumentHelp("The numbers of workers.", valueName: "n")
  )
  var jobs = [1, 2]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The program to measure (default: the one built beside this one).",
      valueName: "path"
    )
  )
  var earshot: String?

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be 1 or more") }
    guard !jobs.isEmpty, jobs.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("--jobs must be 1 or more")
    }
  }

  func run() throws {
    let program = try earshot ?? Self.neighbour()
    let input = try CommentFile.count(file)
    try check(program, rows: input.rows)
    var taken: [[ChildRun]] = Array(repeating: [], count: jobs.count)
    for _ in 0..<runs {
      for (place, count) in jobs.enumerated() {
        taken[place].append(try ChildRun.run(program, arguments(count, output: "-")))
      }
    }
    let measurements = jobs.enumerated().map { place, count in
      Measurement(jobs: count, rows: input.rows, bytes: input.bytes, runs: taken[place])
    }
    print(
      "\(file): \(input.rows) rows, \(Decimal.text(Double(input.bytes) / 1e6, 1)) MB, \(runs) runs each"
    )
    for line in PlainTable.lines([Measurement.heading] + measurements.map(\.cells)) { print(line) }
    let list = measurements.map(\.json).joined(separator: ",")
    print("{\"rows\":\(input.rows),\"bytes\":\(input.bytes),\"measurements\":[\(list)]}")
  }

  private func arguments(_ count: Int, output: String) -> [String] {
    [
      "annotate", file, "--jobs", String(count), "--format", "csv", "--output", output, "--quiet",
    ]
  }

  /// The answer comes before the time: every row is there, and workers change nothing.
  private func check(_ program: String, rows: Int) throws {
    var digests: Set<String> = []
    for count in jobs {
      let path = "\(file).annotated-\(getpid()).csv"
      defer { unlink(path) }
      _ = try ChildRun.run(program, arguments(count, output: path))
      let output = try CommentFile.count(path)
      guard output.rows == rows else {
        throw BenchmarkError(
          "earshot wrote \(output.rows) rows for \(rows) rows with --jobs \(count)",
          remedy: "find the lost rows before you time anything."
        )
      }
      digests.insert(output.sha256)
    }
    guard digests.count == 1 else {
      throw BenchmarkError(
        "the output depends on the number of workers",
        remedy: "find out why before you time anything."
      )
    }
  }

  /// Returns the path of the program `earshot` in this program's folder.
  private static func neighbour() throws -> String {
    guard let own = LexiconLocator.executablePath(), let slash = own.lastIndex(of: "/") else {
      throw BenchmarkError("the program is not known", remedy: "name it with --earshot.")
    }
    return own[...slash] + "earshot"
  }
}
