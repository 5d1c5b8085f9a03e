import Testing

@Suite struct TopicsSuggestCommandTests {
  /// The pier goes with waiting, and the garden shed with nothing; the small lists know neither.
  private static let survey = """
    comment
    Late on the pier
    It was late at the pier
    The pier was late
    Staff
    The staff
    My staff
    The staff and the mound
    The pier
    A rude pier
    My pier
    The garden shed
    A lovely garden shed
    Garden shed was lovely
    Garden
    n/a

    """

  private static func json(_ arguments: [String], input: String = survey) throws -> JSONTree {
    let run = try Earshot.run(
      ["topics", "suggest", "-", "--format", "json", "--quiet"] + arguments,
      input: input
    )
    #expect(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)
  }

  @Test func wordsOfCommentsWithoutATopicByHand() throws {
    let json = try Self.json([])
    #expect(
      json.keys == [
        "comments", "no_topic", "negative", "negative_no_topic", "suggestions", "truncated",
        "manifest",
      ]
    )
    #expect(json["comments"].int == 14 && json["no_topic"].int == 7)
    // "late" in 1–3, "rude" in 9.
    #expect(json["negative"].int == 4 && json["negative_no_topic"].int == 1)
    let terms = json["suggestions"].items
    // The shed stands in no comment without the garden; the garden stands in one, of four.
    #expect(terms.map(\.["term"].string) == ["garden shed"])
    let shed = terms[0]
    #expect(shed["words"].int == 2 && shed["no_topic"].int == 3 && shed["with_topic"].int == 0)
    // G² of 3 of 7 against 0 of 7, by hand: 2 (3 ln 2 + 4 ln(8 ∕ 11) + 7 ln(14 ∕ 11)).
    #expect(shed["g2"] == .number("4.988"))
    #expect(shed["near"] == .null && shed["near_comments"] == .null)
    #expect(shed["example"].string == "Garden shed was lovely")
  }

  /// One comment without a topic less, and the pier is more frequent among them.
  private static let piers = survey.replacing("\nGarden\n", with: "\nPiers\n")
    .replacing("\nMy staff\n", with: "\nMy staff and my staff\nStaff again\n")

  @Test func theNearestTopicIsTheOneThatCommentsWithTheWordName() throws {
    let json = try Self.json([], input: Self.piers)
    let pier = try #require(json["suggestions"].items.first { $0["term"].string == "pier" })
    #expect(pier["no_topic"].int == 3 && pier["no_topic_negative"].int == 1)
    #expect(pier["with_topic"].int == 3)
    #expect(pier["near"].string == "wait-time" && pier["near_comments"].int == 3)
    // A negative comment is the example where there is one.
    #expect(pier["example"].string == "A rude pier")
  }

  @Test func theOverlayGivesTheCommentsTheirTopic() throws {
    let folder = try TestFolder()
    try folder.write("survey.csv", Self.piers)
    let (survey, overlay) = (folder.path + "/survey.csv", folder.path + "/ours")
    try folder.write("ours/.keep", "")
    let made = try Earshot.run(
      ["topics", "suggest", survey, "-o", overlay + "/suggested.tsv", "--quiet"]
    )
    #expect(made.status == 0, "\(made.errors)")
    let text = try folder.text("ours/suggested.tsv")
    #expect(text.contains("# No topic is near: garden shed (3 comments without a topic, 0 of"))
    #expect(text.contains("\ncue\twait-time\t1.0\tpier\t3 comments without a topic, 1 of"))
    let checked = try Earshot.run(["lexicon", "check", overlay])
    #expect(checked.status == 0, "\(checked.text) \(checked.errors)")
    let after = try Earshot.run(
      ["topics", "suggest", survey, "--overlay", overlay, "--format", "json", "--quiet"]
    )
    #expect(after.status == 0, "\(after.errors)")
    #expect(try JSONTree(after.text)["no_topic"].int == 4)
  }

  @Test func csvIsGuardedAndHasTheSameTerms() throws {
    let input = "id,comment\n1,\"=HYPERLINK(1) -tariff\"\n2,-tariff\n3,=cmd tariff\n4,staff\n"
    let arguments = ["--minimum-count", "1"]
    let run = try Earshot.run(
      ["topics", "suggest", "-", "--format", "csv", "--quiet"] + arguments,
      input: input
    )
    let table = try CSVTable(run.text)
    for row in table.rows { for cell in row { #expect(!cell.hasPrefix("="), "\(cell)") } }
    let terms = try Self.json(arguments, input: input)["suggestions"].items
    #expect(table.rows.dropFirst().map { $0[0] } == terms.map(\.["term"].string))
    #expect(!terms.isEmpty)
  }

  @Test func thePageFitsEightyColumnsAndIsClean() throws {
    let word = String(repeating: "long", count: 15)
    let nasty = "\u{1B}[31m tariff\u{9B}2J \u{202E}abc\u{7} \(word) \(word)"
    let input = "comment\n" + String(repeating: "\"\(nasty)\"\n", count: 4) + "staff\nlate\n"
    let run = try Earshot.run(["topics", "suggest", "-"], input: input)
    #expect(run.status == 0 && run.text.contains("tariff"), "\(run.errors)")
    for line in run.lines { #expect(line.count <= 80, "\(line.count): \(line)") }
    let controls = run.text.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
    }
    #expect(controls.isEmpty, "\(run.text)")
  }

  @Test func bytesDoNotDependOnWorkersAndChunks() throws {
    let lexicons = try ThinnedLexicons.shared.path
    for format in ["text", "json", "csv", "tsv"] {
      let outputs = try [("1", "262144"), ("2", "1000"), ("5", "65536")].map { jobs, chunk in
        let run = try Earshot.run(
          [
            "topics", "suggest", Repository.corpora[0], "--format", format, "--jobs", jobs,
            "--chunk-bytes", chunk, "--quiet",
          ],
          lexicons: lexicons
        )
        #expect(run.status == 0, "\(run.errors)")
        return run.output
      }
      #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2], "\(format)")
    }
  }

  @Test(arguments: [
    (["none.csv"], "none.csv: error: "), (["-", "--top=-1"], "error: --top cannot be -1"),
    (["-", "--minimum-count", "0"], "error: --minimum-count cannot be 0"),
    (["-", "--format", "md"], "error: 'md'"),
  ])
  func aBadCallIsTold(arguments: [String], error: String) throws {
    let run = try Earshot.run(["topics", "suggest"] + arguments, input: Self.survey)
    #expect(run.status == 2 && run.errors.contains(error), "\(run.errors)")
  }

  @Test(arguments: ["comment\n", "comment\nn/a\n", "comment\nstaff\n", "comment\npier\n"])
  func nothingToTellIsTold(input: String) throws {
    let run = try Earshot.run(["topics", "suggest", "-", "--quiet"], input: input)
    #expect(run.status == 0 && run.text.contains("\nnone\n"), "\(run.text)\(run.errors)")
  }
}
