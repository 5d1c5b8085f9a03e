import Testing

@testable import EarshotBenchmarks

@Suite struct InstructionsCommandTests {
  private static let floors = "figure\tlimit\nstart_instructions\t1000000000\n"

  private func run(path: String? = nil) throws -> Program.Outcome {
    let files = try TestFiles()
    let floors = try files.write("floors.tsv", Self.floors)
    // A program that reads nothing keeps the test short; the loop is counted in earnest.
    return try Program.run(
      ["instructions", "--rows", "20", "--earshot", "/bin/true", "--floors", floors],
      environment: path.map { ["PATH": $0] } ?? [:]
    )
  }

  @Test func aMissingToolIsNamedWithItsMend() throws {
    let run = try run(path: "/nowhere")
    #expect(run.status == 1)
    #expect(run.errors.contains("valgrind is not installed"))
    #expect(run.errors.contains("Fix: apt-get install valgrind"))
  }

  @Test(.enabled(if: Callgrind.isAvailable))
  func theLoopIsCountedByItself() throws {
    let run = try run()
    #expect(run.status == 0, "\(run.errors)")
    let line = run.output.split(separator: "\n").first { $0.hasPrefix("ICU word loop") }
    let cells = try #require(line).split(separator: " ")
    // "ICU word loop", instructions to start, a row, 1.000, SHA-256: some thousands a row.
    let perRow = try #require(Int(cells[4]))
    #expect((2_000...100_000).contains(perRow))
    #expect(run.output.contains("Every limit that was looked at holds."))
  }

  @Test(arguments: StageDoor.allCases)
  func stagesBeginInFunctionsOfTheProgram(door: StageDoor) throws {
    let program = try EarshotProgram.neighbour("earshot")
    let found = try ChildProcess(
      "grep",
      ["-qaF", door.symbol, program],
      output: .file("/dev/null")
    )
    #expect(found.wait().status == 0, "the program has no function of that name")
  }
}
