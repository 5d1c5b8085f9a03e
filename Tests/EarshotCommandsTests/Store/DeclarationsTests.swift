import Testing

/// Goals and events that `earshot load` takes into a store, and `earshot kpi --store` uses.
@Suite struct DeclarationsTests {
  private let folder: TestFolder
  private let file: String
  private let store: String
  private let goals: String
  private let events: String

  init() throws {
    folder = try TestFolder()
    file = try folder.write("survey.csv", KPIAdditionsTests.survey())
    goals = try folder.write("goals.yaml", KPIAdditionsTests.goals)
    events = try folder.write(
      "events.csv",
      "name,start,end,kind,topic\nApp 5.0,2026-03-12,2026-03-14,launch,wait-time\nStrike,2026-02-11,,,\n"
    )
    store = folder.path + "/a.db"
    let run = try Earshot.run(["load", file, "--store", store, "--segment", "region"])
    try #require(run.status == 0, "\(run.errors)")
  }

  private func load(_ arguments: [String]) throws -> Earshot.Outcome {
    try Earshot.run(["load", "--store", store] + arguments)
  }

  private func kpi(_ arguments: [String]) throws -> Earshot.Outcome {
    try Earshot.run(["kpi", "--quiet"] + arguments)
  }

  @Test func theStoreJudgesAsTheFilesDo() throws {
    let run = try load(["--goals", goals, "--events", events])
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("2 goals") && run.errors.contains("2 events"), "\(run.errors)")
    for more in [[], ["--by", "week"], ["--segment", "region"]] {
      let arguments = ["--format", "json", "--exceptions"] + more
      let stored = try kpi(["--store", store] + arguments)
      let read = try kpi([file, "--goals", goals, "--events", events] + arguments)
      #expect(stored.status == 0 && stored.errors.isEmpty, "\(stored.errors)")
      let (one, other) = (try JSONTree(stored.text), try JSONTree(read.text))
      for key in ["kpis", "goals", "events", "exceptions"] { #expect(one[key] == other[key]) }
      #expect(one["goals"].items.count >= 2 && one["events"].items.count == 2)
    }
    let table = try kpi(["--store", store]).text
    #expect(table.contains("\nGoals\n") && table.contains("region=North"))
  }

  @Test func theReportKnowsTheStoredEvents() throws {
    _ = try load(["--goals", goals, "--events", events])
    let arguments = ["report", "-o", "-", "--format", "json", "--quiet"]
    let stored = try Earshot.run(arguments + ["--store", store])
    let read = try Earshot.run(arguments + [file, "--events", events])
    #expect(stored.status == 0 && stored.text.contains("App 5.0"), "\(stored.errors)")
    #expect(stored.text == read.text)
  }

  @Test func loadingThemAgainChangesNothing() throws {
    let empty = try StoreFiles.digests(store)
    _ = try load(["--goals", goals, "--events", events])
    let before = try StoreFiles.digests(store)
    #expect(before != empty)
    _ = try load([file, "--goals", goals, "--events", events])
    #expect(try StoreFiles.digests(store) == before)
    // Taken in by the first load or by a later one, in one go or in two: the store is the same.
    let other = folder.path + "/b.db"
    _ = try Earshot.run(["load", "--store", other, "--events", events])
    let run = try Earshot.run(
      ["load", file, "--store", other, "--segment", "region", "--goals", goals]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(try StoreFiles.digests(other) == before)
    let none = try folder.write("none.yaml", "[]\n")
    let bare = try folder.write("bare.csv", "name,start\n")
    _ = try load(["--goals", none, "--events", bare])
    #expect(try StoreFiles.digests(store) == empty)
  }

  @Test func aSetTakesThePlaceOfTheFormerOne() throws {
    _ = try load(["--goals", goals, "--events", events])
    let one = try folder.write(
      "one.yaml",
      "- {metric: dsat, baseline: 40, target: 20, start: 2026-02-01, deadline: 2026-06-30}\n"
    )
    #expect(try load(["--goals", one]).status == 0)
    #expect(try StoreFiles.lines("goal", store).count == 1)
    #expect(try StoreFiles.lines("event", store).count == 2)
    let json = try JSONTree(kpi(["--store", store, "--format", "json"]).text)
    #expect(json["goals"].items.map { $0["metric"].string } == ["dsat"])
  }

  @Test func aFileOverridesWhatIsStored() throws {
    _ = try load(["--goals", goals, "--events", events])
    let one = try folder.write(
      "one.yaml",
      "- {metric: dsat, baseline: 40, target: 20, start: 2026-02-01, deadline: 2026-06-30}\n"
    )
    let other = try folder.write("other.csv", "name,start\nFog,2026-02-13\n")
    let run = try kpi([
      "--store", store, "--format", "json", "--exceptions", "--goals", one, "--events", other,
    ])
    let json = try JSONTree(run.text)
    #expect(json["goals"].items.map { $0["metric"].string } == ["dsat"])
    #expect(json["events"].items.map { $0["name"].string } == ["Fog"])
  }

  @Test(arguments: ["csv", "openmetrics"]) func theBareTableStaysBare(format: String) throws {
    let before = try kpi(["--store", store, "--format", format])
    _ = try load(["--goals", goals, "--events", events])
    let after = try kpi(["--store", store, "--format", format])
    #expect(after.status == 0 && after.errors.isEmpty, "\(after.errors)")
    #expect(after.text == before.text && !after.output.isEmpty)
  }

  /// A store whose loads had other columns, and a table that is cut by others, judge the goals that fit.
  @Test func whatDoesNotFitIsTold() throws {
    let plain = folder.path + "/plain.db"
    _ = try Earshot.run(["load", file, "--store", plain, "--goals", goals])
    let run = try kpi(["--store", plain, "--format", "json"])
    #expect(run.status == 0 && run.errors.lines.count == 1, "\(run.errors)")
    #expect(
      run.errors.contains("1 of 2 stored goals not judged") && run.errors.contains("'region'")
    )
    #expect(try JSONTree(run.text)["goals"].items.map { $0["metric"].string } == ["nps"])

    let both = folder.path + "/both.db"
    let columns = ["--segment", "region", "--segment", "NPS"]
    _ = try Earshot.run(["load", file, "--store", both, "--goals", goals] + columns)
    let cut = try kpi(["--store", both, "--format", "json", "--segment", "NPS"])
    #expect(cut.status == 0 && cut.errors.lines.count == 1, "\(cut.errors)")
    #expect(cut.errors.contains("'region'") && cut.errors.contains("--segment"))
    #expect(try kpi(["--store", both, "--segment", "region"]).errors.isEmpty)
    // Where none fits, the goals are there and none of them judged.
    let only = try folder.write("only.yaml", KPIAdditionsTests.goals.goal(at: 1))
    _ = try Earshot.run(["load", "--store", both, "--goals", only])
    let none = try kpi(["--store", both, "--format", "json", "--segment", "NPS"])
    #expect(try JSONTree(none.text)["goals"] == .array([]) && none.status == 0)
    #expect(try !kpi(["--store", both, "--segment", "NPS"]).text.contains("Goals"))
  }

  /// Word lists may lose a topic that a goal was set for.
  @Test func aTopicThatIsGoneIsTold() throws {
    _ = try load(["--goals", goals, "--events", events])
    let lists = try SmallLexicons.make()
    let topics = try lists.text("en/topics/service.tsv").lines
    let left = topics.filter { !$0.contains("wait-time") }.joined(separator: "\n") + "\n"
    try lists.write("en/topics/service.tsv", left)
    let rescored = try Earshot.run(["load", "--rescore", "--store", store], lexicons: lists.path)
    #expect(rescored.status == 0, "\(rescored.errors)")
    let run = try Earshot.run(
      ["kpi", "--store", store, "--format", "json", "--exceptions", "--quiet"],
      lexicons: lists.path
    )
    #expect(run.status == 0 && run.errors.lines.count == 1, "\(run.errors)")
    #expect(run.errors.contains("1 of 2 stored goals") && run.errors.contains("'wait-time'"))
    #expect(try JSONTree(run.text)["goals"].items.count == 1)
  }

  @Test(arguments: [
    ("--goals", "- {metric: topic_share, topic: weather, baseline: 9, target: 5}\n", ":1: error: "),
    ("--goals", "- {metric: nps}\n", ":1: error: "), ("--goals", "", ": error: "),
    ("--events", "name,start,topic\nFog,2026-02-13,\nSun,2026-02-14,weather\n", ":3: error: "),
    ("--events", "name,start\nFog,soon\n", ":2: error: "),
  ])
  func aMistakeLeavesTheStoreAsItWas(option: String, text: String, place: String) throws {
    _ = try load(["--goals", goals, "--events", events])
    let before = try StoreFiles.digests(store)
    let wrong = try folder.write("wrong", text)
    let more = try folder.write("more.csv", "id,comment\nz1,late\n")
    for files in [[], [more]] {
      let run = try load(files + [option, wrong])
      #expect(run.status == 2 && run.errors.lines.count == 1, "\(run.errors)")
      #expect(run.errors.contains("wrong" + place) && run.errors.contains("Fix: "), "\(run.errors)")
      #expect(try StoreFiles.digests(store) == before)
    }
    let told = try kpi([file, "--exceptions", option, wrong]).errors
    #expect(try load([option, wrong]).errors == told)
  }
}

extension String {
  /// Returns an entry of a list in YAML whose entries begin with `- `.
  fileprivate func goal(at place: Int) -> String {
    var entries: [String] = []
    for line in lines {
      if line.hasPrefix("- ") { entries.append("") }
      entries[entries.count - 1] += line + "\n"
    }
    return entries[place]
  }
}
