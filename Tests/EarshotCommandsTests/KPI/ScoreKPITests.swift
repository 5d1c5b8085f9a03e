import Testing

/// `earshot kpi` with scores of every kind.
@Suite struct ScoreKPITests {
  private static func figures(
    _ input: String,
    _ arguments: [String] = []
  ) throws -> [String: JSONTree] {
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"] + arguments,
      input: input
    )
    try #require(run.status == 0, "\(run.errors)")
    let figures = try JSONTree(run.text)["kpis"].items.filter {
      $0["rating"] != .null || $0["kpi"].string == "satisfaction_index"
        || $0["kpi"].string == "fcr_contradiction_rate" || $0["kpi"].string == "response_rate"
    }
    return Dictionary(figures.map { ($0["kpi"].string ?? "", $0) }) { first, _ in first }
  }

  @Test func effortIsToldFromSatisfactionByItsName() throws {
    let ces = try Self.figures("comment,CES\nlate,7\nlate,5\nlate,2\nlate,9\n")
    #expect(ces["ces_top3"]?["numerator"].int == 2 && ces["ces_top3"]?["base"].int == 3)
    #expect(ces["ces_mean"]?["scale"].string == "1-7" && ces["csat_top2"] == nil)
    #expect(ces["invalid_answer_rate"]?["numerator"].int == 1)
    let csat = try Self.figures("comment,rating\nlate,7\nlate,5\n", ["--score-scale", "1-7"])
    #expect(csat["csat_top2"]?["numerator"].int == 1 && csat["ces_top3"] == nil)
    let told = try Self.figures(
      "comment,rating\nlate,7\nlate,5\n",
      ["--score-scale", "1-7", "--score-kind", "ces"]
    )
    #expect(told["ces_top3"]?["numerator"].int == 2 && told["csat_top2"] == nil)
  }

  @Test func staffAnswersHaveTheirNamesByOption() throws {
    let input = "comment,NPS,CSAT\nlate,10,5\nlate,0,4\nlate,9,1\n"
    let staff = try Self.figures(
      input,
      ["--score-kind", "NPS=enps", "--score-kind", "CSAT=employee-satisfaction"]
    )
    #expect(staff["enps"]?["numerator"].int == 1 && staff["nps"] == nil)
    #expect(staff["employee_satisfaction"]?["numerator"].int == 2 && staff["csat_top2"] == nil)
  }

  @Test func aScaleMapAddsAnswers() throws {
    let folder = try TestFolder()
    let map = try folder.write("map.csv", "text,code\nmeh,2\nspiffing,5\n")
    let figures = try Self.figures(
      "comment,rating\nlate,meh\nlate,Spiffing\nlate,4\nlate,what\n",
      ["--scale-map", map]
    )
    #expect(figures["csat_top2"]?["numerator"].int == 2)
    #expect(figures["csat_top2"]?["base"].int == 3)
    #expect(figures["invalid_answer_rate"]?["numerator"].int == 1)
  }

  @Test func threeItemsMakeAnIndex() throws {
    let input = "comment,a,b,c\nlate,10,10,1\nlate,1,10,10\nlate,10,,10\n"
    let index = try Self.figures(input, ["--satisfaction-index", "a,b,c"])["satisfaction_index"]
    // ((5.5 − 1) + (10 − 1) + (5.5 − 1)) / 3 / 9 · 100 over the two full answers.
    #expect(index?["value"] == .number("66.6667") && index?["base"].int == 2)
    let weighted = try Self.figures(
      input,
      ["--satisfaction-index", "a,b,c", "--index-weights", "0,4,0"]
    )["satisfaction_index"]
    #expect(weighted?["value"] == .number("100.0"))
  }

  @Test func answersToPublicComplaintsAreCounted() throws {
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"],
      input:
        "id,comment,replied at\n1,the train was late and the staff were rude,2026-03-01\n2,the train was late and the staff were rude,\n",
      lexicons: Repository.lexicons
    )
    let rate = try JSONTree(run.text)["kpis"].items.first { $0["kpi"].string == "response_rate" }
    #expect(rate?["base"].int == 2 && rate?["numerator"].int == 1)
  }

  @Test func resolvedContactsAreSetAgainstTheWords() throws {
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"],
      input: """
        id,comment,resolved
        1,This is the third time I have called about this and it is still not fixed.,yes
        2,The lady on the phone was very helpful.,yes
        3,This is the third time I have called about this and it is still not fixed.,no
        4,This is the third time I have called about this and it is still not fixed.,

        """,
      lexicons: Repository.lexicons
    )
    let rate = try JSONTree(run.text)["kpis"].items.first {
      $0["kpi"].string == "fcr_contradiction_rate"
    }
    #expect(rate?["base"].int == 2 && rate?["numerator"].int == 1)
  }
}
