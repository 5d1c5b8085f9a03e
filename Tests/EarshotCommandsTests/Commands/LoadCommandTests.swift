import Glibc
import Testing

@Suite struct LoadCommandTests {
  private let folder: TestFolder
  private let file: String
  private let store: String

  init() throws {
    folder = try TestFolder()
    file = try folder.write("survey.csv", StoreRows.header + StoreRows.rows(0..<400))
    store = folder.path + "/a.db"
  }

  private func load(_ more: [String] = [], file: String? = nil) throws -> Earshot.Outcome {
    try Earshot.run(["load", file ?? self.file, "--store", store] + more)
  }

  private func figures(_ arguments: [String]) throws -> JSONTree {
    let run = try Earshot.run(["kpi", "--format", "json", "--quiet"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)["kpis"]
  }

  @Test func theSummaryAddsUp() throws {
    let first = try load()
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.errors.contains("400 rows: 400 new, 0 edited, 0 unchanged, 0 forgotten, 0 rejected")
    )
    let before = try StoreFiles.digests(store)
    let second = try load()
    #expect(
      second.errors.contains("400 rows: 0 new, 0 edited, 400 unchanged, 0 forgotten, 0 rejected")
    )
    #expect(try StoreFiles.digests(store) == before)
  }

  /// A file that grew, with a row whose words changed, gives the store of the new file.
  @Test func whatChangedIsTakenIn() throws {
    _ = try load()
    let rows = StoreRows.rows(0..<450).replacing(
      "r5,",
      with: "r5,2026-08-01,9,\"Rude staff\",North,c1\nr5,"
    )
    let grown = try folder.write("grown.csv", StoreRows.header + rows)
    let run = try load(file: grown)
    #expect(run.errors.contains("451 rows: 50 new, 2 edited, 399 unchanged"), "\(run.errors)")
    #expect(run.errors.contains("1 of the edited rows had the id of an earlier row"))
    let edited = try folder.write("edited.csv", StoreRows.header + StoreRows.rows(0..<450))
    #expect(try figures(["--store", store]) == figures([edited]))
  }

  @Test(arguments: [
    [], ["--by", "day"], ["--by", "week"], ["--by", "quarter", "--segment", "region"],
    ["--segment", "region"], ["--minimum-base", "3", "--by", "month"],
  ])
  func theStoreCountsAsTheFileDoes(arguments: [String]) throws {
    _ = try load(["--segment", "customer", "--segment", "region"])
    let stored = try figures(["--store", store] + arguments)
    #expect(try stored == figures([file] + arguments) && !stored.items.isEmpty)
  }

  @Test func theQueueIsThatOfTheFile() throws {
    _ = try load()
    let arguments = ["--format", "ndjson", "--quiet", "--top", "1000"]
    let stored = try Earshot.run(["flag", "--store", store] + arguments)
    let read = try Earshot.run(["flag", file] + arguments)
    #expect(stored.status == 0 && stored.lines.count > 50, "\(stored.errors)")
    // Rows without an id are named by their place in the file, which a store does not know.
    func named(_ run: Earshot.Outcome) -> [String] {
      run.lines.filter { $0.contains("\"id\":\"r") || $0.contains("\"id\": \"r") }
    }
    #expect(named(stored) == named(read) && named(read).count > 50)
  }

  /// A file in which each row has an id gives the same report from the store.
  @Test func theReportIsThatOfTheFile() throws {
    let rows = (0..<400).map { StoreRows.rows($0..<$0 + 1) }.filter { !$0.hasPrefix(",") }
    let named = try folder.write("named.csv", StoreRows.header + rows.joined())
    _ = try load(["--segment", "region"], file: named)
    let arguments = ["-o", "-", "--format", "json", "--segment", "region", "--quiet"]
    let stored = try Earshot.run(["report", "--store", store] + arguments)
    let read = try Earshot.run(["report", named] + arguments)
    #expect(stored.status == 0 && stored.text == read.text, "\(stored.errors)")
    let lists = try SmallLexicons.make()
    try lists.write("en/contrast.tsv", try lists.text("en/contrast.tsv") + "though\t0.6\t1.2\n")
    let other = try Earshot.run(["report", "--store", store] + arguments, lexicons: lists.path)
    #expect(other.status == 2 && other.errors.contains("--rescore"), "\(other.errors)")
  }

  @Test func jobsAndChunksAndTransactionsLeaveNoTrace() throws {
    _ = try load(["--segment", "region"])
    let expected = try StoreFiles.digests(store)
    for (place, arguments) in [
      ["--jobs", "1", "--chunk-bytes", "100"], ["--jobs", "4", "--rows-per-transaction", "1"],
      ["--chunk-bytes", "1000", "--rows-per-transaction", "7"],
    ].enumerated() {
      let other = folder.path + "/\(place).db"
      let run = try Earshot.run(
        ["load", file, "--store", other, "--segment", "region"] + arguments
      )
      #expect(run.status == 0, "\(run.errors)")
      #expect(try StoreFiles.digests(other) == expected, "\(arguments)")
    }
  }

  /// Kills the command at five moments; the store is then as after one clean run.
  @Test func aKilledLoadIsMadeGood() throws {
    let large = try folder.write("large.csv", StoreRows.header + StoreRows.rows(0..<5000))
    let arguments = [
      "--segment", "region", "--rows-per-transaction", "200", "--chunk-bytes", "5000",
    ]
    let start = ContinuousClock.now
    #expect(try load(arguments, file: large).status == 0)
    let time = start.duration(to: .now)
    let expected = try StoreFiles.digests(store)
    let (seconds, fraction) = time.components
    let microseconds = Double(seconds) * 1e6 + Double(fraction) / 1e12
    var generator = SystemRandomNumberGenerator()
    let other = folder.path + "/killed.db"
    var waits: [Int] = []
    for _ in 0..<5 {
      waits.append(Int(microseconds * Double.random(in: 0...0.6, using: &generator)))
      let process = try Earshot.start(["load", large, "--store", other] + arguments)
      usleep(UInt32(waits[waits.count - 1]))
      process.send(SIGKILL)
      _ = try process.outcome()
    }
    let run = try Earshot.run(["load", large, "--store", other] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try StoreFiles.digests(other) == expected, "killed after \(waits) µs")
  }

  @Test func twoLoadsAtOnceLoseNothing() throws {
    let large = try folder.write("large.csv", StoreRows.header + StoreRows.rows(0..<2000))
    let more = ["--rows-per-transaction", "100", "--chunk-bytes", "2000"]
    let processes = try ["a", "b", "a"].map {
      try Earshot.start(["load", large, "--store", store, "--source", $0] + more)
    }
    for process in processes {
      let run = try process.outcome()
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try StoreFiles.lines("comment", store).count == 4000)
    let both = try figures(["--store", store]).items.map { $0["base"].int ?? -1 }
    let one = try figures([large]).items.map { $0["base"].int ?? -1 }
    #expect(both == one.map { 2 * $0 } && !one.isEmpty)
  }

  @Test func rescoreTellsWhatTheWordListsDid() throws {
    _ = try load()
    let lists = try SmallLexicons.make()
    let valence = try lists.text("en/valence.tsv")
    try lists.write("en/valence.tsv", valence.replacing("late\t-2.0\tfault\n", with: ""))
    let refused = try Earshot.run(["load", file, "--store", store], lexicons: lists.path)
    #expect(refused.status == 2 && refused.errors.contains("--rescore"), "\(refused.errors)")
    let rescored = try Earshot.run(["load", "--rescore", "--store", store], lexicons: lists.path)
    #expect(rescored.status == 0 && rescored.errors.contains("400 comments annotated anew"))
    let fresh = try Earshot.run(["kpi", file, "--format", "json", "--quiet"], lexicons: lists.path)
    #expect(try figures(["--store", store]) == JSONTree(fresh.text)["kpis"])
    let run = try Earshot.run(["kpi", "--store", store, "--by", "day", "--format", "json"])
    let moves = try JSONTree(run.text)["dictionary"]["moves"].items
    #expect(moves.contains { $0["dictionary"] != .number("0.0") })
    for move in moves {
      let parts = ["move", "customers", "dictionary"].map { Self.units(move[$0]) }
      #expect(parts[0] == parts[1] + parts[2], "\(move)")
    }
    let again = try Earshot.run(["load", "--rescore", "--store", store], lexicons: lists.path)
    #expect(again.errors.contains("already"))
  }

  /// Returns a number of at most four decimals in ten-thousandths.
  private static func units(_ tree: JSONTree) -> Int {
    guard case .number(let text) = tree, let value = Double(text) else { return .min / 4 }
    return Int((value * 10_000).rounded())
  }

  @Test func aLongCommentAndOddIDsAreKept() throws {
    let long = String(repeating: "The train was late. ", count: 52_000)
    let text = "id,comment\n\"o'neil \"\"x\"\"; --\",late\n2,\"\(long)\"\n3,\"a\u{0}b\"\n"
    let odd = try folder.write("odd.csv", text)
    let run = try load(file: odd)
    #expect(run.status == 0 && run.errors.contains("3 new"), "\(run.errors)")
    #expect(try load(file: odd).errors.contains("3 unchanged"))
    let erased = try Earshot.run(["forget", "--store", store, "--respondent", "o'neil \"x\"; --"])
    #expect(erased.text.contains("erased: 1 comment,"), "\(erased.text)\(erased.errors)")
  }

  /// The largest file that the process may write is given by the system; then loading goes on where it stopped.
  @Test func aFullDiskIsTold() throws {
    let large = try folder.write("large.csv", StoreRows.header + StoreRows.rows(0..<5000))
    let script = "ulimit -f 1200; exec \"$0\" load \"$1\" --store \"$2\" --rows-per-transaction 500"
    let limited = try Shell.run(script, [Earshot.path, large, store])
    #expect(limited.status == 2, "\(limited.errors)")
    #expect(limited.errors.contains("a.db: error: ") && limited.errors.contains("Fix: "))
    #expect(try load(file: large).status == 0)
    let clean = folder.path + "/clean.db"
    #expect(try Earshot.run(["load", large, "--store", clean]).status == 0)
    #expect(try StoreFiles.digests(store) == StoreFiles.digests(clean))
  }

  @Test(arguments: [["load", "--store", "a.db"], ["kpi"], ["report", "-o", "a.html"], ["flag"]])
  func aFileIsWantedWithoutAStore(arguments: [String]) throws {
    let run = try Earshot.run(arguments)
    #expect(
      run.status == 2 && run.errors.contains("Usage: earshot \(arguments[0])"),
      "\(run.errors)"
    )
  }

  @Test(arguments: [
    ["load", "FILE", "--store", "FILE"],
    ["kpi", "--store", "FILE"], ["kpi", "--store", "NONE"], ["kpi", "FILE", "--store", "STORE"],
    ["flag", "--store", "FILE"], ["forget", "--store", "STORE"],
    ["forget", "--store", "STORE", "--text-match", "late"],
    ["forget", "--store", "NONE", "--respondent", "c1"],
    ["kpi", "--store", "STORE", "--segment", "region"],
    ["load", "FILE", "--store", "STORE", "--segment", "region"],
    ["load", "FILE", "--store", "STORE", "--time-zone", "Europe/London"],
    ["load", "FILE", "--store", "STORE", "--respondent-column", "none"],
  ])
  func whatCannotBeDoneIsTold(arguments: [String]) throws {
    _ = try load()
    let before = try StoreFiles.digests(store)
    let names = ["STORE": store, "FILE": file, "NONE": folder.path + "/none.db"]
    let run = try Earshot.run(arguments.map { names[$0] ?? $0 })
    #expect(run.status == 2 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("error: ") && run.errors.contains("Fix: "), "\(run.errors)")
    #expect(run.errors.lines.count == 1, "\(run.errors)")
    #expect(try StoreFiles.digests(store) == before)
  }
}
