import Testing

/// `earshot kpi` with operations numbers beside the comments.
@Suite struct OperationsKPITests {
  private static func figures(_ arguments: [String], input: String = "") throws -> [JSONTree] {
    let run = try Earshot.run(["kpi"] + arguments + ["--format", "json", "--quiet"], input: input)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)["kpis"].items
  }

  private static func number(_ figure: JSONTree?, _ key: String = "value") -> Double? {
    guard case .number(let text) = figure?[key] else { return nil }
    return Double(text)
  }

  private static let operatorFiles = [
    Repository.corpora[0], "--operations", Repository.root + "/Corpora/operator/operations.csv",
  ]

  /// The planted story of the sample: handle time falls, and satisfaction with it.
  @Test func cedarIsQuickerAndWorse() throws {
    let figures = try Self.figures(
      Self.operatorFiles + ["--by", "month", "--segment", "AgentGroup"]
    )
    func course(_ kpi: String) -> [Double?] {
      figures.filter {
        $0["kpi"].string == kpi && $0["segment"]["AgentGroup"].string == "Cedar"
      }.map { Self.number($0) }
    }
    let handle = course("average_handle_time")
    #expect(handle.count == 6)
    // Sums of the file, made with AWK: 7,094,527 s of 16,211 contacts in March, 5,128,785 s of 16,015 in August.
    #expect(abs((handle[0] ?? 0) - 437.637) < 0.001 && abs((handle[5] ?? 0) - 320.249) < 0.001)
    let satisfied = course("csat_top2").compactMap { $0 }
    #expect(satisfied.count == 6 && satisfied[5] < 36 && satisfied[0...3].min() ?? 0 > 40)
    let transfers = course("transfer_rate").compactMap { $0 }
    #expect(transfers[0] < 10 && transfers[5] > 16)
    let medians = figures.filter { $0["kpi"].string == "wait_median" }
    #expect(!medians.isEmpty && medians.allSatisfy { $0["value"] == .null })
    #expect(medians.allSatisfy { $0["verdict"].string == "cannot be merged" })
    #expect(course("complaints_per_1000_customers").allSatisfy { $0 != nil })
  }

  @Test func theTableShowsVolumesBesidePerception() throws {
    let run = try Earshot.run(
      ["kpi"] + Self.operatorFiles + ["--by", "month", "--segment", "AgentGroup", "--quiet"]
    )
    let heading = "What operations did, beside what customers said (base)"
    let parts = run.text.split(separator: "\n\n")
    let table = try #require(parts.first { $0.hasPrefix(heading) }).split(separator: "\n")
    #expect(table[1].contains("csat_top2") && table[1].contains("average_handle_time"))
    let cedar = table.filter { $0.hasPrefix("AgentGroup=Cedar") }
    #expect(cedar.count == 6 && cedar[5].contains("320 s") && cedar[5].contains(" % ("))
  }

  @Test func theGamedHandleTimeIsAPerceptionGap() throws {
    let arguments =
      ["kpi"] + Self.operatorFiles + ["--by", "month", "--segment", "AgentGroup", "--quiet"]
    let whole = try JSONTree(Earshot.run(arguments + ["--format", "json"]).text)
    let found = whole["perception_gaps"].items.filter {
      $0["segment"]["AgentGroup"].string == "Cedar"
    }
    #expect(found.count == 1)
    let report = try #require(found.first?["found"])
    #expect(report["periods"].items.map(\.string) == ["2026-08", "2026-08"])
    let gap = try #require(report["gaps"].items.first)
    #expect(gap["volume"]["kpi"].string == "average_handle_time")
    #expect(gap["perception"]["kpi"].string == "csat_top2")
    // No other group has one in its scores.
    let others = whole["perception_gaps"].items.compactMap { $0["segment"]["AgentGroup"].string }
    #expect(Set(others) == ["Cedar"])
    let growth = whole["complaint_growth"].items
    #expect(growth.count == 4 * 5)
    let table = try Earshot.run(arguments).text
    #expect(table.contains("AgentGroup=Cedar: Perception gaps, 2026-08 against"))
    #expect(table.contains("complaints against customers"))
  }

  @Test func theManifestNamesTheOperationsFile() throws {
    let run = try Earshot.run(["kpi"] + Self.operatorFiles + ["--format", "json", "--quiet"])
    let inputs = try JSONTree(run.text)["manifest"]["inputs"].items
    #expect(inputs.map { $0["name"].string } == ["survey.csv", "operations.csv"])
    #expect(inputs.last?["rows"].int == 736)
  }

  private static let survey =
    "id,date,csat,comment,Team\n1,2026-03-01,5,late,North\n2,2026-03-02,1,late,South\n"

  @Test func segmentsJoinByName() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "ops.csv",
      "date,squad,new_tickets\n2026-03-01,North,3\n2026-03-03,South,4\n"
    )
    let joined = try Self.figures(
      ["-", "--operations", path, "--segment", "Team", "--operations-segment", "Team=squad"],
      input: Self.survey
    ).filter { $0["kpi"].string == "new_tickets" }
    #expect(joined.map { $0["segment"]["Team"].string } == ["North", "South"])
    #expect(joined.map { Self.number($0) } == [3, 4])
    // Without a column of that name the numbers stand for all teams.
    let whole = try Self.figures(
      ["-", "--operations", path, "--segment", "Team", "--by", "day"],
      input: Self.survey
    ).filter { $0["kpi"].string == "new_tickets" }
    #expect(whole.map { $0["segment"].keys } == [[], [], []])
    #expect(whole.map { Self.number($0) } == [3, 0, 4])
  }

  @Test func rejectedRowsAreToldAndCount() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "ops.csv",
      "date,offered,abandoned\n2026-03-01,3,1\n2026-03-02,3,4\n"
    )
    let arguments = ["kpi", "-", "--operations", path]
    let run = try Earshot.run(arguments, input: Self.survey)
    #expect(run.status == 1)
    #expect(run.errors.contains("\(path):3: rejected: abandoned is 4, more than the 3 of offered"))
    let allowed = try Earshot.run(arguments + ["--max-rejects", "1"], input: Self.survey)
    #expect(allowed.status == 0)
  }

  @Test(arguments: [
    (["--operations", "DIR/none.csv"], "DIR/none.csv: error: "),
    (["--operations", "DIR/bad.csv"], "DIR/bad.csv:1: error: no column looks like"),
    (
      ["--operations", "DIR/ops.csv", "--segment", "Team", "--operations-segment", "Team=crew"],
      "error: DIR/ops.csv:1: there is no column 'crew'"
    ),
    (["--operations-segment", "Team"], "error: 'Team' joins no columns"),
    (["--operations-segment", "Team=crew"], "error: 'Team' is no segment"),
    (["--short-abandon=-1"], "error: --short-abandon cannot be -1"),
    (["--rolling", "0"], "error: --rolling cannot be 0"),
    (["--rolling", "7", "--by", "week"], "error: --by and --rolling cannot both"),
    (["--score-kind", "fun"], "error: 'fun' is no kind of score"),
    (["--score-kind", "nps"], "error: -: column 'csat' is on 1-5, and nps is asked on 0-10"),
    (["--scale-map", "DIR/map.csv"], "DIR/map.csv:2: error: \"x\" is no code"),
    (["--satisfaction-index", "a,b"], "error: 'a,b' are not three columns"),
    (["--index-weights", "1,1,1"], "error: --index-weights has no index"),
    (["--satisfaction-index", "csat,Team,date", "--index-weights", "1,1"], "error: '1,1' are not"),
  ])
  func whatCannotRunIsSaidInOneLine(arguments: [String], says: String) throws {
    let folder = try TestFolder()
    try folder.write("bad.csv", "a,b\n1,2\n")
    try folder.write("ops.csv", "date,new_tickets\n2026-03-01,3\n")
    try folder.write("map.csv", "text,code\nfine,x\n")
    let run = try Earshot.run(
      ["kpi", "-"] + arguments.map { $0.replacing("DIR", with: folder.path) },
      input: Self.survey
    )
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix(says.replacing("DIR", with: folder.path)), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1 && run.output.isEmpty)
  }

  @Test func theBytesAreTheSameForAnyCutOfTheInput() throws {
    let arguments =
      ["kpi"] + Self.operatorFiles + [
        "--by", "week", "--segment", "AgentGroup", "--format", "json", "--quiet",
      ]
    let one = try Earshot.run(arguments + ["--jobs", "1"])
    let many = try Earshot.run(arguments + ["--jobs", "3", "--chunk-bytes", "700"])
    #expect(one.status == 0 && one.output == many.output)
  }
}
