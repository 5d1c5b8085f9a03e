import Foundation
import Testing

@testable import EarshotBenchmarks

@Suite struct FloorsTests {
  static let good = """
    # What the machine of today needs, and some more.
    figure\tlimit

    annotate_cpu_ratio\t0.6
    # Points, not a share.
    two_jobs_cpu_excess_points\t-1.5
    boundary_differences\t0

    """

  @Test func limitsAreRead() throws {
    let floors = try Floors(text: Self.good, path: "floors.tsv")
    #expect(
      floors.limits == [.annotateCPURatio: 0.6, .twoJobsCPUExcess: -1.5, .boundaryDifferences: 0]
    )
    #expect(floors.sources(steadyOnly: false) == [.boundaries, .comparison])
    #expect(floors.sources(steadyOnly: true) == [.boundaries])
  }

  @Test(arguments: [
    ("", ["f:1: error: no heading and no limits"]),
    ("# only\n# remarks\n", ["f:1: error: no heading and no limits"]),
    (
      "annotate_cpu_ratio\t1\n",
      ["f:1: error: no heading; 'figure', a tab and 'limit' were expected"]
    ),
    (
      "figure\tlimit\n\nkpi_cpu_ratio 1\n",
      ["f:3: error: 1 cells; a figure and a limit were expected"]
    ),
    (
      "figure\tlimit\nkpi_cpu_ratio\t1\t2\n",
      ["f:2: error: 3 cells; a figure and a limit were expected"]
    ),
    ("figure\tlimit\nspeed\t1\n", ["f:2: error: no figure is called 'speed'"]),
    ("figure\tlimit\nkpi_cpu_ratio\tfast\n", ["f:2: error: the limit 'fast' is no number"]),
    ("figure\tlimit\nkpi_cpu_ratio\tnan\n", ["f:2: error: the limit 'nan' is no number"]),
    (
      "figure\tlimit\nkpi_cpu_ratio\t1\nspeed\t\nkpi_cpu_ratio\t2",
      ["f:3: error: no figure is called 'speed'", "f:4: error: kpi_cpu_ratio has a limit already"]
    ),
  ])
  func everyBadLineIsTold(text: String, faults: [String]) {
    let error = #expect(throws: BenchmarkError.self) { try Floors(text: text, path: "f") }
    let lines = error?.description.components(separatedBy: ". Fix: ").first ?? ""
    #expect(lines == faults.joined(separator: "\n"))
  }

  @Test func theFloorsOfThePackageAreSound() throws {
    let floors = try Floors(path: PackageFolder.path(of: Floors.usualPath))
    #expect(floors.limits[.boundaryDifferences] == 0)
    #expect(FigureName.allCases.allSatisfy { floors.limits[$0] != nil })
  }
}
