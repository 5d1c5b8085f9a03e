import Testing

@testable import EarshotBenchmarks

@Suite struct MeasurementTests {
  static let runs = [
    ChildRun(wallSeconds: 2, cpuSeconds: 2.5, peakBytes: 60_000_000),
    ChildRun(wallSeconds: 8, cpuSeconds: 2.25, peakBytes: 64_000_000),
    ChildRun(wallSeconds: 4, cpuSeconds: 3, peakBytes: 62_000_000),
  ]

  @Test func speedIsThatOfTheMedianRun() {
    let measurement = Measurement(jobs: 2, rows: 1_000, bytes: 20_000_000, runs: Self.runs)
    #expect(measurement.cells == ["2", "250", "5.0", "4.00", "2.00", "2.50", "64.0"])
    #expect(
      measurement.json
        == #"{"jobs":2,"rows_per_second":250,"bytes_per_second":5000000,"#
        + #""median_wall_seconds":4.0000,"minimum_wall_seconds":2.0000,"#
        + #""median_cpu_seconds":2.5000,"peak_bytes":64000000,"#
        + #""wall_seconds":[2.0000,8.0000,4.0000]}"#
    )
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (1.005, 1, "1.0"), (2.96, 1, "3.0"), (0.0625, 3, "0.063"), (41.5, 0, "42"),
  ])
  func decimalsAreRounded(value: Double, digits: Int, text: String) {
    #expect(Decimal.text(value, digits) == text)
  }

  @Test func cellsStandAtTheRight() {
    #expect(PlainTable.lines([["a", "bb"], ["100", "2"]]) == ["  a  bb", "100   2"])
    #expect(PlainTable.lines([]).isEmpty)
  }
}

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
}
