import Testing

/// `earshot kpi` on how conversations ended and what still waits for a reply.
@Suite struct HandlingKPITests {
  private static let complaint = "the train was late and the staff were rude"

  private static func figures(
    _ input: String,
    _ arguments: [String] = [],
    prefix: String = ""
  ) throws -> [JSONTree] {
    let run = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"] + arguments,
      input: input,
      lexicons: Repository.lexicons
    )
    try #require(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)["kpis"].items.filter {
      $0["kpi"].string?.hasPrefix(prefix) ?? false
    }
  }

  /// Chats: `a` ends well, `b` in sarcasm, `c` in the agent's thanks after a complaint, `d` in another language, `e`
  /// in nothing after thanks, `f` is out of order.
  private static let chats = """
    conversation_id,author type,created at,body,team
    a,customer,2026-02-02T10:00:00Z,\(complaint),north
    a,agent,2026-02-02T10:01:00Z,Sorry to hear that.,north
    a,customer,2026-02-02T10:02:00Z,Thank you so much! You were very helpful.,north
    b,customer,2026-02-02T10:00:00Z,Thanks for nothing.,north
    c,customer,2026-02-03T10:00:00Z,\(complaint),south
    c,bot,2026-02-03T10:05:00Z,Thank you so much!,south
    d,customer,2026-02-03T10:00:00Z,"Muchas gracias por su ayuda, ya funciona bien",south
    e,customer,2026-02-09T10:00:00Z,Thank you so much!,south
    e,customer,2026-02-09T10:01:00Z,,south
    f,customer,2026-02-10T10:00:00Z,Thank you so much!,south
    f,customer,2026-02-09T10:00:00Z,\(complaint),south
    ,customer,2026-02-09T10:00:00Z,Thank you so much!,south

    """

  @Test func conversationsThatEndInThanksAreCounted() throws {
    let all = try Self.figures(Self.chats, prefix: "closing")
    try #require(all.count == 1)
    #expect(all[0]["kpi"].string == "closing_thanks_rate")
    #expect(all[0]["numerator"].int == 3 && all[0]["base"].int == 5)
    #expect(all[0]["value"] == .number("60.0") && all[0]["verdict"].string == "cannot tell")
    #expect(all[0]["where"].items.isEmpty && all[0]["low"] != .null)
    let weeks = try Self.figures(Self.chats, ["--by", "week"], prefix: "closing")
    #expect(weeks.map { $0["period"].string } == ["2026-W06", "2026-W07"])
    #expect(weeks.map { $0["base"].int } == [3, 2] && weeks.map { $0["numerator"].int } == [1, 2])
    let teams = try Self.figures(
      Self.chats,
      ["--segment", "team", "--minimum-respondents", "0"],
      prefix: "closing"
    )
    #expect(teams.map { $0["base"].int } == [2, 3] && teams.map { $0["numerator"].int } == [1, 2])
  }

  /// Agents and bots thank, apologise and quote complaints; none of it is the customer's voice.
  @Test func onlyTheCustomersTurnsAreScored() throws {
    let rows = try Earshot.run(
      ["annotate", "-", "--format", "ndjson"],
      input: Self.chats,
      lexicons: Repository.lexicons
    )
    #expect(rows.errors.contains("2 turns of the company, not scored"), "\(rows.errors)")
    let trees = try rows.lines.map { try JSONTree($0) }
    let company = trees.filter { ["agent", "bot"].contains($0["author type"].string) }
    #expect(company.count == 2)
    for row in company {
      #expect(row["status"].string == "no_content" && row["label"] == .null)
      #expect(row["flags"].items.map(\.string) == ["by_company"])
    }
    let others = trees.filter { $0["author type"].string == "customer" }
    #expect(others.allSatisfy { $0["flags"].items.allSatisfy { $0.string != "by_company" } })
    let table = try CSVTable(
      Earshot.run(["annotate", "-", "--quiet"], input: Self.chats, lexicons: Repository.lexicons)
        .text
    )
    let flags = try #require(table.rows[0].firstIndex(of: "earshot_flags"))
    #expect(table.rows.dropFirst().count { $0[flags] == "by_company" } == 2)
    let scored = try Self.figures(Self.chats, prefix: "complaint_rate")
    let without = Self.chats.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(",agent,") && !$0.contains(",bot,") }.joined(separator: "\n")
    #expect(try scored == Self.figures(without, prefix: "complaint_rate"))
  }

  @Test func aStoreKeepsWhatCustomersWrote() throws {
    let folder = try TestFolder()
    let file = try folder.write("chats.csv", Array(Self.chats.utf8))
    let store = folder.path + "/s.db"
    let load = try Earshot.run(["load", file, "--store", store], lexicons: Repository.lexicons)
    #expect(load.status == 0 && load.errors.contains("10 rows: 10 new"), "\(load.errors)")
    let again = try Earshot.run(["load", file, "--store", store], lexicons: Repository.lexicons)
    #expect(again.errors.contains("10 unchanged"), "\(again.errors)")
  }

  /// Turns of one conversation are comments of their own, unless the user says that its id is theirs.
  @Test func theIdOfAConversationIsNotThatOfATurn() throws {
    let lines = """
      {"conversation_id":"a","author_type":"user","body":"late again"}
      {"conversation_id":"a","author_type":"user","body":"thank you"}

      """
    for (input, options, ids) in [
      (Self.chats, [], ["-:2", "-:3"]), (lines, [], ["-:1", "-:2"]),
      (Self.chats, ["--id-column", "conversation_id"], ["a", "a"]),
      (lines, ["--id-column", "conversation_id"], ["a", "a"]),
      ("conversation_id,comment\na,late\nb,late\n", [], ["a", "b"]),
    ] {
      let run = try Earshot.run(
        ["annotate", "-", "--format", "ndjson", "--quiet"] + options,
        input: input,
        lexicons: Repository.lexicons
      )
      #expect(try run.lines.prefix(2).map { try JSONTree($0)["id"].string } == ids, "\(run.errors)")
    }
  }

  @Test func theConversationMayBeNamed() throws {
    let input = "chat,comment\n1,\(Self.complaint)\n1,Thank you so much!\n2,\(Self.complaint)\n"
    #expect(try Self.figures(input, prefix: "closing").isEmpty)
    let named = try Self.figures(input, ["--conversation-column", "chat"], prefix: "closing")
    #expect(named.first?["numerator"].int == 1 && named.first?["base"].int == 2)
    let lines = """
      {"chat":1,"comment":"Thank you so much!"}
      {"chat":2,"comment":"Thank you so much!"}
      {"chat":2,"comment":"\(Self.complaint)","sender_type":"customer"}
      {"comment":"Thank you so much!"}
      {"chat":2,"comment":"Thank you so much!","sender_type":"admin"}

      """
    let json = try Self.figures(lines, ["--conversation-column", "chat"], prefix: "closing")
    #expect(json.first?["numerator"].int == 1 && json.first?["base"].int == 2)
  }

  @Test func whatIsReadDoesNotDependOnChunksAndJobs() throws {
    let lines = (0..<400).map { row in
      "\(row * 7 % 90),2026-02-0\(1 + row % 7)T10:00:00Z,\(row % 3 == 0 ? "Thank you!" : "late")"
    }
    let input = "conversation id,date,comment\n" + lines.joined(separator: "\n") + "\n"
    let arguments = ["kpi", "-", "--by", "day", "--format", "csv", "--quiet"]
    let one = try Earshot.run(arguments + ["--jobs", "1"], input: input)
    #expect(one.status == 0 && one.text.contains("closing_thanks_rate"))
    let many = try Earshot.run(arguments + ["--jobs", "4", "--chunk-bytes", "100"], input: input)
    #expect(many.text == one.text)
  }

  /// Posts with replies: three unanswered public complaints with a time, of three hours.
  private static let posts = """
    id,created at,comment,channel,replied at
    1,2026-02-02T10:00:00Z,\(complaint),x,
    2,2026-02-02T11:00:00Z,\(complaint),x,
    3,2026-02-03T12:00:00Z,\(complaint),x,
    4,2026-02-03T12:00:00Z,\(complaint),x,2026-02-03
    5,2026-02-03T12:00:00Z,\(complaint),email,
    6,2026-02-03,\(complaint),x,
    7,2026-02-03T13:00:00Z,Thank you so much!,x,

    """

  @Test func unansweredComplaintsAge() throws {
    let all = try Self.figures(Self.posts, prefix: "response")
    #expect(
      all.map { $0["kpi"].string } == ["response_rate", "response_age_median", "response_age_p90"]
    )
    #expect(all.map { $0["base"].int } == [5, 3, 3])
    // Up to 13:00 of the 3rd, the latest row: 1 h, 26 h and 27 h.
    #expect(all.dropFirst().map { $0["value"] } == [.number("93600.0"), .number("97200.0")])
    #expect(all.dropFirst().allSatisfy { $0["low"] == .null && $0["numerator"] == .null })
    let later = try Self.figures(
      Self.posts,
      ["--now", "2026-02-03T14:00:00Z", "--by", "day"],
      prefix: "response_age_p90"
    )
    #expect(later.map { $0["value"] } == [.number("100800.0"), .number("7200.0")])
  }

  /// The conditions of an age are those of its base: this many rows, no more and no fewer.
  @Test func anAgesConditionsGiveItsBase() throws {
    let ages = try Self.figures(Self.posts, ["--by", "day"], prefix: "response_age")
    #expect(ages.map { $0["base"].int } == [2, 2, 1, 1])
    for age in ages {
      let conditions = age["where"].items.compactMap(\.string)
      #expect(conditions.contains("awaiting=yes"))
      let run = try Earshot.run(
        ["annotate", "-", "--format", "ndjson", "--quiet"]
          + conditions.flatMap { ["--where", $0] },
        input: Self.posts,
        lexicons: Repository.lexicons
      )
      #expect(run.status == 0 && run.lines.count == age["base"].int, "\(age)")
    }
    let rest = try Earshot.run(
      ["annotate", "-", "--format", "ndjson", "--quiet", "--where", "awaiting=no"],
      input: Self.posts,
      lexicons: Repository.lexicons
    )
    #expect(rest.lines.count == 4)
  }

  @Test(arguments: [[], ["--by", "day"], ["--segment", "channel", "--now", "2026-02-04"]])
  func aStoreGivesTheAgesOfItsFiles(arguments: [String]) throws {
    let folder = try TestFolder()
    let file = try folder.write("posts.csv", Self.posts)
    let store = folder.path + "/a.db"
    let loaded = try Earshot.run(
      ["load", file, "--store", store, "--segment", "channel"],
      lexicons: Repository.lexicons
    )
    #expect(loaded.status == 0, "\(loaded.errors)")
    let format = ["--format", "csv", "--quiet", "--minimum-respondents", "0"]
    let read = try Earshot.run(
      ["kpi", file] + arguments + format,
      lexicons: Repository.lexicons
    )
    let stored = try Earshot.run(["kpi", "--store", store] + arguments + format)
    #expect(read.text.contains("response_age_p90") && stored.text == read.text, "\(stored.errors)")
    let refused = try Earshot.run(["kpi", "--store", store, "--conversation-column", "id"])
    #expect(refused.status == 2 && refused.errors.contains("a store keeps no conversations"))
  }

  @Test func filesThatDoNotTellHaveNoSuchFigures() throws {
    let names = try Self.figures("id,comment\n1,\(Self.complaint)\n").compactMap {
      $0["kpi"].string
    }
    #expect(!names.contains { $0.hasPrefix("response") || $0.hasPrefix("closing") })
  }

  @Test(arguments: [
    (["--now", "soon"], "error: 'soon' is no time"),
    (["--conversation-column", "chatt"], "there is no column \"chatt\""),
  ])
  func whatMeansNothingIsOneLine(arguments: [String], message: String) throws {
    let run = try Earshot.run(["kpi", "-", "--quiet"] + arguments, input: "chat,comment\n1,late\n")
    #expect(run.status == 2 && run.output.isEmpty && run.errors.lines.count == 1)
    #expect(run.errors.contains(message) && run.errors.contains("Fix: "), "\(run.errors)")
  }
}
