import Testing

/// `earshot flag --store --mark`, and what it does to the queue.
@Suite struct FlagMarksTests {
  private let folder: TestFolder
  private let store: String

  init() throws {
    folder = try TestFolder()
    store = folder.path + "/a.db"
    let posts = try folder.write(
      "posts.csv",
      """
      id,date,comment,customer,replies
      p1,2026-06-20,"Rude staff, never again, the train was late",c1,0
      a=b,2026-06-21,The train was late,c2,0
      p3,2026-06-22,The staff were lovely and helpful,c3,0
      p4,2026-06-22,I went home,c3,0
      p5,2026-06-23,The train was late,c1,1
      ,2026-06-24,The train was cancelled,c4,0

      """
    )
    let run = try Earshot.run(
      ["load", posts, "--store", store, "--respondent-column", "customer"]
    )
    try #require(run.status == 0, "\(run.errors)")
  }

  private func mark(_ marks: [String], more: [String] = []) throws -> Earshot.Outcome {
    try Earshot.run(["flag", "--store", store] + more + marks.flatMap { ["--mark", $0] })
  }

  /// The states of the queue by id.
  private func states(_ more: [String] = []) throws -> [String: String] {
    let run = try Earshot.run(["flag", "--store", store, "--format", "ndjson", "--quiet"] + more)
    try #require(run.status == 0, "\(run.errors)")
    return try Dictionary(
      uniqueKeysWithValues: run.lines.map {
        let item = try JSONTree($0)
        return (item["id"].string ?? "", item["state"].string ?? "")
      }
    )
  }

  @Test func theQueueLeavesOutWhatIsDone() throws {
    let fresh = try states()
    #expect(fresh == ["p1": "new", "a=b": "new", "p3": "new", "comment 6": "new"])
    let digests = try StoreFiles.digests(store)
    let run = try mark(["p1=done", "a=b=open", "comment 6=dismissed"])
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("1 marked open, 1 marked done, 1 marked dismissed"))
    #expect(try states() == ["a=b": "open", "p3": "new"])
    #expect(
      try states(["--answered"]) == ["p1": "done", "comment 6": "dismissed", "p5": "answered"]
    )
    #expect(try mark(["p1=open", "a=b=done", "p5=open"]).status == 0)
    #expect(try states() == ["p1": "open", "p3": "new"])
    #expect(try states(["--answered"])["p5"] == "answered")
    #expect(try StoreFiles.digests(store) == digests)
    let actions = try StoreFiles.lines("flag_action", store)
    #expect(
      actions.map { $0.split(separator: "|").prefix(3).joined(separator: " ") } == [
        "1 'open' 'apologise'", "2 'done' 'apologise'", "5 'open' 'apologise'",
        "6 'dismissed' 'apologise'",
      ]
    )
  }

  @Test func aTerminalShowsWhatIsOpen() throws {
    _ = try mark(["p1=open"])
    let lines = try Earshot.run(["flag", "--store", store, "--quiet"]).lines
    #expect(lines.contains { $0.contains("open  2026-06-20") && $0.hasSuffix("p1") }, "\(lines)")
  }

  @Test func loadingAgainKeepsTheMarks() throws {
    _ = try mark(["p1=done"])
    _ = try Earshot.run(["load", folder.path + "/posts.csv", "--store", store])
    #expect(try states(["--answered"])["p1"] == "done")
  }

  @Test func whoIsForgottenLeavesNoMark() throws {
    _ = try mark(["p1=done", "p3=open"])
    let run = try Earshot.run(["forget", "--respondent", "c1", "--store", store])
    #expect(run.text.contains("erased: 2 comments") && run.text.contains("1 action on a flag"))
    let left = try StoreFiles.lines("flag_action", store)
    #expect(left.count == 1 && left[0].hasPrefix("3|'open'|'thank'|"))
  }

  @Test func anIDOfTwoSourcesIsTold() throws {
    let other = try folder.write("other.csv", "id,comment\np1,The train was late\n")
    _ = try Earshot.run(["load", other, "--store", store, "--source", "calls"])
    let run = try mark(["p1=done"])
    #expect(run.status == 2 && run.errors.contains("'comment 7' of source calls"), "\(run.errors)")
    #expect(try mark(["comment 7=done"]).status == 0)
    #expect(try StoreFiles.lines("flag_action", store).map { $0.prefix(9) } == ["7|'done'|"])
  }

  @Test(arguments: [
    ["p1=finished"], ["p1"], ["=done"], ["p1="], ["none=done"], ["p1=done", "none=done"],
    ["p4=done"], ["comment 99=done"], ["\u{1B}[31m\n=done"],
  ])
  func whatCannotBeMarkedIsTold(marks: [String]) throws {
    let run = try mark(marks)
    #expect(run.status == 2 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("error: ") && run.errors.contains("Fix: "), "\(run.errors)")
    #expect(run.errors.lines.count == 1 && !run.errors.contains("\u{1B}"), "\(run.errors)")
    #expect(try StoreFiles.lines("flag_action", store).isEmpty)
  }

  @Test func marksWantAStoreAlone() throws {
    for arguments in [["--mark", "p1=done"], [folder.path + "/posts.csv", "--mark", "p1=done"]] {
      let run = try Earshot.run(["flag"] + arguments)
      #expect(run.status == 2 && run.errors.contains("--store"), "\(run.errors)")
    }
    let both = try mark(["p1=done"], more: [folder.path + "/posts.csv"])
    #expect(both.status == 2 && both.errors.lines.count == 1, "\(both.errors)")
  }
}
