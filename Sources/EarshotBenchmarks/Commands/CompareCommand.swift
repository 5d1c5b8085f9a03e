import ArgumentParser
import Pipeline

/// `earshot-benchmarks compare`: Earshot beside the bare ICU word loop, and what it does at the edges.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Times annotate and kpi beside ICU's bare word loop; then first row, worst cases and memory.",
    discussion: """
      First the answers are checked: a row out for each row in, the same bytes for every number of workers, and the \
      word boundaries of every comment against ICU's. Then the word loop, annotate and kpi take turns; annotated rows \
      go to a file beside the input, which is removed. Medians are told, and ratios of medians. The tables are \
      followed by one line of JSON.
      """
  )

  @OptionGroup var input: BenchmarkInput
  @OptionGroup var programOption: ProgramOption

  func run() throws {
    InterruptionSignals.watch()
    let session = try BenchmarkSession(input, programOption)
    var report = BenchmarkReport()
    try session.check(into: &report)
    try session.compare(into: &report)
    try session.timeFirstRow(into: &report)
    try session.timeWorstCases(into: &report)
    try session.weigh(into: &report)
    print("")
    let figures = [Figure.heading] + report.figures.map(\.cells)
    for line in PlainTable.lines(figures, left: [0, 2]) { print(line) }
    print(
      "{\"rows\":\(session.rows),\"bytes\":\(session.bytes),\"rounds\":\(input.rounds),"
        + "\"boundaries\":\(report.boundaries?.json ?? "null"),\"runs\":\(report.comparison.json),"
        + "\"figures\":\(Figure.json(report.figures))}"
    )
    guard let differences = report.boundaries?.differences, differences > 0 else { return }
    throw ExitCode.failure
  }
}
