import Testing

/// What `earshot annotate` writes where, by the shapes of its inputs and the name of its output.
@Suite struct AnnotateCommandOutputTests {
  private static let files = [
    "p.csv": "id,comment\n1,late\n2,lovely\n", "q.csv": "id,comment\n3,rude\n",
    "r.csv": "comment,shop\nbroken,North\n", "s.csv": "id;comment\n4;helpful\n",
    "p.ndjson": "{\"id\":\"5\",\"text\":\"late\",\"shop\":\"South\"}\n",
    "q.ndjson": "{\"key\":\"6\",\"text\":\"rude\"}\n", "p.txt": "never again\n",
    "t.csv": "text\nlovely\n",
  ]

  private static func folder() throws -> TestFolder {
    let folder = try TestFolder()
    for (name, text) in files { try folder.write(name, text) }
    return folder
  }

  private static func run(_ arguments: String, in folder: TestFolder) throws -> Earshot.Outcome {
    let words = arguments.split(separator: " ").map(String.init)
    return try Earshot.run(
      ["annotate"] + words.map { files[$0] == nil ? $0 : folder.path + "/" + $0 } + ["--quiet"]
    )
  }

  @Test(arguments: [
    ("p.csv p.ndjson", "p.ndjson"), ("p.csv p.txt", "p.txt"), ("p.ndjson p.csv", "p.csv"),
    ("p.ndjson p.txt", "p.txt"), ("p.txt p.ndjson", "p.ndjson"), ("p.txt p.csv", "p.csv"),
    ("p.csv q.csv r.csv", "r.csv"),
  ])
  func inputsOfOtherShapesGiveNoCSV(files: String, culprit: String) throws {
    let folder = try Self.folder()
    let run = try Self.run(files + " --format csv", in: folder)
    #expect(run.status == 2, "\(run.text)")
    #expect(run.errors.contains("the columns of \(folder.path)/\(culprit) are not those of"))
    #expect(run.errors.contains("Fix: ") && run.errors.contains("--format ndjson"))
  }

  @Test(arguments: [("p.csv q.csv s.csv", 4), ("p.ndjson q.ndjson", 2), ("p.txt t.csv", 2)])
  func inputsOfOneShapeGiveOneCSV(files: String, rows: Int) throws {
    let run = try Self.run(files + " --format csv", in: try Self.folder())
    #expect(run.status == 0, "\(run.errors)")
    let table = try CSVTable(run.text)
    #expect(table.rows.count == rows + 1)
    #expect(table.rows.allSatisfy { $0.count == table.rows[0].count })
  }

  @Test func objectsKeepTheNamesOfTheirOwnFile() throws {
    let run = try Self.run(
      "p.csv r.csv p.ndjson p.txt --format ndjson",
      in: try Self.folder()
    )
    #expect(run.status == 0, "\(run.errors)")
    let rows = try run.lines.map { try JSONTree($0) }
    let texts = rows.map { $0["comment"].string ?? $0["text"].string }
    #expect(texts == ["late", "lovely", "broken", "late", "never again"])
    #expect(rows.map(\.["shop"].string) == [nil, nil, "North", "South", nil])
    #expect(rows[2]["id"].string?.hasSuffix("r.csv:2") == true)
  }

  @Test(arguments: [
    ("x.CSV", UInt8(ascii: ",")), ("x.Csv", UInt8(ascii: ",")), ("x.tsv", UInt8(ascii: "\t")),
    ("x.TSV", UInt8(ascii: "\t")),
  ])
  func tablesGoByTheirNameInAnyCase(name: String, delimiter: UInt8) throws {
    let folder = try Self.folder()
    let run = try Self.run("p.ndjson -o \(folder.path)/\(name)", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let table = try CSVTable(folder.text(name), delimiter: delimiter)
    #expect(table.rows[0].prefix(3) == ["id", "text", "shop"] && table.rows.count == 2)
  }

  @Test(arguments: ["x.NDJSON", "x.jsonl"])
  func objectsGoByTheirNameInAnyCase(name: String) throws {
    let folder = try Self.folder()
    #expect(try Self.run("p.csv -o \(folder.path)/\(name)", in: folder).status == 0)
    #expect(try JSONTree(folder.text(name).lines[0])["comment"].string == "late")
  }

  @Test func aRejectsFileGoesWithItsRejects() throws {
    let folder = try TestFolder()
    let input = try folder.write("sr.csv", "id,comment\n1,late\n2\n")
    let output = folder.path + "/sro.csv"
    #expect(try Earshot.run(["annotate", input, "-o", output, "--quiet"]).status == 1)
    #expect(try folder.names == ["sr.csv", "sro.csv", "sro.csv.rejects.ndjson"])
    try folder.write("sr.csv", "id,comment\n1,late\n2,rude\n")
    #expect(try Earshot.run(["annotate", input, "-o", output, "--quiet"]).status == 0)
    #expect(try folder.names == ["sr.csv", "sro.csv"])
    let device = try Earshot.run(["annotate", input, "--rejects", "/dev/null", "--quiet"])
    #expect(device.status == 0)
  }
}
