import Testing

@Suite struct KPICommandTests {
  /// Forty answers in two weeks and two regions.
  static func survey() -> String {
    var lines = ["id,date,NPS,comment,region"]
    for row in 0..<40 {
      let day = row < 20 ? "2026-02-0\(2 + row % 5)" : "2026-02-1\(row % 5)"
      let text = row % 4 == 0 ? "The train was late" : "The staff were lovely"
      lines.append(
        "r\(row),\(day),\(row % 4 == 0 ? 2 : 10),\(text),\(row % 2 == 0 ? "North" : "South")"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func figuresHaveTheirShape() throws {
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--by", "week", "--segment", "region", "--quiet"],
      input: Self.survey()
    )
    #expect(run.status == 0, "\(run.errors)")
    let whole = try JSONTree(run.text)
    #expect(whole.keys == ["manifest", "kpis"] && !whole["manifest"].keys.isEmpty)
    #expect(!whole["kpis"].items.isEmpty)
    for figure in whole["kpis"].items {
      #expect(
        figure.keys.starts(with: [
          "kpi", "period", "segment", "value", "low", "high", "base", "verdict",
        ])
      )
      #expect(figure["base"].int != nil && figure["kpi"].string != nil)
      #expect(figure["period"] == .null || figure["period"].string?.hasPrefix("2026-W0") == true)
    }
    let segments = Set(whole["kpis"].items.compactMap { $0["segment"]["region"].string })
    #expect(segments == ["North", "South"])
  }

  @Test func thePromotersAreCounted() throws {
    let run = try Earshot.run(["kpi", "-", "--format", "json", "--quiet"], input: Self.survey())
    let figure = try #require(
      try JSONTree(run.text)["kpis"].items.first { $0["kpi"].string == "nps" }
    )
    // 30 promoters, 10 detractors.
    #expect(figure["period"] == .null && figure["base"].int == 40)
    #expect(figure["value"] == .number("50.0") && figure["verdict"] == .null)
    let few = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet", "--minimum-base", "41"],
      input: Self.survey()
    )
    let unsure = try #require(
      try JSONTree(few.text)["kpis"].items.first { $0["kpi"].string == "nps" }
    )
    #expect(unsure["verdict"].string == "cannot tell")
  }

  @Test func theTableAndCSVHaveTheSameFigures() throws {
    let csv = try Earshot.run(["kpi", "-", "--format", "csv", "--quiet"], input: Self.survey())
    let table = try Earshot.run(["kpi", "-", "--quiet"], input: Self.survey())
    #expect(csv.text.contains("50.0") && table.text.contains("50.0"))
    #expect(!table.text.contains("\u{1B}"))
  }
}
