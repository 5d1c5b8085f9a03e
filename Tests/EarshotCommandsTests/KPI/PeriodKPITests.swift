import Testing

/// `earshot kpi` by hours, over days on which clocks move, by ISO weeks and in rolling windows.
@Suite struct PeriodKPITests {
  private static func periods(
    _ instants: [String],
    _ arguments: [String]
  ) throws -> [(period: String, base: Int)] {
    let rows = instants.enumerated().map { "\($0.offset),\($0.element),9,late\n" }.joined()
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"] + arguments,
      input: "id,date,NPS,comment\n" + rows
    )
    try #require(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)["kpis"].items.filter { $0["kpi"].string == "nps" }.map {
      ($0["period"].string ?? "", $0["base"].int ?? -1)
    }
  }

  @Test func rowsWithoutADateAreTold() throws {
    let input = "id,date,comment\n1,2026-01-02,late\n2,,late\n3,soon,late\n"
    let byWeek = try Earshot.run(["kpi", "-", "--by", "week"], input: input)
    #expect(byWeek.errors.contains("2 of the rows have no date that can be read"))
    #expect(try !Earshot.run(["kpi", "-"], input: input).errors.contains("no date that can"))
    let quiet = try Earshot.run(["kpi", "-", "--by", "week", "--quiet"], input: input)
    #expect(quiet.errors.isEmpty, "\(quiet.errors)")
    let folder = try TestFolder()
    let store = folder.path + "/s.db"
    _ = try Earshot.run(["load", "-", "--store", store], input: input)
    let stored = try Earshot.run(["kpi", "--store", store, "--by", "week"])
    #expect(stored.errors.contains("2 of the rows have no date"), "\(stored.errors)")
  }

  @Test func whatDoesNotFollowSegmentsIsTold() throws {
    let input = "id,date,region,NPS,comment\n1,2026-01-02,N,9,late\n"
    for (options, told) in [
      (["--drivers", "--exceptions", "--segment", "region"], "drivers and exceptions are of all"),
      (["--exceptions", "--segment", "region"], "exceptions are of all"), (["--drivers"], nil),
      (["--segment", "region"], nil),
    ] as [([String], String?)] {
      let errors = try Earshot.run(["kpi", "-"] + options, input: input).errors
      #expect(errors.contains("of all segments together") == (told != nil), "\(errors)")
      if let told { #expect(errors.contains(told) && errors.contains("--where region=VALUE")) }
    }
  }

  @Test(arguments: [
    ([], "UTF-8"), (["--encoding", "windows-1252"], "windows-1252"),
    (["--encoding", "latin1"], "ISO-8859-1"), (["--encoding", "sjis"], "Shift_JIS"),
  ])
  func theManifestNamesTheCharset(options: [String], name: String) throws {
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"] + options,
      input: "id,comment\n1,late\n"
    )
    #expect(try JSONTree(run.text)["manifest"]["inputs"].items.first?["encoding"].string == name)
  }

  /// Returns an instant every half hour, in UTC, from an hour of a day on.
  private static func halfHours(_ date: (Int, Int), from hour: Int, _ count: Int) -> [String] {
    (0..<count).map { index in
      let (hours, minutes) = (hour + index / 2, index % 2 * 30)
      let (day, clock) = (date.1 + hours / 24, hours % 24)
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "2026-\(two(date.0))-\(two(day))T\(two(clock)):\(two(minutes)):00Z"
    }
  }

  /// On 29 March 2026 clocks in London go from 1:00 to 2:00: 23 hours, 46 half hours.
  @Test func aDayOfTwentyThreeHours() throws {
    let instants = Self.halfHours((3, 29), from: 0, 46)
    let hours = try Self.periods(instants, ["--by", "hour", "--time-zone", "Europe/London"])
    #expect(hours.count == 23)
    #expect(!hours.contains { $0.period == "2026-03-29T01" })
    #expect(hours.allSatisfy { $0.base == 2 && $0.period.hasPrefix("2026-03-29T") })
    let days = try Self.periods(instants, ["--by", "day", "--time-zone", "Europe/London"])
    #expect(days.map(\.period) == ["2026-03-29"] && days.map(\.base) == [46])
  }

  /// On 25 October 2026 they go back from 2:00 to 1:00: 25 hours under 24 names; the hour that comes twice holds both.
  @Test func aDayOfTwentyFiveHours() throws {
    let instants = Self.halfHours((10, 24), from: 23, 50)
    let hours = try Self.periods(instants, ["--by", "hour", "--time-zone", "Europe/London"])
    #expect(hours.count == 24)
    #expect(hours.allSatisfy { $0.base == ($0.period == "2026-10-25T01" ? 4 : 2) })
    let days = try Self.periods(instants, ["--by", "day", "--time-zone", "Europe/London"])
    #expect(days.map(\.period) == ["2026-10-25"] && days.map(\.base) == [50])
  }

  @Test func rowsWithoutATimeAreInNoHour() throws {
    let hours = try Self.periods(["2026-03-01", "2026-03-01T05:00:00"], ["--by", "hour"])
    #expect(hours.map(\.period) == ["2026-03-01T05"] && hours.map(\.base) == [1])
  }

  @Test func theLastWeekOfALongYearIsThe53rd() throws {
    let days = ["2026-12-27", "2026-12-28", "2027-01-01", "2027-01-03", "2027-01-04"]
    let weeks = try Self.periods(days, ["--by", "week"])
    #expect(weeks.map(\.period) == ["2026-W52", "2026-W53", "2027-W01"])
    #expect(weeks.map(\.base) == [1, 3, 1])
  }

  /// 23:30 UTC is the next day in Berlin, so the windows hold other answers than in UTC.
  @Test func windowsCountDaysOfTheTimeZone() throws {
    let instants = [
      "2026-02-26T12:00:00Z", "2026-02-27T23:30:00Z", "2026-02-28T23:30:00Z",
      "2026-03-03T12:00:00Z",
    ]
    let berlin = try Self.periods(instants, ["--rolling", "3", "--time-zone", "Europe/Berlin"])
    #expect(
      berlin.map(\.period) == [
        "2026-02-26/2026-02-28", "2026-02-27/2026-03-01", "2026-02-28/2026-03-02",
        "2026-03-01/2026-03-03",
      ]
    )
    #expect(berlin.map(\.base) == [2, 2, 2, 2])
    let utc = try Self.periods(instants, ["--rolling", "3"])
    #expect(utc.map(\.base) == [3, 2, 1, 1])
  }
}
