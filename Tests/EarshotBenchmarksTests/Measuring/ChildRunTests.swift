import Testing

@testable import EarshotBenchmarks

@Suite struct ChildRunTests {
  @Test func aRunIsTimedAndWeighed() throws {
    let run = try ChildRun.run("/bin/sleep", ["0.05"])
    #expect(run.wallSeconds >= 0.05)
    #expect(run.cpuSeconds < run.wallSeconds)
    #expect(run.peakBytes > 100_000)
  }

  @Test(arguments: [
    ("/bin/false", []), ("/nowhere/earshot", []), ("/bin/sh", ["-c", "kill -9 $$"]),
  ])
  func aFailedRunIsAnError(program: String, arguments: [String]) {
    #expect(throws: BenchmarkError.self) { try ChildRun.run(program, arguments) }
  }

  @Test func outputErrorsAndVariablesGoWhereTheyAreSent() throws {
    let folder = try TestFiles()
    let (output, errors) = (folder.path("out"), folder.path("err"))
    _ = try ChildRun.run(
      "sh",
      ["-c", #"echo "$GREETING"; echo oops >&2"#],
      output: output,
      errors: errors,
      environment: ["GREETING": "hello = you"]
    )
    #expect(try folder.text("out") == "hello = you\n")
    #expect(try folder.text("err") == "oops\n")
  }
}
