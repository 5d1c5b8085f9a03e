import ArgumentParser
import Testing

@testable import EarshotBenchmarks

@Suite struct VerdictTests {
  @Test(
    arguments: [
      (0.5, 0.6, .holds), (0.6, 0.6, .holds), (0.601, 0.6, .broken), (-2, -1, .holds),
      (0, 0, .holds),
      (nil, 0.6, .unknown), (0.5, nil, .unlimited), (nil, nil, .unlimited),
    ] as [(Double?, Double?, Verdict.Outcome)]
  )
  func aFigureHoldsUpToItsLimit(value: Double?, limit: Double?, outcome: Verdict.Outcome) {
    let verdict = Verdict(figure: Figure(.annotateCPURatio, value), limit: limit)
    #expect(verdict.outcome == outcome)
    #expect(verdict.isBad == (outcome == .broken || outcome == .unknown))
  }

  static let floors = """
    figure\tlimit
    annotate_cpu_ratio\t0.6
    first_row_ms\t80
    peak_1300_mb\t96

    """

  @Test func thePageNamesWhatIsBroken() throws {
    let page = VerdictPage(
      figures: [
        Figure(.annotateCPURatio, 0.75), Figure(.firstRow, 61.25), Figure(.kpiCPURatio, 0.25),
      ],
      floors: try Floors(text: Self.floors, path: "f")
    )
    #expect(
      page.lines == [
        "",
        "figure              value  limit  verdict   what it is",
        "annotate_cpu_ratio  0.750  0.600  broken    CPU of annotate ÷ ICU word loop",
        "first_row_ms         61.3   80.0  holds     start to first row out, ms",
        "kpi_cpu_ratio       0.250      –  no limit  CPU of kpi ÷ ICU word loop",
        "Not held: annotate_cpu_ratio",
        "Not looked at: peak_1300_mb",
        #"{"figures":[{"figure":"annotate_cpu_ratio","value":0.750,"limit":0.600,"verdict":"broken"},"#
          + #"{"figure":"first_row_ms","value":61.3,"limit":80.0,"verdict":"holds"},"#
          + #"{"figure":"kpi_cpu_ratio","value":0.250,"limit":null,"verdict":"no limit"}]}"#,
      ]
    )
    #expect(throws: ExitCode.failure) { try page.printed() }
  }

  @Test func aPageWithoutFaultsIsNoFailure() throws {
    let page = VerdictPage(
      figures: [Figure(.annotateCPURatio, 0.5)],
      floors: try Floors(text: Self.floors, path: "f")
    )
    #expect(page.lines.contains("Every limit that was looked at holds."))
    try page.printed()
  }
}
