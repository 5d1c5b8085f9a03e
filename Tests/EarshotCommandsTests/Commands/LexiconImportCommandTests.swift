import Testing

@Suite struct LexiconImportCommandTests {
  private static let vader = """
    late\t-1.5\t0.5\t[]
    Late\t-1.5\t0.5\t[]
    punctual\t2.2\t0.5\t[]
    #fail\t-2.0\t0.5\t[]
    fun*\t2.0\t0.5\t[]
    =1+1\t0.5\t0.5\t[]
    stray

    """

  private static func run(
    _ text: String,
    _ name: String = "list.txt",
    _ arguments: [String] = []
  ) throws -> (outcome: Earshot.Outcome, folder: TestFolder) {
    let folder = try TestFolder()
    let path = try folder.write(name, text)
    let outcome = try Earshot.run(
      ["lexicon", "import", path, "-o", folder.path + "/ours"] + arguments
    )
    return (outcome, folder)
  }

  @Test func anImportedWordChangesScores() throws {
    let (outcome, folder) = try Self.run(Self.vader)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(try folder.names == ["list.txt", "ours"])
    func score(_ text: String, _ arguments: [String]) throws -> String? {
      let run = try Earshot.run(["explain", text, "--format", "json"] + arguments)
      return try JSONTree(run.text)["label"].string
    }
    #expect(try score("A punctual train", []) == "neutral")
    #expect(try score("A punctual train", ["--overlay", folder.path + "/ours"]) == "positive")
    let check = try Earshot.run(["lexicon", "check", folder.path + "/ours"])
    #expect(check.status == 0 && check.text.contains("imported-list-valence"))
  }

  @Test func thePageAccountsForEveryEntry() throws {
    let (outcome, folder) = try Self.run(Self.vader)
    let page = outcome.text.replacing(folder.path, with: "FOLDER")
    #expect(
      page == """
        VADER dictionary (UTF-8): 6 entries
        3 carried over, 1 said already, 2 not carried over, beside them 1 that is no entry

        Not carried over
        n  first  line
        ──────────────
        1  #fail  4
           it begins with #; hashtags are looked up as their words
        1  fun*   5
           its star would stand for any letters
        1  stray  7
           no number stands behind its first tab

        In FOLDER/ours
        file              lines
        ───────────────────────
        valence.tsv           3
        not-imported.csv      3

        `earshot lexicon check FOLDER/ours/` tells what no comment can match,
        `earshot lexicon diff --overlay FOLDER/ours/ FILE` what the entries move.

        """
    )
    let list = try folder.text("ours/not-imported.csv").replacing(folder.path, with: "FOLDER")
      .replacing("\r\n", with: "\n")
    #expect(
      list.lines == [
        "file,line,text,reason",
        "FOLDER/list.txt,4,#fail,it begins with #; hashtags are looked up as their words",
        "FOLDER/list.txt,5,fun*,its star would stand for any letters",
        "FOLDER/list.txt,7,stray,no number stands behind its first tab",
      ]
    )
  }

  @Test func formulasAndMarkupStayText() throws {
    let (outcome, folder) = try Self.run(
      "term,category\n=cmd|' /C calc'!A0*,<b>A</b>\n\u{1B}[31mred,<b>A</b>\nlate,<b>A</b>\n",
      "list.csv"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.text.contains("\u{1B}"))
    let list = try folder.text("ours/not-imported.csv")
    #expect(list.contains(",'=cmd|' /C calc'!A0*,") && list.contains("control characters"))
    #expect(try folder.text("ours/topics.tsv").contains("topic\tb-a-b\t\t<b>A</b>\t"))
  }

  @Test func jsonHasAllOfIt() throws {
    let (outcome, _) = try Self.run(
      "term,category\nlate,Delay\nmisc,Odds\n",
      "codes.csv",
      ["--format", "json", "--map", "Delay=topic:wait-time", "--category", "delay"]
    )
    let json = try JSONTree(outcome.text)
    #expect(
      json.keys == [
        "format", "dictionary", "entries", "carried", "repeated", "left_out", "categories", "files",
        "losses",
      ]
    )
    #expect(json["format"].string == "spreadsheet" && json["entries"].int == 2)
    #expect(json["carried"].int == 1 && json["left_out"].int == 1)
    #expect(json["categories"].items.map(\.["target"].string) == ["topic:wait-time", "skip"])
    #expect(json["files"].items.map(\.["file"].string) == ["topics.tsv"])
    #expect(json["dictionary"].items[0]["sha256"].string?.count == 64)
  }

  @Test func anotherImportReplacesOnlyWhatAnImportWrote() throws {
    let (_, folder) = try Self.run(Self.vader)
    let (path, ours) = (folder.path + "/list.txt", folder.path + "/ours")
    let again = try Earshot.run(["lexicon", "import", path, "-o", ours])
    #expect(again.status == 2 && again.errors.contains("--overwrite"))
    let topics = try folder.write("codes.csv", "term,category\nlate,Delay\n")
    let over = try Earshot.run(["lexicon", "import", topics, "-o", ours, "--overwrite"])
    #expect(over.status == 0, "\(over.errors)")
    // The valences of before are gone, and so is the list of what was lost.
    let left = try Earshot.run(["lexicon", "check", ours])
    #expect(left.text.contains("imported-codes-topics") && !left.text.contains("valence"))
    #expect(throws: (any Error).self) { try folder.text("ours/not-imported.csv") }
    let words = SmallLexicons.text(
      kind: "valence",
      ["form\tvalence\ttags", "odd\t-1.0"],
      name: "mine"
    )
    try folder.write("ours/valence.tsv", words)
    let own = try Earshot.run(["lexicon", "import", path, "-o", ours, "--overwrite"])
    #expect(own.status == 2 && own.errors.contains("was not written by lexicon import"))
    #expect(try folder.text("ours/valence.tsv") == words)
  }

  @Test(
    arguments: [
      (
        ["--from", "liwc22"],
        "error: 'liwc22' is no format of dictionaries. Fix: give one of vader,"
      ),
      (["--from", "liwc"], "list.txt:1: error: the file does not begin with a line '%'"),
      (["--map", "A=topic:Upper"], "'A=topic:Upper' does not say what a category becomes"),
      (["--map", "topic:a"], "'topic:a' does not say what a category becomes"),
      (["--map", "A=skip"], "has no category 'A'. Fix: leave the option out"),
      (["--scale", "0"], "--scale is '0'; it must be a decimal from 0.001 to 1000.000"),
      (["--strength", "5"], "--strength is '5'; it must be a decimal from 0.001 to 4.000"),
      (["--scale", "1000"], "nothing of"),
      (["--format", "xml"], "'xml' is no output format"),
    ]
  )
  func whatCannotBeDoneIsAnError(_ arguments: [String], _ message: String) throws {
    let (outcome, folder) = try Self.run("late\t-1.5\t0.5\t[]\n", "list.txt", arguments)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(message) && outcome.errors.contains(" Fix: "),
      "\(outcome.errors)"
    )
    #expect(try !folder.names.contains("ours"))
  }
}
