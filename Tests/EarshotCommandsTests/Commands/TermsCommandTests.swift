import Testing

@Suite struct TermsCommandTests {
  /// 1,000 comments of one month with "login" in 40 of them, 1,000 of the next with it in 10.
  private static let survey: String = {
    var lines = ["id,date,region,text"]
    for month in 1...2 {
      for row in 0..<1000 {
        let has = row < (month == 1 ? 40 : 10)
        lines.append(
          "\(month)-\(row),2026-0\(month)-15,\(row % 4 != 0 ? "North" : "South"),"
            + (has ? "the login failed" : "the train was fine")
        )
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func terms(_ arguments: [String], input: String = survey) throws -> [JSONTree] {
    let run = try Earshot.run(
      ["terms", "-", "--format", "ndjson", "--quiet"] + arguments,
      input: input
    )
    #expect(run.status == 0, "\(run.errors)")
    return try run.lines.map { try JSONTree($0) }
  }

  /// 40 in 1,000 against 10 in 1,000 is 19.736032.
  @Test(arguments: [
    ["--where", "period=2026-01"],
    ["--where", "period=2026-01", "--against", "period=2026-02"],
    ["--where", "period=2026-Q1", "--where", "period=2026-01"],
  ])
  func theMeasureIsDunnings(arguments: [String]) throws {
    let terms = try Self.terms(arguments)
    let login = try #require(terms.first { $0["term"].string == "login" })
    #expect(login["count"].int == 40 && login["base"].int == 1000)
    #expect(login["count_reference"].int == 10 && login["base_reference"].int == 1000)
    guard case .number(let keyness) = login["keyness"] else {
      Issue.record("\(login) has no keyness")
      return
    }
    #expect(abs((Double(keyness) ?? 0) - 19.736032) < 1e-4)
    #expect(login["example"].string == "the login failed")
    // A pair needs one word that is no function word.
    #expect(terms.contains { $0["term"].string == "login failed" })
    #expect(!terms.contains { $0["term"].string == "the" })
  }

  @Test func whatIsRarerIsBelowZero() throws {
    let terms = try Self.terms(["--where", "period=2026-02"])
    let login = try #require(terms.first { $0["term"].string == "login" })
    #expect(login["keyness"] == .number("-19.736"))
    let positive = terms.prefix { !($0["keyness"] == login["keyness"]) }
    #expect(positive.contains { $0["term"].string == "train" })
  }

  @Test func anotherFileIsTheReference() throws {
    let folder = try TestFolder()
    let lines = Self.survey.split(separator: "\n")
    let head = String(lines[0])
    let first = try folder.write(
      "a.csv",
      ([head] + lines[1...1000].map(String.init)).joined(separator: "\n")
    )
    let second = try folder.write(
      "b.csv",
      ([head] + lines[1001...].map(String.init)).joined(separator: "\n")
    )
    let run = try Earshot.run(["terms", first, "--compare", second, "--format", "csv", "--quiet"])
    #expect(run.text.hasPrefix("term,keyness,count,base"))
    #expect(run.text.contains("login,19.736,40,1000,10,1000,"))
    let north = try Earshot.run(
      [
        "terms", first, "--compare", second, "--where", "region=North", "--format", "csv",
        "--quiet",
      ]
    )
    #expect(north.text.contains(",30,750,7,750,"))
  }

  @Test func theSameForAnyCut() throws {
    let whole = try Self.terms(["--where", "period=2026-01", "--jobs", "1"])
    let cut = try Self.terms(["--where", "period=2026-01", "--jobs", "3", "--chunk-bytes", "700"])
    #expect(whole == cut)
  }

  @Test(arguments: [
    ([], "error: nothing is compared"),
    (["--where", "x=1", "--against", "x=2", "--compare", "b"], "error: --against and --compare"),
    (["--where", "regio=1"], "there is no column \"regio\""),
    (["--where", "id=1", "--top", "0"], "--top"),
    (["--where", "id=1", "--format", "xml"], "error: 'xml'"),
  ])
  func whatMeansNothingIsOneLine(arguments: [String], message: String) throws {
    let run = try Earshot.run(["terms", "-", "--quiet"] + arguments, input: Self.survey)
    #expect(run.status == 2 && run.output.isEmpty && run.errors.lines.count == 1)
    #expect(run.errors.contains(message) && run.errors.contains("Fix: "), "\(run.errors)")
  }
}
