import Testing

/// A column that looks like ratings is never dropped without a word.
@Suite struct UnreadRatingsTests {
  fileprivate static func csv(_ column: String, _ values: [Int]) -> String {
    "comment,\(column)\n" + values.map { "late,\($0)\n" }.joined()
  }

  /// So many values that run through a range.
  fileprivate static func values(_ range: ClosedRange<Int>, _ count: Int) -> [Int] {
    (0..<count).map { range.lowerBound + $0 % range.count }
  }

  private static func kpi(_ input: String, _ more: [String] = []) throws -> Earshot.Outcome {
    try Earshot.run(["kpi", "-", "--format", "json", "--quiet"] + more, input: input)
  }

  /// A column, its answers, what is said of them, and the scale that the mend names.
  struct Doubt: Sendable {
    var name: String
    var range: ClosedRange<Int>
    var text: String
    var scale: String

    var input: String { UnreadRatingsTests.csv(name, UnreadRatingsTests.values(range, 300)) }
  }

  private static let doubts = [
    Doubt(
      name: "CSAT",
      range: 1...10,
      text: "run from 1 to 10, which may be 1-10 or 0-10",
      scale: "1-10"
    ),
    Doubt(
      name: "CSAT",
      range: 1...7,
      text: "run from 1 to 7, which may be 1-7, 1-10 or 0-10",
      scale: "1-7"
    ),
    Doubt(name: "rating", range: 0...5, text: "run from 0 to 5, which may be 0-10", scale: "0-10"),
  ]

  @Test(arguments: doubts)
  func theColumnIsToldWithTheMend(doubt: Doubt) throws {
    let run = try Self.kpi(doubt.input)
    #expect(run.status == 0 && !run.text.contains("csat_top2"))
    #expect(run.errors.lines.count == 1)
    #expect(run.errors.contains("column '\(doubt.name)' looks like a rating"), "\(run.errors)")
    #expect(run.errors.contains(doubt.text), "\(run.errors)")
    let mend = ["--score-column", doubt.name, "--score-scale", doubt.scale]
    #expect(run.errors.contains("Fix: give " + mend.joined(separator: " ")), "\(run.errors)")
    let mended = try Self.kpi(doubt.input, mend)
    #expect(mended.status == 0 && mended.errors.isEmpty)
    #expect(mended.text.contains(doubt.scale == "0-10" ? "\"nps\"" : "csat_top2"))
  }

  @Test(arguments: doubts)
  func aNamedColumnIsAnError(doubt: Doubt) throws {
    for command in ["kpi", "annotate", "lexicon coverage"] {
      let words = command.split(separator: " ").map(String.init)
      let run = try Earshot.run(
        words + ["-", "--quiet", "--score-column", doubt.name],
        input: doubt.input
      )
      #expect(run.status == 2 && run.errors.contains(doubt.text), "\(command): \(run.errors)")
      #expect(run.errors.contains("Fix: give --score-scale \(doubt.scale)"), "\(run.errors)")
    }
    let kind = try Self.kpi(doubt.input, ["--score-kind", "\(doubt.name)=csat"])
    #expect(kind.status == 2 && kind.errors.contains(doubt.text), "\(kind.errors)")
  }

  @Test(arguments: [99, 0, 7])
  func aStrayValueIsCountedAsInvalid(stray: Int) throws {
    let run = try Self.kpi(Self.csv("rating", Self.values(1...5, 299) + [stray]))
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let figures = try JSONTree(run.text)["kpis"].items
    let csat = try #require(figures.first { $0["kpi"].string == "csat_top2" })
    #expect(csat["scale"].string == "1-5" && csat["base"].int == 299)
    let invalid = try #require(figures.first { $0["kpi"].string == "invalid_answer_rate" })
    #expect(invalid["numerator"].int == 1)
  }

  @Test func theOtherColumnsAreCountedAllTheSame() throws {
    let rows = (0..<300).map { "late,\($0 % 11),\($0 % 7 + 1),spring\n" }.joined()
    let run = try Self.kpi("comment,NPS,CSAT,Overall\n" + rows)
    #expect(run.text.contains("\"nps\"") && run.errors.lines.count == 1)
    #expect(run.errors.contains("--score-column CSAT --score-scale 1-7"), "\(run.errors)")
  }

  @Test func objectsAreToldByTheirKey() throws {
    let rows = (0..<300).map { "{\"text\":\"late\",\"csat\":\($0 % 7 + 1)}\n" }.joined()
    let run = try Self.kpi(rows)
    #expect(run.errors.contains("column 'csat' looks like a rating"), "\(run.errors)")
  }

  @Test(arguments: ["comment,note\nlate,ask again\n", "comment,rating\nlate,\n", "comment,CSAT\n"])
  func whatIsNoRatingIsNotTold(input: String) throws {
    let run = try Self.kpi(input)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
  }
}
