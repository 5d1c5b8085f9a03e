import ArgumentParser
import Pipeline

/// `earshot-benchmarks check`: measures, and holds the figures against the recorded floors.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Measures everything, and exits with 1 when a figure exceeds its recorded limit.",
    discussion: """
      What no limit is about is not measured. With --steady only what a busy machine cannot change is looked at: word \
      boundaries, peak memory and instructions. The table is followed by one line of JSON.
      """
  )

  @OptionGroup var input: BenchmarkInput

  @Flag(name: .long, help: "Leave out all that is timed.")
  var steady = false

  @Option(name: .long, help: "The rows of the shorter file that instructions are counted on.")
  var instructionRows = InstructionCounting.usualRows

  @OptionGroup var floorsOption: FloorsOption
  @OptionGroup var programOption: ProgramOption

  func validate() throws {
    guard instructionRows > 0 else {
      throw ValidationError("--instruction-rows must be 1 or more")
    }
  }

  func run() throws {
    InterruptionSignals.watch()
    let floors = try floorsOption.limits()
    let session = try BenchmarkSession(input, programOption)
    var report = BenchmarkReport()
    try session.check(into: &report)
    let wanted = floors.sources(steadyOnly: steady)
    if !wanted.isDisjoint(with: [.comparison, .worstCases]) {
      try session.compare(into: &report)
    }
    if wanted.contains(.firstRow) { try session.timeFirstRow(into: &report) }
    if wanted.contains(.worstCases) { try session.timeWorstCases(into: &report) }
    if wanted.contains(.memory) { try session.weigh(into: &report) }
    if wanted.contains(.instructions) {
      try session.countInstructions(rows: instructionRows, into: &report)
    }
    try VerdictPage(figures: report.figures, floors: floors).printed()
  }
}
