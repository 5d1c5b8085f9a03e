import Foundation
import Testing

/// No command writes over what it reads, or into a file whose name promises something else.
@Suite struct OutputFileInputsTests {
  /// Calls that write; `IN` is what they read, `OUT` what they write.
  private static let calls = [
    "annotate IN -o OUT", "annotate IN -o DIR/free.csv --rejects OUT",
    "report IN -o OUT --format json",
    "flag IN -o OUT", "kpi IN -o OUT --format json", "kwic late IN -o OUT", "tokenize IN -o OUT",
    "terms IN --where topic=refund -o OUT", "terms DIR/b.csv --compare IN -o OUT",
    "lexicon coverage IN -o OUT --format json", "evaluate IN -o OUT --format json",
    "calibrate IN -o DIR/overlay --out-of-fold OUT",
  ]

  private static func words(
    _ call: String,
    _ input: String,
    _ output: String,
    _ folder: TestFolder
  ) -> [String] {
    let words = call.split(separator: " ").map(String.init).map { word -> String in
      switch word {
      case "IN": input
      case "OUT": output
      default: word.replacing("DIR", with: folder.path)
      }
    }
    return words + ["--quiet"]
  }

  private static let gold = #"{"text":"late","label":"negative"}"# + "\n"

  @Test(arguments: calls, ["in.ndjson", "hard.ndjson", "soft.ndjson"])
  func theInputIsNotWrittenOver(call: String, name: String) throws {
    let folder = try TestFolder()
    let input = try folder.write("in.ndjson", Self.gold)
    try folder.write("b.csv", "comment\nlate\n")
    let files = FileManager.default
    try files.linkItem(atPath: input, toPath: folder.path + "/hard.ndjson")
    try files.createSymbolicLink(
      atPath: folder.path + "/soft.ndjson",
      withDestinationPath: input
    )
    let output = folder.path + "/" + name
    let run = try Earshot.run(Self.words(call, input, output, folder))
    #expect(run.status == 2, "\(run.text)")
    #expect(run.errors.contains("the output \(output) is the input \(input)"), "\(run.errors)")
    #expect(run.errors.contains("Fix: "))
    #expect(try folder.text("in.ndjson") == Self.gold)
    #expect(try folder.names == ["b.csv", "hard.ndjson", "in.ndjson", "soft.ndjson"])
  }

  @Test(
    arguments: calls,
    ["out.csv.gz", "out.ZST", "out.xlsx"]
  )
  func namesOfWhatCannotBeWrittenAreRefused(call: String, name: String) throws {
    let folder = try TestFolder()
    let input = try folder.write("in.ndjson", Self.gold)
    try folder.write("b.csv", "comment\nlate\n")
    let run = try Earshot.run(Self.words(call, input, folder.path + "/" + name, folder))
    #expect(run.status == 2 && run.errors.contains(name), "\(run.errors)")
    #expect(run.errors.contains("Fix: ") && run.errors.lines.count == 1)
    #expect(try folder.names == ["b.csv", "in.ndjson"])
  }

  @Test(arguments: [
    ("annotate IN -o OUT", "x.json", ".ndjson"), ("annotate IN -o OUT", "x.HTML", ".csv"),
    ("kpi IN -o OUT", "x.tsv", ".json or .csv"), ("flag IN -o OUT", "x.json", ".ndjson or .csv"),
    ("tokenize IN -o OUT", "x.csv", ".ndjson"), ("evaluate IN -o OUT", "x.csv", ".json or .md"),
  ])
  func otherFormatsAreNotWrittenUnderAName(call: String, name: String, mend: String) throws {
    let folder = try TestFolder()
    let input = try folder.write("in.ndjson", Self.gold)
    let run = try Earshot.run(Self.words(call, input, folder.path + "/" + name, folder))
    #expect(run.status == 2 && run.errors.contains(mend), "\(run.errors)")
    #expect(try folder.names == ["in.ndjson"])
  }

  @Test func namesGoInAnyCase() throws {
    let folder = try TestFolder()
    let input = try folder.write("in.csv", "comment,NPS\nlate,0\n")
    for name in ["k.JSON", "k.CSV"] {
      let run = try Earshot.run(["kpi", input, "-o", folder.path + "/" + name, "--quiet"])
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try folder.text("k.JSON").hasPrefix("{") && folder.text("k.CSV").hasPrefix("kpi,"))
  }

  @Test func filesBesideTheCommentsAreInputsToo() throws {
    let folder = try TestFolder()
    let input = try folder.write("a.csv", "comment,date\nlate,2026-01-01\n")
    let events = try folder.write("events.csv", "name,start\nlaunch,2026-01-01\n")
    for command in [["kpi", "--exceptions", "--format", "json"], ["report", "--format", "md"]] {
      let run = try Earshot.run(command + [input, "--events", events, "-o", events])
      #expect(
        run.status == 2 && run.errors.contains("the output \(events) is the input"),
        "\(run.errors)"
      )
    }
    #expect(try folder.text("events.csv").hasPrefix("name,start"))
  }
}
