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

  /// Store k of sixty has k comments, and the smallest come first.
  @Test(arguments: ["html", "md"])
  func theLargestSegmentsAreShown(format: String) throws {
    let rows = (1...60).flatMap { store in
      (1...store).map { "s\(store)-\($0),2026-02-02,The train was late,Shop \(store).\n" }
    }
    let run = try Earshot.run(
      ["report", "-", "--segment", "store", "-o", "-", "--format", format, "--quiet"],
      input: "id,date,comment,store\n" + rows.joined()
    )
    #expect(run.status == 0 && run.text.contains("The 40 largest of 60 segments."))
    for store in 1...60 {
      #expect(run.text.contains("Shop \(store).") == (store > 20), "store \(store)")
    }
  }

  @Test func aDayIsNotSaidToBeQuietBesideExceptions() throws {
    let run = try Earshot.run(
      [
        "report", Repository.corpora[0], "--by", "day", "-o", "-", "--format", "md", "--quiet",
      ],
      lexicons: Repository.lexicons
    )
    #expect(run.text.contains("No single day stands out from all the others"), "\(run.errors)")
    #expect(run.text.contains("What moved against the days before stands under"))
    #expect(run.text.contains("Words in the weeks of it, 1 to 14 June 2026: "))
    #expect(run.text.contains("the most complaints name is Signing in and account access: "))
  }

  @Test(arguments: [("Europe/London", "00:30 Europe/London"), (nil, "23:30 UTC")])
  func timesAreThoseOfTheZone(zone: String?, expected: String) throws {
    let row = "{\"id\":\"p1\",\"text\":\"The train was late\",\"date\":\"2026-06-30T23:30:00Z\"}\n"
    let options = zone.map { ["--time-zone", $0] } ?? []
    for format in ["html", "md"] {
      let run = try Earshot.run(
        ["report", "-", "-o", "-", "--format", format, "--quiet"] + options,
        input: row
      )
      #expect(run.text.contains(expected), "\(run.errors)")
    }
  }
}
