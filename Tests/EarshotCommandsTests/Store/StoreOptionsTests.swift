import Testing

/// What a store cannot follow is refused, not passed over.
@Suite struct StoreOptionsTests {
  private static let commands = [
    ["kpi", "--by", "day"], ["flag", "--all-channels"], ["report", "-o", "-", "--format", "md"],
  ]
  private let folder: TestFolder
  private let store: String

  init() throws {
    folder = try TestFolder()
    store = folder.path + "/a.db"
    let file = try folder.write("survey.csv", StoreRows.header + StoreRows.rows(0..<80))
    let run = try Earshot.run(["load", file, "--store", store])
    try #require(run.status == 0, "\(run.errors)")
  }

  private func run(_ command: [String], _ options: String) throws -> Earshot.Outcome {
    let words = options.replacing("DIR", with: folder.path).split(separator: " ").map(String.init)
    return try Earshot.run(command + ["--store", store, "--quiet"] + words)
  }

  @Test(
    arguments: commands,
    [
      "--time-zone America/Los_Angeles", "--time-zone Mars", "--encoding foo", "--delimiter ;",
      "--input-format csv", "--score-scale 1-10", "--date-order dmy", "--text-column comment",
      "--id-column id", "--date-column date", "--score-column NPS", "--channel-column region",
      "--question-column region", "--language-column region", "--question Why?", "--language de",
      "--overlay DIR/none", "--lexicons DIR/none", "--taxonomy none",
    ]
  )
  func eachIsRefused(command: [String], options: String) throws {
    let run = try run(command, options)
    #expect(run.status == 2 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("error: ") && run.errors.contains("Fix: "), "\(run.errors)")
    #expect(run.errors.lines.count == 1, "\(run.errors)")
  }

  @Test(arguments: commands)
  func whatTheStoreIsOfIsTaken(command: [String]) throws {
    let plain = try run(command, "")
    let lists = try SmallLexicons.shared.path
    let named = try run(command, "--time-zone UTC --lexicons \(lists)")
    #expect(named.status == 0 && named.output == plain.output, "\(named.errors)")
  }

  @Test(arguments: commands)
  func otherWordListsAreNamed(command: [String]) throws {
    let lists = try SmallLexicons.make()
    try lists.write("en/contrast.tsv", try lists.text("en/contrast.tsv") + "though\t0.6\t1.2\n")
    let run = try run(command, "--lexicons \(lists.path)")
    #expect(
      run.status == 2 && run.errors.contains("leave --lexicons, --taxonomy and --overlay out")
    )
  }

  @Test(arguments: [
    "--encoding foo", "--time-zone Europe/London", "--overlay DIR/none", "--date-order dmy",
  ])
  func marksAreRefusedToo(options: String) throws {
    let before = try StoreFiles.lines("flag_action", store)
    let run = try run(["flag", "--mark", "r2=done"], options)
    #expect(run.status == 2 && run.errors.contains("Fix: "), "\(run.errors)")
    #expect(try StoreFiles.lines("flag_action", store) == before)
  }

  @Test func datesThatAreGivenAreReadInTheirOrder() throws {
    let run = try run(["flag", "--all-channels"], "--since 11/01/2026 --date-order dmy")
    let same = try self.run(["flag", "--all-channels"], "--since 2026-01-11")
    #expect(run.status == 0 && run.output == same.output && !run.output.isEmpty, "\(run.errors)")
  }

  @Test func rejectedOperationsRowsCount() throws {
    let table = try folder.write("ops.csv", "date,contacts_offered\n2026-01-12,12\nsoon,9\n")
    let options = "--by month --operations \(table)"
    #expect(try run(["kpi"], options).status == 1)
    #expect(try run(["kpi"], options + " --max-rejects 1").status == 0)
  }
}
