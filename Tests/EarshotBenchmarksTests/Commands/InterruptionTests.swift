import Glibc
import Testing

@testable import EarshotBenchmarks

@Suite struct InterruptionTests {
  /// A stand-in that takes its time, and copies its input to a file.
  private static let program = """
    #!/bin/sh
    sleep 0.5
    [ "$6" = - ] || cp "$2" "$6"
    """

  @Test(.timeLimit(.minutes(5))) func anInterruptedRunLeavesNoFiles() throws {
    let files = try TestFiles()
    let input = try files.write("in.csv", "comment\nLate.\n")
    let program = try files.write("earshot", Self.program, mode: 0o755)
    let child = try ChildProcess(
      EarshotProgram.neighbour("earshot-benchmarks"),
      ["measure", input, "--runs", "100", "--earshot", program],
      output: .file("/dev/null"),
      errors: files.path("err")
    )
    while try !files.names.contains(where: { $0.contains(".benchmark-") }) { usleep(10_000) }
    child.send(SIGTERM)
    #expect(child.wait().status >> 8 & 0xFF == 1)
    #expect(try files.names == ["earshot", "err", "in.csv"])
    #expect(try files.text("err").contains("interrupted"))
  }
}
