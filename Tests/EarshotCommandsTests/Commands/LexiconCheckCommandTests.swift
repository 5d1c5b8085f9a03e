import Testing

@Suite struct LexiconCheckCommandTests {
  /// Runs the check over the small word lists with a line more in one of them.
  private static func warnings(
    _ line: String,
    in name: String,
    _ options: [String] = []
  ) throws -> [JSONTree] {
    let folder = try SmallLexicons.make()
    try folder.write(name, try folder.text(name) + line + "\n")
    let run = try Earshot.run(
      ["lexicon", "check", "--format", "json"] + options,
      lexicons: folder.path
    )
    #expect(run.status == 0, "\(run.errors)")
    let lines = try folder.text(name).lines.count
    return try JSONTree(run.text)["warnings"].items.filter { warning in
      warning["file"].string == folder.path + "/" + name && warning["line"].int == lines
    }
  }

  @Test(arguments: [
    ("en/valence.tsv", "#late\t-1.0", [String]()),
    ("en/valence.tsv", "LATENESS\t-1.0", []),
    ("en/valence.tsv", "spotty wi-fi\t-1.0", []),
    ("en/valence.tsv", "waited <n> * hours\t-1.0", []),
    ("en/valence.tsv", "delay*\t-1.0", []),
    ("en/valence.tsv", ":-(\t-1.0", []),
    ("en/valence.tsv", "f***\t-1.0", []),
    ("en/valence.tsv", "driver's fault\t-1.0", []),
    ("en/valence.tsv", "ok. Thanks\t-1.0", ["unmatchable"]),
    ("en/valence.tsv", "x! Y\t-1.0", ["unmatchable"]),
    ("en/valence.tsv", "laaate\t-1.0", ["stretched"]),
    ("en/valence.tsv", "zzzzz\t-1.0", []),
    ("en/valence.tsv", "soft\u{AD}ware\t-1.0", ["invisible"]),
    ("en/valence.tsv", "called me back\t1.5\tdeed", ["tag"]),
    ("en/valence.tsv", "answer the phone\t1.0\tquality,wanted", ["tag"]),
    ("en/valence.tsv", "answer the phone\t-1.0\tfault,wanted", []),
    ("en/valence.tsv", "called me back\t1.5\tquality", []),
    ("en/intensifiers.tsv", "rather\t1.0", ["idle"]),
    ("en/contrast.tsv", "however\t1\t1.000", ["idle"]),
    ("en/negations.tsv", "not only\tpseudo", []),
    ("en/negations.tsv", "regardless\tpseudo", ["idle"]),
    ("en/cues.tsv", "money back\trefund\t0", ["idle"]),
    ("en/cues.tsv", "refund\tcomplaint\t1.0", []),
    ("en/cues.tsv", "REFUND\trefund\t1", ["repeat"]),
    ("en/cues.tsv", "refund\trefund\t0.5", ["conflict"]),
    ("en/topics/service.tsv", "cue\trefund\t0.5\trefund", ["conflict"]),
    ("en/topics/service.tsv", "cue\twait-time\t0.5\trefund", []),
    ("en/topics/service.tsv", "topic\tparking\t\tParking", ["unreachable"]),
    ("en/topics/service.tsv", "else\trefund\t\t", []),
    ("en/topics/service.tsv", "not\twait-time\t\tof late", []),
    ("en/topics/service.tsv", "not\twait-time\t\tqueue jump", []),
    ("en/topics/service.tsv", "not\trefund\t\tsunny day", ["idle"]),
  ])
  func whatLooksOddIsTold(file: String, line: String, codes: [String]) throws {
    let found = try Self.warnings(line, in: file)
    #expect(found.compactMap(\.["code"].string) == codes, "\(found)")
    for warning in found {
      #expect(warning["message"].string?.isEmpty == false)
      #expect(warning["remedy"].string?.hasSuffix(".") == true)
    }
  }

  @Test(arguments: [
    ("never again\t-2.0\tfault", [String]()), ("late train\t-2.0\tfault", ["superfluous"]),
    ("late train\t-2.0", []), ("late train\t-1.9\tfault", []), ("not a problem\t0.0", []),
    ("sunny day\t0.0", ["superfluous"]), ("late registration\t0.0", []),
    ("sunny\t0.0", ["superfluous"]), ("sunny\t1.0", []),
  ])
  func phrasesThatComeToTheirWordsAreSuperfluous(line: String, codes: [String]) throws {
    let name = "en/valence-more.tsv"
    let folder = try SmallLexicons.make()
    try folder.write(
      name,
      SmallLexicons.text(kind: "valence", ["form\tvalence\ttags", line], name: name)
    )
    let plain = try Earshot.run(["lexicon", "check", "--strict"], lexicons: folder.path)
    #expect(plain.status == (line.hasPrefix("never again") ? 1 : 0), "\(plain.errors)")
    let run = try Earshot.run(
      ["lexicon", "check", "--superfluous", "--format", "json"],
      lexicons: folder.path
    )
    let found = try JSONTree(run.text)["warnings"].items.filter {
      $0["file"].string?.hasSuffix(name) == true && $0["code"].string == "superfluous"
    }
    #expect(found.compactMap(\.["code"].string) == codes, "\(run.text)")
  }

  @Test func linesOfTwoFilesThatContradictAreAWarningButOverlaysAreMeant() throws {
    let folder = try SmallLexicons.make()
    let lines = ["form\tvalence\ttags", "late\t-1.0\tfault"]
    let text = SmallLexicons.text(kind: "valence", lines, name: "more")
    try folder.write("en/valences.tsv", text)
    let run = try Earshot.run(["lexicon", "check"], lexicons: folder.path)
    let line = text.lines.count
    #expect(
      run.errors.lines == [
        "\(folder.path)/en/valences.tsv:\(line): warning: 'late' is -1.0 (fault) here and "
          + "-2.0 (fault) in valence.tsv:8; this line counts. Fix: keep one of the two lines."
      ]
    )
    #expect(run.status == 0 && run.lines.last?.hasSuffix(", 1 warning") == true)
    let strict = try Earshot.run(["lexicon", "check", "--strict"], lexicons: folder.path)
    #expect(strict.status == 1)
    let own = try TestFolder()
    try own.write("valence.tsv", text)
    let over = try Earshot.run(["lexicon", "check", "--strict", "--overlay", own.path])
    #expect(over.status == 0 && over.errors.isEmpty, "\(over.errors)")
    #expect(over.text.contains("valence (overlay)"))
  }

  @Test func twoFilesOfOneNameAreTold() throws {
    let folder = try SmallLexicons.make()
    let empty = SmallLexicons.text(kind: "valence", ["form\tvalence\ttags"], name: "en/valence.tsv")
    try folder.write("en/other.tsv", empty)
    let run = try Earshot.run(["lexicon", "check"], lexicons: folder.path)
    #expect(run.errors.contains("other.tsv: warning: the file has no entries"))
    #expect(run.errors.contains("is called 'test-en/valence.tsv' 1.0.0 too"), "\(run.errors)")
  }

  @Test func badLinesAreListedInOrderAndEndWithTwo() throws {
    let folder = try SmallLexicons.make()
    var places: [String] = []
    for (name, line) in [
      ("en/cues.tsv", "x\tnone\t1"), ("en/valence.tsv", "soundingly\t9"),
      ("en/topics/rail.tsv", "cue\tships\t1.0\tlate"), ("en/topics/service.tsv", "too\tshort"),
    ] {
      let text =
        name.hasSuffix("rail.tsv")
        ? SmallLexicons.text(
          kind: "topics",
          ["record\ttopic\tweight\tpattern", "topic\trail\t\tRail", line],
          name: "rail"
        ) : try folder.text(name) + line + "\n"
      try folder.write(name, text)
      places.append("\(folder.path)/\(name):\(text.lines.count): error: ")
    }
    for options in [[], ["--format", "json"], ["--strict"]] {
      let run = try Earshot.run(["lexicon", "check"] + options, lexicons: folder.path)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.lines.count == places.count, "\(run.errors)")
      for (line, place) in zip(run.errors.lines, places) {
        #expect(line.hasPrefix(place) && line.contains("Fix: "), "\(line)")
      }
    }
  }

  @Test func aTaxonomyMustStandAlone() throws {
    let folder = try SmallLexicons.make()
    let lines = ["record\ttopic\tweight\tpattern", "cue\trefund\t1.0\tcash back"]
    let text = SmallLexicons.text(kind: "topics", lines, name: "own")
    try folder.write("en/topics/own.tsv", text)
    let alone = try Earshot.run(["lexicon", "check"], lexicons: folder.path)
    #expect(alone.status == 2 && alone.errors.contains("own.tsv:8: error: the topic 'refund'"))
    let file = folder.path + "/en/topics/own.tsv"
    let given = try Earshot.run(["lexicon", "check", file])
    #expect(given.status == 2)
    let beside = try Earshot.run(["lexicon", "check", file, "--taxonomy", "service"])
    #expect(beside.status == 0 && beside.errors.isEmpty, "\(beside.errors)")
    let named = try Earshot.run(
      ["lexicon", "check", "--taxonomy", "service"],
      lexicons: folder.path
    )
    #expect(named.status == 0 && !named.text.contains("test-own"), "\(named.errors)")
  }

  @Test func givenFilesAndFoldersAreCheckedAlone() throws {
    let folder = try SmallLexicons.make()
    let file = folder.path + "/en/valence.tsv"
    let one = try JSONTree(Earshot.run(["lexicon", "check", file, "--format", "json"]).text)
    #expect(one["files"].items.map(\.["file"].string) == [file])
    #expect(
      one["files"].items[0].keys == [
        "file", "kind", "name", "version", "entries", "sha256", "overlay",
      ]
    )
    #expect(one["files"].items[0]["entries"].int == 9 && one["warnings"].items.isEmpty)
    let all = try JSONTree(Earshot.run(["lexicon", "check", folder.path, "--format", "json"]).text)
    let usual = try JSONTree(
      Earshot.run(["lexicon", "check", "--format", "json"], lexicons: folder.path).text
    )
    #expect(all == usual && all["files"].items.count == 9)
    let inner = try Earshot.run(["lexicon", "check", folder.path + "/en/topics", file])
    #expect(inner.status == 0 && inner.lines.last == "2 files, 20 entries, 0 warnings")
  }

  @Test(arguments: [
    (["none.tsv"], "none.tsv: error: "), ([Repository.root + "/Corpora"], "/"),
    (["--format", "xml"], "error: 'xml'"),
    (["--taxonomy", "nowhere"], "error: there is no taxonomy 'nowhere'"),
    (["--overlay", "none"], "none: error: "), (["a.tsv", "--overlay", "b"], "error: paths and"),
    (["--lexicons", "/none"], "error: no folder of word lists"),
  ])
  func whatCannotBeCheckedIsOneLine(arguments: [String], start: String) throws {
    let run = try Earshot.run(["lexicon", "check"] + arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.lines.count == 1 && run.errors.hasPrefix(start), "\(run.errors)")
    #expect(run.errors.contains("Fix: "))
  }

  @Test func hostileListsDoNotReachTheTerminal() throws {
    let folder = try SmallLexicons.make()
    let lines = [
      "form\tvalence\ttags", "late\u{1B}[31m\u{202E}\t-1.0", "late\t-0.5\tfault", "\u{7}\t-1.0",
    ]
    let text = SmallLexicons.text(kind: "valence", lines, name: "x\u{1B}[2J\u{9B}y")
    try folder.write("en/valence-more.tsv", text)
    let run = try Earshot.run(["lexicon", "check"], lexicons: folder.path)
    for stream in [run.text, run.errors] {
      let controls = stream.unicodeScalars.filter {
        $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
      }
      #expect(controls.isEmpty, "\(stream)")
    }
  }

  @Test func shippedListsHaveNoBadLines() throws {
    let run = try Earshot.run(["lexicon", "check"], lexicons: Repository.lexicons)
    #expect(run.status == 0, "\(run.errors)")
    for line in run.lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: [
    ("score-half-mass", ["0", "-2"], "above 0"), ("complaint-scale", ["0", "-1"], "above 0"),
    ("positive-threshold", ["1.001", "-0.1"], "from 0 to 1"),
    ("negative-threshold", ["2"], "from 0 to 1"), ("remark-threshold", ["-1"], "from 0 to 1"),
    ("topic-share", ["1.5"], "from 0 to 1"),
    ("strongest-intensity", ["0.999", "1000.5"], "from 1 to 1000"),
    ("negation-reach", ["-1", "100.5"], "from 0 to 100"),
    ("exclamation", ["9999999", "-1000.001"], "from -1000 to 1000"),
  ])
  func constantsOutOfBoundsAreErrors(name: String, values: [String], bounds: String) throws {
    for value in values {
      let folder = try TestFolder()
      let text = SmallLexicons.text(
        kind: "model",
        ["key\tvalue\tnote", "\(name)\t\(value)\tours"],
        name: "own"
      )
      let file = try folder.write("own.tsv", text)
      for arguments in [["lexicon", "check", file], ["explain", "late", "--overlay", file]] {
        let run = try Earshot.run(arguments)
        #expect(run.status == 2, "\(name) \(value): \(run.text)")
        #expect(run.errors.hasPrefix("\(file):8: error: the model's constant '\(name)' cannot be"))
        #expect(run.errors.contains("Fix: give a number ") && run.errors.contains(bounds))
      }
    }
  }

  @Test(arguments: ["0", "-60", "0.5"])
  func stretchesOfNoTimeAreErrors(seconds: String) throws {
    let folder = try TestFolder()
    let lines = ["form\tseconds", "jiffy\t\(seconds)"]
    let file = try folder.write("own.tsv", SmallLexicons.text(kind: "duration", lines, name: "own"))
    let run = try Earshot.run(["lexicon", "check", file])
    #expect(run.status == 2 && run.errors.contains("'jiffy' lasts no second"), "\(run.errors)")
    #expect(run.errors.hasPrefix("\(file):8: error: ") && run.errors.contains("Fix: "))
  }

  /// Folders that are no overlay: their files, and what is said of them.
  @Test(arguments: [
    (["over/a.txt"], ["the folder holds no word lists", "name a folder with `.tsv` files"]),
    (["over/in/a.tsv"], ["the folder holds no word lists", "over/in."]),
    (["over/in/deep/a.tsv"], ["the folder holds no word lists"]),
  ])
  func aFolderWithoutListsIsNoOverlay(files: [String], needles: [String]) throws {
    let folder = try TestFolder()
    let list = SmallLexicons.text(kind: "valence", ["form\tvalence", "meh\t-1.0"], name: "own")
    for file in files { try folder.write(file, list) }
    let path = folder.path + "/over"
    for arguments in [
      ["explain", "meh", "--overlay"], ["lexicon", "check", "--overlay"], ["lexicon", "check"],
    ] {
      for slash in ["", "/"] {
        let run = try Earshot.run(arguments + [path + slash])
        #expect(
          run.status == 2 && run.errors.hasPrefix(path + slash + ": error: "),
          "\(run.errors)"
        )
        for needle in needles { #expect(run.errors.contains(needle), "\(run.errors)") }
      }
    }
  }

  @Test func aFolderOfLanguagesIsNoOverlay() throws {
    let folder = try SmallLexicons.make()
    for arguments in [["explain", "late", "--overlay"], ["lexicon", "check", "--overlay"]] {
      let run = try Earshot.run(arguments + [folder.path])
      #expect(run.status == 2 && run.errors.contains("is no overlay but"), "\(run.errors)")
    }
  }

  @Test func theCheckReadsWhatAnOverlayReads() throws {
    let folder = try TestFolder()
    func list(_ form: String) -> String {
      SmallLexicons.text(
        kind: "valence",
        ["form\tvalence\ttags", "\(form)\t-1.0\tfault"],
        name: form
      )
    }
    try folder.write("a.tsv", list("zibble"))
    try folder.write("b.txt", list("zobble"))
    try folder.write("in/c.tsv", list("zubble"))
    let run = try Earshot.run(["lexicon", "check", folder.path, "--format", "json"])
    let files = try JSONTree(run.text)["files"].items.compactMap(\.["file"].string)
    #expect(files == [folder.path + "/a.tsv"])
    let page = try Earshot.run(["explain", "zibble zobble zubble", "--overlay", folder.path])
    let words = ["zibble", "zobble", "zubble"].map { word in
      page.lines.contains { $0.hasPrefix("  \(word) ") && $0.contains("-1.000") }
    }
    #expect(words == [true, false, false], "\(page.text)")
  }
}
