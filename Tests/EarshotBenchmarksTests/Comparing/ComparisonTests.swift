import Testing

@testable import EarshotBenchmarks

@Suite struct ComparisonTests {
  /// Runs of which the first is far off, so that only medians give round figures.
  static func comparison(
    _ times: [(Comparison.Contestant, wall: Double, cpu: Double)]
  ) -> Comparison {
    var comparison = Comparison()
    for (contestant, wall, cpu) in times {
      for scale in [9.0, 1.0, 0.5, 1.0, 1.0] {
        comparison.add(
          ChildRun(wallSeconds: wall * scale, cpuSeconds: cpu * scale, peakBytes: 40_000_000),
          contestant
        )
      }
    }
    return comparison
  }

  static let usual = comparison([
    (.icuOne, 4, 4), (.icuTwo, 2.5, 5), (.annotateOne, 2.2, 2), (.annotateTwo, 1.43, 2.6),
    (.kpiOne, 1.2, 1),
  ])

  @Test func figuresAreRatiosOfMedians() {
    let figures = Self.usual.figures
    #expect(
      figures.map(\.name) == [
        .annotateCPURatio, .kpiCPURatio, .twoJobsWallExcess, .twoJobsCPUExcess,
      ]
    )
    // Wall 1.43 ÷ 2.2 less 2.5 ÷ 4; CPU 2.6 ÷ 2 less 5 ÷ 4, in points.
    #expect(figures.map(\.text) == ["0.500", "0.250", "0.025", "5.0"])
  }

  @Test func whatDidNotRunCannotBeTold() {
    #expect(Comparison().figures.allSatisfy { $0.value == nil })
    let alone = Self.comparison([(.icuOne, 4, 4), (.annotateOne, 2, 2)])
    #expect(alone.figures.map(\.text) == ["0.500", "–", "–", "–"])
  }

  @Test func theTableHasARowForEach() {
    let table = Self.usual.table(bytes: 44_000_000)
    #expect(table.count == 1 + Comparison.Contestant.allCases.count)
    #expect(
      table[3] == ["annotate --jobs 1", "2.200", "2.000", "2000000000", "20.0", "0.500", "40.0"]
    )
    #expect(
      Self.usual.secondWorker == [
        "wall with 2 ÷ with 1: annotate 0.650, ICU word loop 0.625",
        "CPU growth with 2: annotate 30.0 %, ICU word loop 25.0 %",
      ]
    )
  }

  @Test func runsAreOneObject() {
    let json = Self.comparison([(.kpiOne, 1, 0.5)]).json
    #expect(
      json.hasSuffix(
        #""kpi_1":{"median_wall_seconds":1.0000,"median_cpu_seconds":0.5000,"peak_bytes":40000000,"#
          + #""wall_seconds":[9.0000,1.0000,0.5000,1.0000,1.0000],"#
          + #""cpu_seconds":[4.5000,0.5000,0.2500,0.5000,0.5000]}}"#
      )
    )
    #expect(json.hasPrefix(#"{"icu_1":{"median_wall_seconds":0.0000,"#))
  }
}
