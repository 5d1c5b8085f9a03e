import Testing

/// Rows that an export itself does not count: previews and tests of a survey, spam, excluded responses.
@Suite struct ExcludedRowsTests {
  private static let comment = "The staff were rude and the train was late"

  /// A Qualtrics export: two header rows below the first, codes of statuses.
  private static let qualtrics = """
    StartDate,Status,ResponseId,Q1,Q2
    Start Date,Response Type,Response ID,How likely are you to recommend us?,Why?
    "{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"
    2026-02-02,0,R_1,10,\(comment)
    2026-02-02,1,R_2,0,\(comment)
    2026-02-02,8,R_3,0,\(comment)
    2026-02-02,4,R_4,9,Lovely people

    """

  private static let delighted = """
    {"id":"1","score":10,"comment":"\(comment)","created_at":1770000000}
    {"id":"2","score":0,"comment":"\(comment)","created_at":1770000000,"excluded_from_calculations":true}
    {"id":"3","score":9,"comment":"Lovely people","created_at":1770000000,"excluded_from_calculations":false}

    """

  private static let labels = """
    id,Status,NPS,comment
    1,IP Address,10,\(comment)
    2,Survey Preview,0,\(comment)
    3,Spam,0,\(comment)
    4,IP Address,9,Lovely people

    """

  @Test(arguments: [
    (qualtrics, ["--text-column", "Q2", "--score-column", "Q1"], [1, 2]), (delighted, [], [1]),
    (labels, [], [1, 2]),
  ])
  func previewsAreNotCounted(input: String, options: [String], excluded: [Int]) throws {
    let run = try Earshot.run(
      ["annotate", "-", "--format", "ndjson"] + options,
      input: input,
      lexicons: Repository.lexicons
    )
    let rows = try run.lines.map { try JSONTree($0) }
    #expect(
      rows.indices.filter { rows[$0]["flags"].items.contains(.string("no_answer")) } == excluded
    )
    for place in excluded { #expect(rows[place]["status"].string == "no_content") }
    #expect(rows.count { $0["status"].string == "scored" } == 2, "\(run.errors)")
    #expect(run.errors.contains("\(excluded.count) previews, tests, spam or excluded, not counted"))

    let figures = try Earshot.run(
      ["kpi", "-", "--format", "json", "--quiet"] + options,
      input: input,
      lexicons: Repository.lexicons
    )
    let nps = try JSONTree(figures.text)["kpis"].items.filter { $0["kpi"].string == "nps" }
    #expect(nps.map { $0["base"].int } == [2] && nps.map { $0["value"] } == [.number("100.0")])
  }

  /// Numbers in a column of that name mean anything in other files.
  @Test func numbersOfOtherFilesAreNoCodes() throws {
    let run = try Earshot.run(
      ["annotate", "-", "--format", "ndjson", "--quiet"],
      input: "id,status,comment\n1,1,\(Self.comment)\n2,closed,\(Self.comment)\n",
      lexicons: Repository.lexicons
    )
    #expect(try run.lines.allSatisfy { try JSONTree($0)["status"].string == "scored" })
  }

  /// A preview with the words of an answer is not what the answer is a duplicate of.
  @Test(arguments: ["ndjson", "csv"])
  func answersAreNoDuplicatesOfPreviews(format: String) throws {
    let run = try Earshot.run(
      ["annotate", "-", "--format", format, "--quiet"],
      input: """
        id,Status,comment
        1,Survey Preview,\(Self.comment)
        2,IP Address,\(Self.comment)
        3,Spam,\(Self.comment)
        4,IP Address,\(Self.comment)

        """,
      lexicons: Repository.lexicons
    )
    let rows = run.lines.suffix(4)
    #expect(rows.map { $0.contains("duplicate_of:2") } == [false, false, false, true])
    #expect(rows.map { $0.contains("no_answer") } == [true, false, true, false])
    #expect(!run.text.contains("duplicate_of:1"))
  }

  @Test func storesDoNotKeepThem() throws {
    let folder = try TestFolder()
    let file = try folder.write("a.csv", Array(Self.labels.utf8))
    let run = try Earshot.run(
      ["load", file, "--store", folder.path + "/s.db"],
      lexicons: Repository.lexicons
    )
    #expect(run.errors.contains("2 rows: 2 new"), "\(run.errors)")
  }
}
