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
}
