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

  @Test func aWeighedRunDoesNotCountWhatItsStarterHolds() throws {
    let held = [UInt8](repeating: 1, count: 100_000_000)
    let plain = try ChildRun.run("/bin/sleep", ["0.05"])
    let weighed = try ChildRun.weighed("/bin/sleep", ["0.05"])
    #expect(plain.peakBytes > held.count)
    #expect(weighed.peakBytes < held.count / 2)
    #expect(weighed.wallSeconds >= 0.05)
    #expect(ChildRun(line: weighed.line) == weighed)
    #expect(throws: BenchmarkError.self) { try ChildRun.weighed("/bin/false", []) }
    #expect(held.allSatisfy { $0 == 1 })
  }

  @Test(arguments: ["", "1 2", "1 2 3 4", "1 x 3", "1 2 3.5"])
  func anotherLineIsNone(line: String) { #expect(ChildRun(line: line) == nil) }

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
