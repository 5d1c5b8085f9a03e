import Testing

@Suite struct ReportCommandTests {
  @Test func allFormatsHaveTheSameFigures() throws {
    let folder = try TestFolder()
    let file = try folder.write("survey.csv", KPICommandTests.survey())
    var texts: [String: String] = [:]
    for format in ["html", "md", "json"] {
      let output = folder.path + "/report." + format
      let run = try Earshot.run(["report", file, "-o", output, "--quiet"])
      #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
      texts[format] = try folder.text("report." + format)
    }
    let whole = try JSONTree(try #require(texts["json"]))
    #expect(!whole.keys.isEmpty)
    // NPS of 30 promoters and 10 detractors; a quarter of the comments complains of the wait.
    for figure in ["+50.0", "25.0\u{A0}%"] {
      #expect(texts["html"]?.contains(figure) == true, "\(figure) in HTML")
      let plain = figure.replacing("\u{A0}", with: " ")
      #expect(texts["md"]?.contains(plain) == true, "\(plain) in Markdown")
    }
    #expect(texts["json"]?.contains("50.0") == true && texts["json"]?.contains("25.0") == true)
    #expect(try folder.names == ["report.html", "report.json", "report.md", "survey.csv"])
  }

  @Test func thePageReachesNothingOutside() throws {
    let run = try Earshot.run(
      ["report", "-", "-o", "-", "--format", "html", "--quiet"],
      input: KPICommandTests.survey()
    )
    #expect(run.status == 0 && run.text.hasPrefix("<!DOCTYPE html>"))
    for needle in ["<script src", "<link", "@import", "src=\"http", "url("] {
      #expect(!run.text.contains(needle), "\(needle)")
    }
  }

  @Test func theManifestNamesTheMakers() throws {
    let folder = try TestFolder()
    let file = try folder.write("survey.csv", KPICommandTests.survey())
    let run = try Earshot.run(["report", file, "-o", "-", "--format", "json", "--quiet"])
    for needle in ["\"sha256\"", "test-en/valence.tsv", "\"survey.csv\"", "minimum-base", "UTC"] {
      #expect(run.text.contains(needle), "\(needle)")
    }
    #expect(!run.text.contains(folder.path), "the folder of the user is no part of a result")
  }
}
