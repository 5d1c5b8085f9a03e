import Testing

@testable import EarshotBenchmarks

@Suite struct FirstRowTests {
  /// A program that writes a heading at once and its first row a while later, and would then go on for long.
  private static let slow = """
    #!/bin/sh
    echo heading
    sleep 0.1
    echo row
    sleep 60
    """

  @Test func theRowIsWaitedForAndNotTheHeading() throws {
    let files = try TestFiles()
    let program = EarshotProgram(path: try files.write("slow", Self.slow, mode: 0o755))
    #expect(try FirstRow.seconds(program, "in.csv", keepsLists: false) >= 0.1)
  }

  @Test func aRunWithoutRowsIsAnError() throws {
    let files = try TestFiles()
    let path = try files.write("none", "#!/bin/sh\necho heading\n", mode: 0o755)
    #expect(throws: BenchmarkError.self) {
      try FirstRow.seconds(EarshotProgram(path: path), "in.csv", keepsLists: false)
    }
  }
}
