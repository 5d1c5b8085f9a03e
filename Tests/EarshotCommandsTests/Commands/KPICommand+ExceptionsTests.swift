import Testing

/// `earshot kpi --exceptions` on the operator sample, whose story its README tells.
@Suite struct KPIExceptionsTests {
  private static let survey = Repository.root + "/Corpora/operator/survey.csv"

  private static func run(_ arguments: [String]) throws -> Earshot.Outcome {
    try Earshot.run(
      ["kpi", survey, "--exceptions", "--quiet"] + arguments,
      lexicons: Repository.lexicons
    )
  }

  private static func number(_ value: JSONTree, else other: Double) -> Double {
    guard case .number(let digits) = value else { return other }
    return Double(digits) ?? other
  }

  @Test func theBrokenReleaseComesFirstWithItsWords() throws {
    let run = try Self.run(["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONTree(run.text)
    let first = json["exceptions"].items[0]
    #expect(first["kpi"].string == "topic_share" && first["topic"].string == "account-access")
    #expect(first["first"].string == "2026-06-01" && first["direction"].string == "rise")
    let last = try #require(first["last"].string)
    #expect(last >= "2026-06-07" && last <= "2026-06-21", "\(last)")
    #expect(Self.number(first["q"], else: 1) < 0.001 && Self.number(first["ratio"], else: 0) > 4)
    let terms = first["terms"].items.compactMap { $0["term"].string }
    #expect(terms.contains { $0.contains("log") } && terms.contains { $0.contains("update") })
    #expect(first["verbatims"].items.count >= 3)
    for line in first["verbatims"].items {
      let day = try #require(line["day"].string)
      #expect(day >= "2026-06-01" && day <= last)
    }
    #expect(Self.number(json["exception_search"]["false_discovery_rate"], else: 0) == 0.05)
    #expect(json["kpis"].items.count > 20)
  }

  @Test func aTableTellsTheRateAndTheRuns() throws {
    let run = try Self.run(["--false-discovery", "0.01"])
    let lines = run.text.lines
    let heading = try #require(lines.firstIndex { $0.hasPrefix("Exceptions by day: ") })
    #expect(lines[heading + 1].hasPrefix("False discovery rate 1 %"))
    #expect(lines[heading + 3].hasPrefix("1. account-access, topic share"))
    #expect(lines[..<heading].contains { $0.hasPrefix("nps") })
  }

  @Test func whatIsTestedDoesNotDependOnHowItIsRead() throws {
    let one = try Self.run(["--format", "json", "--jobs", "1"])
    let many = try Self.run(["--format", "json", "--jobs", "3", "--chunk-bytes", "700"])
    #expect(one.output == many.output && one.status == 0)
  }

  @Test func aDeclaredLaunchIsNoSurprise() throws {
    let folder = try TestFolder()
    let events = try folder.write(
      "events.csv",
      "name,start,end,kind,topic\nApp 5.0,2026-06-01,2026-06-21,launch,account-access\n"
    )
    let json = try JSONTree(try Self.run(["--format", "json", "--events", events]).text)
    #expect(json["exceptions"].items.allSatisfy { $0["topic"].string != "account-access" })
    let event = json["events"].items[0]
    #expect(event["name"].string == "App 5.0" && event["kind"].string == "launch")
    let effect = event["effects"].items[0]
    #expect(effect["topic"].string == "account-access")
    #expect(
      Self.number(effect["during"]["ratio"], else: 0) > 3
        && Self.number(effect["during"]["low"], else: 0) > 1
    )
    let table = try Self.run(["--events", events]).text
    #expect(table.contains("App 5.0 (launch), 2026-06-01 to 2026-06-21, about account-access"))
  }

  @Test func theFiguresStayAsTheyAre() throws {
    let plain = try Earshot.run(
      ["kpi", Self.survey, "--quiet", "--format", "json"],
      lexicons: Repository.lexicons
    )
    let figures = try JSONTree(plain.text)["kpis"]
    #expect(try JSONTree(Self.run(["--format", "json"]).text)["kpis"] == figures)
  }

  @Test(
    arguments: [
      ("--false-discovery 0", ["--false-discovery", "0.05"]),
      ("--false-discovery 1.5", ["--false-discovery", "0.05"]),
      ("--events DIR/none.csv", ["DIR/none.csv: error: "]),
      (
        "--events DIR/topic.csv",
        ["DIR/topic.csv:2: error: 'logins' is no topic", "account-access"]
      ),
      ("--events DIR/events.csv", ["DIR/events.csv:3: error: ", "'soon'", "2026-06-01"]),
    ]
  )
  func mistakesNameTheMend(_ options: String, _ needles: [String]) throws {
    let folder = try TestFolder()
    try folder.write("events.csv", "name,start\nStrike,2026-06-01\nLaunch,soon\n")
    try folder.write("topic.csv", "name,start,topic\nStrike,2026-06-01,logins\n")
    let words = options.replacing("DIR", with: folder.path).split(separator: " ").map(String.init)
    let run = try Self.run(words)
    #expect(run.status == 2 && run.output.isEmpty && run.errors.lines.count == 1, "\(run.errors)")
    let message = run.errors.replacing(folder.path, with: "DIR")
    for needle in needles + ["Fix: "] { #expect(message.contains(needle), "\(message)") }
  }

  @Test func eventsNeedTheSearch() throws {
    let run = try Earshot.run(["kpi", Self.survey, "--events", "e.csv", "--quiet"])
    #expect(run.status == 2 && run.errors.contains("--exceptions"), "\(run.errors)")
  }
}
