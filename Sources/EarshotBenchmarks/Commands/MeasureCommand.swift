import ArgumentParser
import Pipeline

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

  @OptionGroup var programOption: ProgramOption

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be 1 or more") }
    guard !jobs.isEmpty, jobs.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("--jobs must be 1 or more")
    }
  }

  func run() throws {
    InterruptionSignals.watch()
    let program = try programOption.program()
    let folder = try WorkFolder(beside: file)
    let input = try CommentFile.count(file)
    try AnswerCheck(program: program, file: file, folder: folder)
      .checkAnnotate(rows: input.rows, jobs: jobs)
    var taken: [[ChildRun]] = Array(repeating: [], count: jobs.count)
    for _ in 0..<runs {
      for (place, count) in jobs.enumerated() {
        let arguments = program.annotate(file, jobs: count, output: "-")
        taken[place].append(try ChildRun.weighed(program.path, arguments))
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
}
