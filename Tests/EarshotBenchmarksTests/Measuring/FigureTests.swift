import Testing

@testable import EarshotBenchmarks

@Suite struct FigureTests {
  @Test func figuresAreOneObject() {
    let figures = [
      Figure(.boundaryDifferences, 0), Figure(.annotateCPURatio, 0.59961), Figure(.worstMarks, nil),
      Figure(.twoJobsCPUExcess, -1.25),
    ]
    #expect(
      Figure.json(figures)
        == #"{"boundary_differences":0,"annotate_cpu_ratio":0.600,"worst_marks_ratio":null,"#
        + #""two_jobs_cpu_excess_points":-1.3}"#
    )
    #expect(figures.map(\.text) == ["0", "0.600", "–", "-1.3"])
  }

  @Test(arguments: FigureName.Source.allCases)
  func everySourceHasFigures(source: FigureName.Source) {
    #expect(FigureName.allCases.contains { $0.source == source })
  }

  @Test func namesAndMeaningsDiffer() {
    let meanings = FigureName.allCases.map(\.meaning)
    #expect(Set(meanings).count == meanings.count)
  }
}
