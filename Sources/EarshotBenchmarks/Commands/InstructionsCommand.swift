import ArgumentParser
import Pipeline

/// `earshot-benchmarks instructions`: what a row costs in instructions, which no busy machine changes.
struct InstructionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instructions",
    abstract:
      "Counts the instructions of annotate, kpi and ICU's bare word loop for a row, with callgrind.",
    discussion: """
      Two generated files of different length are run under valgrind, and their difference is shared out among the \
      rows; what annotate takes, also among its stages, with mispredicted branches and cache misses. The counts hardly \
      differ from run to run, so they are the gate against slow changes; limits come from the file of floors. Needs \
      valgrind, strip and a C compiler. \(InstructionCounting.remark)
      """
  )

  @Option(name: .long, help: "The rows of the shorter file; the longer one has twice as many.")
  var rows = InstructionCounting.usualRows

  @OptionGroup var floorsOption: FloorsOption
  @OptionGroup var programOption: ProgramOption

  func validate() throws {
    guard rows > 0 else { throw ValidationError("--rows must be 1 or more") }
  }

  func run() throws {
    InterruptionSignals.watch()
    let floors = try floorsOption.limits()
    let program = try programOption.program()
    let folder = try WorkFolder(beside: EarshotProgram.neighbour("generated"))
    let counting = try InstructionCounting(
      program,
      texts: SampleTexts.shipped(),
      rows: rows,
      in: folder
    )
    StandardOutput.say(counting.lines)
    try VerdictPage(figures: counting.figures, floors: floors).printed()
  }
}
