import Testing

@Suite struct LexiconDiffCommandTests {
  private static let survey = """
    id,date,comment
    a,2026-02-02,The train was late
    b,2026-02-02,The staff were lovely
    c,2026-02-03,Nothing but tariffs
    d,2026-02-03,n/a
    e,2026-02-04,"Late and rude <b>x</b>"

    """

  /// An overlay that makes lateness worse, "lovely" neutral and "tariffs" a fault and a topic.
  private static func overlay() throws -> TestFolder {
    let folder = try TestFolder()
    let words = [
      "form\tvalence\ttags", "late\t-3.0\tfault", "lovely\t0.0", "tariffs\t-2.0\tfault",
    ]
    try folder.write("words.tsv", SmallLexicons.text(kind: "valence", words, name: "own"))
    let topics = [
      "record\ttopic\tweight\tpattern", "topic\tprice\t\tPrice", "cue\tprice\t1.0\ttariffs",
      "not\tstaff-attitude\t\tthe staff",
    ]
    try folder.write("topics.tsv", SmallLexicons.text(kind: "topics", topics, name: "own-topics"))
    return folder
  }

  private static func json(_ arguments: [String]) throws -> JSONTree {
    let run = try Earshot.run(
      ["lexicon", "diff", "--format", "json", "--quiet"] + arguments,
      input: survey
    )
    #expect(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)
  }

  private static func score(_ text: String, _ arguments: [String] = []) throws -> Int? {
    let run = try Earshot.run(["explain", text, "--format", "json"] + arguments)
    let value = try JSONTree(run.text)["score"]
    guard case .number(let digits) = value else { return nil }
    return (digits.hasPrefix("-") ? -1 : 1) * (value.thousandths.map { abs($0) } ?? 0)
  }

  @Test func entriesThatDifferAreListed() throws {
    let folder = try Self.overlay()
    let json = try Self.json(["--overlay", folder.path, "-"])
    #expect(json.keys == ["entries", "comments", "labels", "topics", "moved", "old", "new"])
    let entries = json["entries"].items.map { entry in
      ["kind", "entry", "old", "new"].map { entry[$0].string ?? "–" }
    }
    #expect(
      entries == [
        ["valence", "late", "-2.0 (fault)", "-3.0 (fault)"],
        ["valence", "lovely", "2.5 (quality)", "0.0"],
        ["valence", "tariffs", "–", "-2.0 (fault)"],
        ["topics", "price: (topic)", "–", "Price"], ["topics", "price: tariffs", "–", "1.0"],
        ["topics", "staff-attitude not: the staff", "–", "excluded"],
      ]
    )
  }

  @Test func whatMovesIsWhatTwoRunsSay() throws {
    let folder = try Self.overlay()
    let own = ["--overlay", folder.path]
    let json = try Self.json(own + ["-"])
    let comments = json["comments"]
    #expect(comments["n"].int == 5 && comments["scored"].int == 4)
    #expect(comments["moved"].int == 4 && comments["relabelled"].int == 2)
    #expect(json["labels"]["neutral"]["negative"].int == 1)
    #expect(json["labels"]["positive"]["neutral"].int == 1)
    #expect(json["labels"]["null"]["null"].int == 1)
    let texts = [
      "The train was late", "The staff were lovely", "Nothing but tariffs",
      "Late and rude <b>x</b>",
    ]
    var sums = [0, 0]
    for text in texts {
      sums[0] += try #require(try Self.score(text))
      sums[1] += try #require(try Self.score(text, own))
    }
    let means = sums.map { Double($0) / 4000 }
    for (key, mean) in zip(["mean_old", "mean_new", "mean_shift"], means + [means[1] - means[0]]) {
      guard case .number(let digits) = comments[key] else {
        Issue.record("\(key) is no number")
        continue
      }
      let difference = abs((Double(digits) ?? 9) - mean)
      #expect(difference <= 0.000_051, "\(key): \(digits), not \(mean)")
    }
    let topics = json["topics"].items.map { topic in
      [topic["old"], topic["new"], topic["gained"], topic["lost"]].compactMap(\.int)
    }
    #expect(json["topics"].items.map(\.["topic"].string) == ["price", "staff-attitude"])
    #expect(topics == [[0, 1, 1, 0], [1, 0, 0, 1]])
  }

  @Test func theFurthestMovesComeFirstWithTheirEntries() throws {
    let folder = try Self.overlay()
    let moved = try Self.json(["--overlay", folder.path, "-"])["moved"].items
    #expect(Set(moved.compactMap(\.["id"].string)) == ["a", "b", "c", "e"])
    func score(_ verdict: JSONTree) -> Double {
      guard case .number(let digits) = verdict["score"] else { return 0 }
      return Double(digits) ?? 0
    }
    let moves = moved.map { abs(score($0["new"]) - score($0["old"])) }
    #expect(moves == moves.sorted(by: >), "\(moves)")
    for (id, entry) in [
      ("a", "{\"entry\": \"late\", \"old\": -2.000, \"new\": -3.000}"),
      ("b", "{\"entry\": \"lovely\", \"old\": 2.500, \"new\": null}"),
      ("c", "{\"entry\": \"tariffs\", \"old\": null, \"new\": -2.400}"),
    ] {
      let comment = try #require(moved.first { $0["id"].string == id })
      #expect(try comment["entries"].items.contains(JSONTree(entry)), "\(comment)")
    }
    let one = try Self.json(["--overlay", folder.path, "-", "--top", "1"])["moved"].items
    #expect(one == Array(moved.prefix(1)))
  }

  @Test func foldersAndOverlaysMayStandOnEitherSide() throws {
    let overlay = try Self.overlay()
    let folder = try SmallLexicons.make()
    try folder.write("en/z-words.tsv", try overlay.text("words.tsv"))
    let base = try SmallLexicons.shared.path
    let expected = try Self.json(["--overlay", overlay.path, "-"])
    let asOverlay = try Self.json([base, overlay.path, "-"])
    #expect(asOverlay["entries"] == expected["entries"] && asOverlay["moved"] == expected["moved"])
    let asFile = try Self.json([base, overlay.path + "/words.tsv", "-"])
    #expect(asFile["entries"].items.count == 3 && asFile["topics"].items.isEmpty)
    let back = try Self.json([overlay.path, base, "-"])
    #expect(back["comments"]["mean_old"] == expected["comments"]["mean_new"])
    #expect(back["entries"].items.count == expected["entries"].items.count)
    let whole = try Self.json([base, folder.path, "-", "--taxonomy", "service"])
    #expect(whole["moved"] == asFile["moved"] && whole["entries"] == asFile["entries"])
  }

  @Test func withoutCommentsTheEntriesAloneAreCompared() throws {
    let overlay = try Self.overlay()
    let base = try SmallLexicons.shared.path
    let json = try Self.json([base, overlay.path])
    #expect(json.keys == ["entries", "old", "new"] && json["entries"].items.count == 6)
    let run = try Earshot.run(["lexicon", "diff", base, overlay.path, "--entries", "2"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.text.contains("~ valence late -2.0 (fault) → -3.0 (fault)\n"))
    #expect(run.text.hasSuffix("… and 4 more\n"), "\(run.text)")
    let same = try Earshot.run(["lexicon", "diff", base, base, "-"], input: Self.survey)
    #expect(same.text.contains("The entries are the same.") && same.text.contains("0 of 4 scores"))
  }

  @Test func constantsMoveScoresWithoutAnEntry() throws {
    let folder = try TestFolder()
    let model = SmallLexicons.text(
      kind: "model",
      ["key\tvalue", "score-half-mass\t4.0"],
      name: "m"
    )
    try folder.write("model.tsv", model.replacing("key\tvalue", with: "key\tvalue\tnote"))
    let json = try Self.json(["--overlay", folder.path, "-"])
    #expect(json["entries"].items.map(\.["entry"].string) == ["score-half-mass"])
    #expect(json["moved"].items.count == 3)
    #expect(json["moved"].items.allSatisfy { $0["entries"].items.isEmpty })
    let page = try Earshot.run(
      ["lexicon", "diff", "--overlay", folder.path, "-"],
      input: Self.survey
    )
    #expect(page.text.contains("no entry differs: the constants do"))
  }

  @Test func thePageFitsEightyColumnsAndIsClean() throws {
    let overlay = try Self.overlay()
    let nasty = "late \u{1B}[31m\u{9B}2J \u{202E}abc\u{7} " + String(repeating: "words ", count: 80)
    let run = try Earshot.run(
      ["lexicon", "diff", "--overlay", overlay.path, "-"],
      input: "id,comment\n\"\u{1B}[2J\(String(repeating: "i", count: 90))\",\"\(nasty)\"\n"
    )
    #expect(run.status == 0 && run.text.contains("The comment that moves most"), "\(run.errors)")
    for line in run.lines.dropFirst() { #expect(line.count <= 80, "\(line.count): \(line)") }
    let controls = run.text.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
    }
    #expect(controls.isEmpty, "\(run.text)")
  }

  @Test func bytesDoNotDependOnWorkersAndChunks() throws {
    let overlay = try Self.overlay()
    let lexicons = try ThinnedLexicons.shared.path
    for format in ["text", "json"] {
      let outputs = try [("1", "262144"), ("2", "1000"), ("5", "65536")].map { jobs, chunk in
        let run = try Earshot.run(
          [
            "lexicon", "diff", "--overlay", overlay.path, "--format", format, "--jobs", jobs,
            "--chunk-bytes", chunk, "--quiet", Repository.corpora[0], Repository.corpora[1],
          ],
          lexicons: lexicons
        )
        #expect(run.status == 0, "\(run.errors)")
        return run.output
      }
      let isEqual = outputs[0] == outputs[1] && outputs[0] == outputs[2]
      #expect(isEqual && !outputs[0].isEmpty, "\(format)")
    }
  }

  @Test(arguments: [
    (["-"], "error: old and new word lists are needed"),
    (["a.csv", "b.csv", "-"], "error: a.csv: neither a folder"),
    (["none.tsv", "none.tsv", "-"], "none.tsv: error: "),
    (["--overlay", "none", "-"], "none: error: "),
    (["--overlay", "/", "-", "--top=-1"], "error: --top cannot be -1"),
    (["--overlay", "/", "-", "--format", "csv"], "error: 'csv'"),
  ])
  func whatCannotRunIsOneLine(arguments: [String], start: String) throws {
    let run = try Earshot.run(["lexicon", "diff"] + arguments, input: Self.survey)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.lines.count == 1 && run.errors.hasPrefix(start), "\(run.errors)")
    #expect(run.errors.contains("Fix: "))
  }

  @Test func helpHasExamples() throws {
    for command in ["check", "coverage", "diff"] {
      let run = try Earshot.run(["lexicon", command, "--help"])
      #expect(run.status == 0 && run.text.contains("Examples:"))
      #expect(run.text.contains("earshot lexicon \(command)"))
    }
  }
}
