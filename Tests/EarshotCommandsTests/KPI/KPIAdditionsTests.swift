import Testing

@Suite struct KPIAdditionsTests {
  /// Eighty answers in February and March; late trains have low scores, but for four of them.
  static func survey() -> String {
    var lines = ["id,date,NPS,comment,region"]
    for row in 0..<80 {
      let isLate = row % 2 == 0
      let score = isLate ? (row % 20 == 0 ? 10 : 1) : 9
      lines.append(
        "r\(row),2026-0\(2 + row / 40)-\(10 + row % 10),\(score),"
          + "\(isLate ? "The train was late and broken" : "The staff were lovely"),"
          + (row % 8 < 4 ? "North" : "South")
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let goals = """
    - {metric: nps, baseline: -20, target: 60, start: 2026-02-01, deadline: 2026-06-30}
    - metric: topic_share
      topic: wait-time
      segment: {region: North}
      baseline: 60
      target: 10
      start: 2026-02-01
      deadline: 2026-03-31
    """

  static func run(_ arguments: [String]) throws -> JSONTree {
    let folder = try TestFolder()
    let path = try folder.write("goals.yaml", goals)
    let words = arguments.map { $0.replacing("GOALS", with: path) }
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"] + words,
      input: survey()
    )
    try #require(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)
  }

  @Test func withoutThemTheShapeIsAsEver() throws {
    #expect(try Self.run([]).keys == ["manifest", "kpis"])
    let whole = try Self.run(["--goals", "GOALS", "--drivers", "--mismatches", "3"])
    #expect(whole.keys == ["manifest", "kpis", "goals", "drivers", "mismatches"])
  }

  @Test func goalsAreJudgedByPeriod() throws {
    let whole = try Self.run(["--goals", "GOALS", "--by", "month"])
    let goals = whole["goals"].items
    #expect(goals.map { $0["period"].string } == ["2026-02", "2026-03", "2026-02", "2026-03"])
    #expect(goals.map { $0["base"].int } == [40, 40, 20, 20])
    // 22 promoters and 18 detractors of 40, held against the line of the month.
    #expect(goals[0]["value"] == .number("10.0") && goals[0]["rating"].string == "NPS")
    #expect(goals[2]["segment"]["region"].string == "North")
    #expect(goals[2]["verdict"].string == "cannot tell at this n")
    #expect(goals[2]["needed_base"].int != nil)
    // The goal's segment does not cut the table.
    #expect(whole["kpis"].items.allSatisfy { $0["segment"].keys.isEmpty })
    #expect(whole["manifest"].keys.contains("options"))
  }

  @Test func driversAddUpToTheScore() throws {
    let reports = try Self.run(["--drivers"])["drivers"].items
    #expect(reports.map { $0["kpi"].string } == ["nps"])
    let report = try #require(reports.first)
    #expect(report["caveat"].string?.hasPrefix("Association, not cause") == true)
    #expect(report["value"] == .number("10.0") && report["share_total"] == .number("10.0"))
    let late = try #require(report["topics"].items.first { $0["topic"].string == "wait-time" })
    // Without the late trains only promoters are left.
    #expect(late["base"].int == 40 && late["base_without"].int == 40)
    #expect(late["driver_impact"] == .number("-90.0") && late["share"] == .number("-40.0"))
    #expect(late["verdict"] == .null)
  }

  @Test func theClearestMismatchesAreListed() throws {
    let list = try Self.run(["--mismatches", "3"])["mismatches"].items
    #expect(list.map { $0["id"].string } == ["r0", "r20", "r40"])
    #expect(list.allSatisfy { $0["score"].int == 10 && $0["kind"].string == "complaint" })
    #expect(list.first?["text"].string == "The train was late and broken")
  }

  @Test func theTerminalShowsThemBelowTheTable() throws {
    let folder = try TestFolder()
    let path = try folder.write("goals.yaml", Self.goals)
    let run = try Earshot.run(
      ["kpi", "-", "--quiet", "--goals", path, "--drivers", "--mismatches", "1"],
      input: Self.survey()
    )
    #expect(run.status == 0, "\(run.errors)")
    let headings = ["Goals", "Drivers of nps (NPS): +10.0 over 80 rated comments"]
    for heading in headings { #expect(run.lines.contains(heading), "\(run.text)") }
    #expect(
      run.text.contains("Association, not cause") && run.text.contains("Score and text disagree")
    )
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test(arguments: [
    (["--goals", "DIR/none.yaml"], "none.yaml: error: "),
    (["--goals", "DIR/bad.yaml"], "bad.yaml:3: error: 'npss' is no metric"),
    (["--goals", "DIR/topic.yaml"], "Did you mean 'wait-time'?"),
    (["--drivers", "--format", "csv"], "have no CSV form"),
    (["--mismatches", "0"], "'0' comments cannot be listed"),
    (["--goals", "DIR/good.yaml", "--segment", "NPS"], "add --segment 'region'"),
    (["--goals", "DIR/column.yaml"], "regoin"),
  ])
  func mistakesEndTheRun(arguments: [String], needle: String) throws {
    let folder = try TestFolder()
    try folder.write("good.yaml", Self.goals)
    try folder.write("bad.yaml", "# a\n\n" + Self.goals.replacing("nps", with: "npss"))
    try folder.write("topic.yaml", Self.goals.replacing("wait-time", with: "wait-tim"))
    try folder.write("column.yaml", Self.goals.replacing("region", with: "regoin"))
    let words = arguments.map { $0.replacing("DIR", with: folder.path) }
    let run = try Earshot.run(["kpi", "-", "--quiet"] + words, input: Self.survey())
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains(needle) && run.errors.contains("Fix: "), "\(run.errors)")
    #expect(run.errors.lines.count == 1, "\(run.errors)")
  }
}
