import Testing

/// The stories that the READMEs of the sample corpora tell must be found by the report itself.
@Suite struct PlantedStoryTests {
  /// Returns the part of a Markdown report that tells what is true and new.
  private func findings(_ corpus: String) throws -> (markdown: String, json: JSONTree) {
    let run = try Earshot.run(
      ["report", corpus, "-o", "-", "--format", "md", "--quiet"],
      lexicons: Repository.lexicons
    )
    #expect(run.status == 0, "\(run.errors)")
    let start = try #require(run.text.firstRange(of: "## What is true and new")?.upperBound)
    let end = try #require(run.text[start...].firstRange(of: "\n## ")?.lowerBound)
    let json = try Earshot.run(
      ["report", corpus, "-o", "-", "--format", "json", "--quiet"],
      lexicons: Repository.lexicons
    )
    return (String(run.text[start..<end]), try JSONTree(json.text))
  }

  @Test func theBrokenLogInIsFound() throws {
    let report = try findings(Repository.corpora[0])
    let line = report.markdown.lines.first {
      $0.contains("2026-W23") && $0.contains("Signing in and account access")
    }
    #expect(line != nil, "\(report.markdown)")
    let finding = report.json["findings"].items.first {
      $0["period"].string == "2026-W23" && $0["topic"].string == "account-access"
    }
    #expect(finding?["kind"].string == "worse", "\(report.json["findings"])")
    #expect(report.markdown.lines.contains { $0.contains("2026-W23") && $0.contains("NPS") })
  }

  @Test func theStrikeIsFound() throws {
    let report = try findings(Repository.corpora[1])
    let line = report.markdown.lines.first { $0.contains("2026-W12") && $0.contains("strike") }
    #expect(line != nil, "\(report.markdown)")
    let finding = report.json["findings"].items.first {
      $0["period"].string == "2026-W12" && $0["terms"].items.contains(.string("strike"))
    }
    #expect(finding?["kind"].string == "worse", "\(report.json["findings"])")
  }
}
