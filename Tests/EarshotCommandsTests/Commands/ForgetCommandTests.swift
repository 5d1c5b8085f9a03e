import Testing

@Suite struct ForgetCommandTests {
  private let folder: TestFolder
  private let file: String
  private let store: String
  private let secret = "Zebedee Quill"

  init() throws {
    folder = try TestFolder()
    let own = "x1,2026-03-03,2,\"I am \(secret), the train was late\",North,QX-77\n"
    let rows =
      StoreRows.header + StoreRows.rows(0..<300) + own + ",2026-03-04,3,Rude staff,North,QX-77\n"
    file = try folder.write("survey.csv", rows)
    store = folder.path + "/a.db"
    let run = try Earshot.run(["load", file, "--store", store, "--respondent-column", "customer"])
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test func noByteIsLeft() throws {
    #expect(try StoreFiles.hold(secret, store) && StoreFiles.hold("QX-77", store))
    let run = try Earshot.run(["forget", "--respondent", "QX-77", "--store", store])
    #expect(
      run.status == 0 && run.text.contains("erased: 2 comments, 2 annotations"),
      "\(run.text)"
    )
    #expect(run.text.contains("out of reach"))
    for text in [secret, "QX-77", "Zebedee"] { #expect(try !StoreFiles.hold(text, store)) }
    // Nor does it come back.
    let again = try Earshot.run(["load", file, "--store", store, "--respondent-column", "customer"])
    #expect(
      again.errors.contains("302 rows: 0 new, 0 edited, 300 unchanged, 2 forgotten, 0 rejected")
    )
    #expect(try !StoreFiles.hold(secret, store) && !StoreFiles.hold("QX-77", store))
  }

  @Test func theFiguresAreThoseOfAFileWithoutIt() throws {
    _ = try Earshot.run(["forget", "--respondent", "QX-77", "--store", store])
    let rest = try folder.write("rest.csv", StoreRows.header + StoreRows.rows(0..<300))
    let arguments = ["--by", "day", "--format", "json", "--quiet"]
    let stored = try Earshot.run(["kpi", "--store", store] + arguments)
    let read = try Earshot.run(["kpi", rest] + arguments)
    #expect(try JSONTree(stored.text)["kpis"] == JSONTree(read.text)["kpis"])
  }

  @Test func aTextIsLookedAtBeforeItIsErased() throws {
    let before = try StoreFiles.digests(store)
    let match = ["forget", "--text-match", "zebedee quill", "--store", store]
    #expect(try Earshot.run(match).status == 2)
    let dry = try Earshot.run(match + ["--dry-run"])
    #expect(dry.status == 0 && dry.text.contains("would be erased: 1 comment,"), "\(dry.text)")
    #expect(try StoreFiles.digests(store) == before)
    #expect(try Earshot.run(match + ["--yes"]).text.contains("erased: 1 comment,"))
    #expect(try !StoreFiles.hold(secret, store))
    let none = try Earshot.run(match + ["--yes"])
    #expect(none.status == 0 && none.text.contains("nothing in the store matched"))
  }

  /// A reload that names no respondent column takes that of the first load, so that nobody gets out of reach.
  @Test func aReloadKeepsTheRespondents() throws {
    let again = try Earshot.run(["load", file, "--store", store])
    #expect(
      again.errors.contains("302 rows: 0 new, 0 edited, 302 unchanged"),
      "\(again.errors)"
    )
    let more = try folder.write(
      "more.csv",
      StoreRows.header + "x2,2026-03-05,2,\(secret) again,North,QX-77\n"
    )
    #expect(try Earshot.run(["load", more, "--store", store]).errors.contains("1 new"))
    let run = try Earshot.run(["forget", "--respondent", "QX-77", "--store", store])
    #expect(run.text.contains("erased: 3 comments"), "\(run.text)")
    #expect(try !StoreFiles.hold(secret, store) && !StoreFiles.hold("QX-77", store))
  }

  @Test(arguments: [
    (
      ["OTHER"],
      "error: DIR/other.csv has no column 'customer', which tells who wrote the comments of source 'default'."
    ),
    (
      ["OTHER", "--respondent-column", "who"],
      "the respondents of source 'default' are those of the column 'customer'"
    ),
    (["FILE", "--respondent-column", "region"], "--respondent-column 'customer' or none at all"),
  ])
  func anotherColumnIsRefused(arguments: [String], needle: String) throws {
    let header = StoreRows.header.replacing("customer", with: "who")
    let names = [
      "FILE": file, "OTHER": try folder.write("other.csv", header + StoreRows.rows(0..<9)),
    ]
    let before = try StoreFiles.digests(store)
    let words = arguments.map { names[$0] ?? $0 }
    let run = try Earshot.run(["load", "--store", store] + words)
    #expect(run.status == 2 && run.errors.lines.count == 1, "\(run.errors)")
    #expect(run.errors.replacing(folder.path, with: "DIR").contains(needle), "\(run.errors)")
    #expect(try StoreFiles.digests(store) == before)
    let apart = try Earshot.run(["load", "--store", store, "--source", "apart"] + words)
    #expect(apart.status == 0, "\(apart.errors)")
  }

  @Test func aMisspelledColumnSettlesNothing() throws {
    let other = folder.path + "/b.db"
    let load = ["load", file, "--store", other, "--respondent-column"]
    #expect(try Earshot.run(load + ["custommer"]).status == 2)
    #expect(try Earshot.run(load + ["customer"]).errors.contains("302 new"))
  }
}
