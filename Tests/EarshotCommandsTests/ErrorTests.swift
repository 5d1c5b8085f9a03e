import Foundation
import Testing

/// What the command says when it cannot run: on standard error, with the place and the mend, and exit code 2.
@Suite struct ErrorTests {
  /// A call that cannot run; `DIR` stands for the folder of its files.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: [UInt8]] = [:]
    var arguments: [String]
    /// What the message has to hold; the first is how it begins.
    var needles: [String]

    var testDescription: String { name }

    init(_ name: String, _ files: [String: String], _ arguments: String, _ needles: [String]) {
      self.name = name
      self.files = files.mapValues { Array($0.utf8) }
      self.arguments = arguments.split(separator: " ").map(String.init)
      self.needles = needles
    }

    init(_ name: String, bytes: [String: [UInt8]], _ arguments: String, _ needles: [String]) {
      self.init(name, [:], arguments, needles)
      files = bytes
    }
  }

  private static let survey = ["a.csv": "id,comment\n1,late\n"]

  private static let inputs = [
    Case("missing file", [:], "annotate DIR/none.csv", ["DIR/none.csv: error: ", "no such file"]),
    Case("empty file", ["a.csv": ""], "annotate DIR/a.csv", ["DIR/a.csv: error: ", "empty"]),
    Case(
      "window of 2 GB",
      // A frame without a size, its window, and one raw block, which is the last.
      bytes: [
        "a.zst": [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x69, 0x00, 0x00]
          + Array("comment\nlate\n".utf8)
      ],
      "annotate DIR/a.zst",
      ["DIR/a.zst: error: ", "larger window", "`zstd -d --long=31 DIR/a.zst`"]
    ),
    Case("directory", [:], "annotate DIR", ["DIR: error: ", "directory"]),
    Case(
      "binary file",
      bytes: ["a.csv": [0x7F, 0x45, 0x4C, 0x46] + [UInt8](0...255)],
      "annotate DIR/a.csv",
      ["DIR/a.csv: error: ", "program"]
    ),
    Case(
      "workbook",
      bytes: ["a.xlsx": Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 200)],
      "annotate DIR/a.xlsx",
      ["DIR/a.xlsx: error: ", "XLSX", "export it as CSV"]
    ),
    Case(
      "missing column",
      ["a.csv": "id,remarks_text,region\n1,late,North\n"],
      "annotate DIR/a.csv --text-column remark_text",
      ["DIR/a.csv:1: error: ", "Did you mean \"remarks_text\"?", "region"]
    ),
    Case(
      "no column of text",
      ["a.csv": "n,m\n1,2\n"],
      "annotate DIR/a.csv",
      ["DIR/a.csv:1: error: ", "n", "m", "--text-column"]
    ),
    Case(
      "segment column",
      survey,
      "kpi DIR/a.csv --segment regoin",
      ["DIR/a.csv:1: error: ", "regoin", "comment"]
    ),
    Case(
      "unclosed quote",
      ["a.csv": "id,comment\n1,late\n2,\"never closed\n3,more\n"],
      "annotate DIR/a.csv",
      ["DIR/a.csv:3:3: error: ", "quote"]
    ),
    Case("second file", survey, "annotate DIR/a.csv DIR/b.csv", ["DIR/b.csv: error: "]),
    Case(
      "truncated gzip",
      bytes: ["a.csv.gz": [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B]],
      "annotate DIR/a.csv.gz",
      ["DIR/a.csv.gz: error: "]
    ),
  ]

  private static let options = [
    ("annotate DIR/a.csv -o DIR/b.csv --rejects DIR/b.csv", ["error: ", "DIR/b.csv", "--rejects"]),
    ("annotate DIR/a.csv --format xml", ["error: 'xml'", "csv or ndjson"]),
    ("annotate DIR/a.csv --taxonomy ships", ["error: ", "'ships'", "service"]),
    ("annotate DIR/a.csv --score-scale 0-11", ["error: '0-11'", "1-5"]),
    ("annotate DIR/a.csv --date-order best", ["error: 'best'", "dmy or mdy"]),
    ("annotate DIR/a.csv --time-zone Mars/Base", ["error: ", "Mars/Base"]),
    ("annotate DIR/a.csv --encoding klingon", ["DIR/a.csv: error: ", "klingon"]),
    ("annotate DIR/a.csv --input-format xml", ["error: 'xml'", "ndjson"]),
    ("annotate DIR/a.csv --delimiter ab", ["error: 'ab'", "one ASCII character"]),
    ("annotate DIR/a.csv --jobs 0", ["error: '0'", "--jobs"]),
    ("annotate DIR/a.csv --lexicons DIR/none", ["error: ", "DIR/none", "--lexicons"]),
    ("annotate - -", ["error: ", "only once"]),
    ("annotate DIR/a.csv --language englisch", ["error: 'englisch' is no language", "such as en"]),
    ("kpi DIR/a.csv --language xx", ["error: 'xx' is no language", "--language"]),
    ("flag DIR/a.csv --language und", ["error: 'und' is no language", "--language"]),
    ("kpi DIR/a.csv --exceptions --format csv", ["error: --exceptions has no CSV", "json"]),
    (
      "kpi DIR/a.csv --exceptions --format openmetrics",
      ["error: --exceptions has no OpenMetrics", "json"]
    ),
    ("kpi DIR/a.csv --by fortnight", ["error: 'fortnight'", "week"]),
    ("kpi DIR/a.csv --format html", ["error: 'html'", "json"]),
    ("flag DIR/a.csv --action sue", ["error: 'sue'", "apologise"]),
    ("flag DIR/a.csv --since noon", ["error: 'noon'", "--since"]),
    ("flag DIR/a.csv --minimum-severity 2", ["error: ", "between 0 and 1"]),
    ("flag DIR/a.csv --top 0", ["error: '0'", "--top"]),
    ("report DIR/a.csv -o DIR/report.docx", ["error: ", "report.docx", ".html"]),
    ("report DIR/a.csv -o DIR/r.html --now noon", ["error: 'noon'", "--now"]),
    ("tokenize DIR/a.csv --boundaries mine", ["error: 'mine'", "icu"]),
    ("tokenize DIR/a.csv --format xml", ["error: 'xml'", "text"]),
    ("explain late --format xml", ["error: 'xml'", "json"]),
    ("annotate DIR/a.csv -o DIR/none/out.csv", ["DIR/none/out.csv: error: ", "Fix: "]),
    ("annotate DIR/a.csv -o DIR", ["DIR: error: ", "Is a directory"]),
  ].map { Case($0.0, survey, $0.0, $0.1) }

  @Test(arguments: inputs + options)
  func oneLineNamesPlaceAndMend(example: Case) throws {
    let folder = try TestFolder()
    for (name, bytes) in example.files { try folder.write(name, bytes) }
    var arguments = example.arguments.map { $0.replacing("DIR", with: folder.path) }
    let output = folder.path + "/out.ndjson"
    if arguments[0] == "annotate", !arguments.contains("-o") { arguments += ["-o", output] }
    let run = try Earshot.run(arguments + (arguments[0] == "explain" ? [] : ["--quiet"]))
    #expect(run.status == 2 && run.output.isEmpty, "\(run.text)")
    #expect(run.errors.lines.count == 1, "\(run.errors)")
    let message = run.errors.replacing(folder.path, with: "DIR")
    #expect(message.hasPrefix(example.needles[0]), "\(message)")
    for needle in example.needles { #expect(message.contains(needle), "\(needle) in \(message)") }
    #expect(message.contains("Fix: "), "\(message)")
    #expect(try folder.names == example.files.keys.sorted(), "something was left behind")
  }

  @Test(arguments: [["--nonsense"], ["annotate", "--nonsense", "a.csv"], ["annotate"], ["--jobs"]])
  func unknownWordsAreExplained(arguments: [String]) throws {
    let run = try Earshot.run(arguments)
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("Usage"), "\(run.errors)")
  }

  /// Pages that are printed as a whole, and the help.
  @Test(arguments: [["explain", "late"], ["lexicon", "check"], ["--help"], ["--version"]])
  func whatCannotBePrintedIsToldAndGivesTwo(arguments: [String]) throws {
    let run = try Earshot.start(arguments, output: "/dev/full").outcome()
    #expect(run.status == 2)
    #expect(
      run.errors.hasPrefix("error: the output cannot be written: No space left on device. Fix:")
    )
  }

  @Test func theWrongFileOutIsLeftAsItWas() throws {
    let folder = try TestFolder()
    let file = try folder.write("a.csv", "id,comment\n1,late\n2,\"open\n")
    let output = try folder.write("out.csv", "what was there before\n")
    let run = try Earshot.run(["annotate", file, "-o", output, "--quiet"])
    #expect(run.status == 2)
    #expect(try folder.text("out.csv") == "what was there before\n")
    #expect(try folder.names == ["a.csv", "out.csv"])
  }

  @Test func devicesAndPipesAreNotReplaced() throws {
    let folder = try TestFolder()
    let file = try folder.write("a.csv", "id,comment\n1,late\n")
    let device = try Earshot.run(["annotate", file, "-o", "/dev/null", "--quiet"])
    #expect(device.status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    let link = folder.path + "/link.csv"
    let target = try folder.write("target.csv", "")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(try Earshot.run(["annotate", file, "-o", link, "--quiet"]).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try folder.text("target.csv").hasPrefix("id,comment,earshot_label"))
  }

  @Test func rejectsAboveTheLimitGiveOne() throws {
    let folder = try TestFolder()
    let file = try folder.write("a.csv", "id,comment\n1,late\n2\n3,x,y\n")
    let output = folder.path + "/out.csv"
    let few = try Earshot.run(["annotate", file, "-o", output, "--max-rejects", "2"])
    #expect(few.status == 0, "\(few.errors)")
    let many = try Earshot.run(["annotate", file, "-o", output, "--max-rejects", "1"])
    #expect(many.status == 1)
    #expect(many.errors.contains("\(file):3:") && many.errors.contains("\(file):4:"))
    #expect(many.errors.contains("3 rows: 1 scored, 2 rejected"), "\(many.errors)")
    #expect(try folder.names == ["a.csv", "out.csv", "out.csv.rejects.ndjson"])
    let rejects = try folder.text("out.csv.rejects.ndjson").lines.map { try JSONTree($0) }
    #expect(rejects.map(\.["line"].int) == [3, 4])
    #expect(rejects.map(\.["record"].string) == ["2", "3,x,y"])
    #expect(
      rejects.allSatisfy { $0["reason"].string?.contains("the header has 2 columns") == true }
    )
    for command in ["kpi", "flag", "tokenize"] {
      #expect(try Earshot.run([command, file, "--quiet"]).status == 1, "\(command)")
    }
  }
}
