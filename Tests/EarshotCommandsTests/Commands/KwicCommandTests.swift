import Foundation
import Testing

@Suite struct KwicCommandTests {
  private static let survey = Repository.root + "/Corpora/operator/survey.csv"

  private static let comments = """
    id,date,comment,label
    1,2026-02-02,"On hold, ON HOLD again and on-hold",x
    2,2026-02-03,Nobody was holding,y
    3,,=on hold,x
    4,2026-02-10,"<b>on hold</b>
    second line",x

    """

  @Test func everyPlaceOfAPatternIsALine() throws {
    let run = try Earshot.run(
      ["kwic", "on hold", "-", "--format", "ndjson", "--quiet"],
      input: Self.comments
    )
    #expect(run.status == 0, "\(run.errors)")
    let lines = try run.lines.map { try JSONTree($0) }
    #expect(lines.map { $0["id"].string } == ["1", "1", "1", "3", "4"])
    #expect(
      lines.map { $0["keyword"].string } == ["On hold", "ON HOLD", "on-hold", "on hold", "on hold"]
    )
    #expect(
      lines[1]["pre"].string == "On hold, " && lines[1]["post"].string == " again and on-hold"
    )
    for line in lines {
      #expect(line.keys == ["id", "date", "pre", "keyword", "post", "label", "score"])
    }
  }

  @Test func conditionsMeetTogether() throws {
    let arguments = ["kwic", "on hold", "-", "--format", "ndjson", "--quiet"]
    func ids(_ conditions: [String]) throws -> [String?] {
      let more = conditions.flatMap { ["--where", $0] }
      let run = try Earshot.run(arguments + more, input: Self.comments)
      #expect(run.status == 0, "\(run.errors)")
      return try run.lines.map { try JSONTree($0)["id"].string }
    }
    #expect(try ids(["period=2026-W06"]) == ["1", "1", "1"])
    #expect(try ids(["period=none"]) == ["3"])
    #expect(try ids(["period=2026-02", "column:label=x"]) == ["1", "1", "1", "4"])
    #expect(try ids(["column:label=y"]).isEmpty)
  }

  @Test func whatASpreadsheetOrATerminalWouldObeyIsGuarded() throws {
    let csv = try Earshot.run(
      ["kwic", "*", "-", "--format", "csv", "--quiet"],
      input: Self.comments
    )
    #expect(csv.text.contains(",'=on hold,"))
    let table = try Earshot.run(
      ["kwic", "bad", "-", "--quiet"],
      input: "text\n\"\u{1B}[31m bad \u{7}\u{202E} one\"\n"
    )
    #expect(table.lines.count == 1 && !table.text.unicodeScalars.contains { $0.value == 0x1B })
  }

  /// The conditions that a figure names are those of its base: this many rows, no more and no fewer.
  @Test func aFiguresConditionsGiveItsBase() throws {
    let figures = try Earshot.run(
      [
        "kpi", Self.survey, "--by", "month", "--segment", "Region", "--format", "json", "--quiet",
      ],
      lexicons: try ThinnedLexicons.shared.path
    )
    let all = try JSONTree(figures.text)["kpis"].items.filter { ($0["base"].int ?? 0) > 0 }
    var seen: Set<[String]> = []
    let different = all.filter { seen.insert($0["where"].items.compactMap(\.string)).inserted }
    #expect(different.count > 100)
    // A spread of all kinds: every thirtieth, and one of each KPI.
    var kinds: Set<String> = []
    let tried = different.enumerated().filter {
      $0.offset % 60 == 0 || kinds.insert($0.element["kpi"].string ?? "").inserted
    }
    for (_, figure) in tried {
      let conditions = figure["where"].items.compactMap(\.string).flatMap { ["--where", $0] }
      for command in [["kwic", "*"], ["annotate"]] {
        let run = try Earshot.run(
          command + [Self.survey, "--format", "ndjson", "--quiet"] + conditions,
          lexicons: try ThinnedLexicons.shared.path
        )
        #expect(run.lines.count == figure["base"].int, "\(figure) \(command)")
      }
    }
  }

  @Test(arguments: [
    (["x", "-", "--where", "x"], "error: 'x' is no condition"),
    (["x", "-", "--where", "topic=nothing"], "error: 'nothing' is no topic"),
    (["x", "-", "--where", "period=2026-W60"], "error: '2026-W60' is not a period"),
    (["x", "-", "--where", "complaint=1"], "error: '1' is not yes or no"),
    (["x", "-", "--where", "label=good"], "error: 'good' is not a label"),
    (["x", "-", "--where", "Regio=1"], "there is no column \"Regio\""),
    (["* x", "-"], "error: '* x' begins or ends with a lone star"),
    (["", "-"], "error: the form is empty"),
    (["x", "-", "--window", "0"], "error: '0' characters"),
    (["x", "-", "--format", "xml"], "error: 'xml' is no output format"),
  ])
  func whatMeansNothingIsOneLine(arguments: [String], message: String) throws {
    let run = try Earshot.run(["kwic"] + arguments + ["--quiet"], input: Self.comments)
    #expect(run.status == 2 && run.output.isEmpty && run.errors.lines.count == 1)
    #expect(run.errors.contains(message) && run.errors.contains("Fix: "), "\(run.errors)")
  }
}
