import Testing

/// Word lists are edited by hand: what is wrong with them is told line by line, and what is changed counts at once.
@Suite struct LexiconErrorTests {
  @Test func allBadLinesAreListed() throws {
    let folder = try TestFolder()
    let lexicons = try folder.copy(Repository.lexicons, as: "Lexicons")
    var expected: [String] = []
    for (name, line) in [
      ("en/valence-negative.tsv", "dreadfullest\tminus two\tfault"),
      ("en/valence-positive.tsv", "lovelierest"),
      ("en/negations.tsv", "nowise\tnegater"),
    ] {
      let text = try folder.text("Lexicons/" + name) + line + "\nsoundingly\t9\t9\t9\t9\n"
      try folder.write("Lexicons/" + name, text)
      expected += [text.lines.count - 1, text.lines.count].map {
        "\(lexicons)/\(name):\($0): error: "
      }
    }
    let run = try Earshot.run(["explain", "late"], lexicons: lexicons)
    #expect(run.status == 2 && run.output.isEmpty)
    let lines = run.errors.lines
    for place in expected {
      let isTold = lines.contains { $0.hasPrefix(place) && $0.contains("Fix: ") }
      #expect(isTold, "\(place) in \(run.errors)")
    }
    #expect(lines.count == expected.count, "\(run.errors)")
  }

  @Test(arguments: [
    ("rule\twait-time\t1.0\t(late | ", "service.tsv"),
    ("rule\twait-time\t1.0\tlate NEAR/x train", "service.tsv"),
    ("rule\twait-time\t1.0\t", "service.tsv"), ("rule\tships\t1.0\tlate", "ships"),
    ("cue\twait-time\theavy\tlate", "heavy"), ("topic\twait-time\t\tAgain", "wait-time"),
    ("topic\tnone/of/this\t\tDeep", "none/of/this"), ("sauce\twait-time\t1.0\tlate", "sauce"),
  ])
  func badTaxonomyLinesAreNamed(line: String, needle: String) throws {
    let folder = try SmallLexicons.make()
    let name = "en/topics/service.tsv"
    let text = try folder.text(name) + line + "\n"
    try folder.write(name, text)
    let run = try Earshot.run(["explain", "late"], lexicons: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.lines.count == 1, "\(run.errors)")
    #expect(run.errors.hasPrefix("\(folder.path)/\(name):\(text.lines.count): error: "))
    #expect(run.errors.contains(needle) && run.errors.contains("Fix: "), "\(run.errors)")
  }

  /// A line that is cut short hides no other bad line, and what it may have declared is not missed.
  @Test(arguments: [["explain", "late"], ["lexicon", "check"], ["topics", "check"]])
  func allBadLinesOfATaxonomyAreListed(command: [String]) throws {
    let folder = try SmallLexicons.make()
    let lines = [
      "topic\troaming", "topic\tsignal\t\tSignal", "cue\tsignal\theavy\tlate",
      "cue\troaming\t1.0\tabroad",
      "rule\tsignal\t1.0\t(late | ", "when\tsignal\t1.0\troaming 1.0", "sauce\tsignal\t1.0\tlate",
    ]
    let name = "en/topics/service.tsv"
    let before = try folder.text(name)
    try folder.write(name, before + lines.joined(separator: "\n") + "\n")
    let run = try Earshot.run(command, lexicons: folder.path)
    #expect(run.status == 2)
    let first = before.lines.count + 1
    let bad = [0, 2, 4, 6].map { "\(folder.path)/\(name):\(first + $0): error: " }
    #expect(run.errors.lines.count == bad.count, "\(run.errors)")
    for (line, place) in zip(run.errors.lines, bad) { #expect(line.hasPrefix(place), "\(line)") }
  }

  @Test(arguments: ["--taxonomy", "--overlay"])
  func aFileThatIsNamedTwiceCountsOnce(option: String) throws {
    let folder = try TestFolder()
    let lines = [
      "record\ttopic\tweight\tpattern", "topic\tsignal\t\tSignal", "cue\tsignal\t0.6\tspotty",
      "rule\tsignal\t0.3\tspotty",
    ]
    let file = try folder.write(
      "own.tsv",
      SmallLexicons.text(kind: "topics", lines, name: "own")
    )
    let arguments = ["explain", "spotty late", "--format", "json", option, file]
    let once = try Earshot.run(arguments)
    let twice = try Earshot.run(arguments + [option, file])
    #expect(once.status == 0 && once.output == twice.output, "\(once.errors) \(twice.text)")
    let account = try JSONTree(once.text)["topic_evidence"].items
      .first { $0["topic"].string == "signal" }
    #expect(account?["strength"].thousandths == 900 && account?["holds"] == .bool(false))
  }

  @Test func aListOfAnotherKindIsNoTaxonomy() throws {
    let list = Repository.lexicons + "/en/negations.tsv"
    let run = try Earshot.run(["explain", "late", "--taxonomy", list])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("\(list):1: error: "), "\(run.errors)")
    #expect(run.errors.contains("negation") && run.errors.contains("--overlay"), "\(run.errors)")
  }

  @Test(arguments: [
    ("de", false), ("en", true), ("en-GB", true), ("EN", true), ("mul", true), ("english", false),
  ])
  func aListOfAnotherLanguageIsTold(language: String, isTaken: Bool) throws {
    let folder = try TestFolder()
    let topics = ["record\ttopic\tweight\tpattern", "topic\tsignal\t\tSignal"]
    for (option, kind, lines) in [
      ("--overlay", "valence", ["form\tvalence\ttags", "kind\t-2.5\tfault"]),
      ("--taxonomy", "topics", topics),
    ] {
      let text = SmallLexicons.text(kind: kind, lines, name: "own")
        .replacing("language: en", with: "language: \(language)")
      let list = try folder.write("\(kind).tsv", text)
      let run = try Earshot.run(["explain", "late", option, list])
      #expect(run.status == (isTaken ? 0 : 2), "\(run.errors)")
      guard !isTaken else { continue }
      #expect(run.errors.hasPrefix("\(list): error: this list is of the language '\(language)'"))
      #expect(run.errors.contains("`#: language: en`") && run.output.isEmpty)
    }
  }

  @Test func anEditCountsInTheNextRun() throws {
    let folder = try SmallLexicons.make()
    func label() throws -> (String?, String) {
      let run = try Earshot.run(
        ["explain", "The widget was frobulous", "--format", "json"],
        lexicons: folder.path
      )
      let version = try Earshot.run(["--version"], lexicons: folder.path)
      let source = version.text.lines.first { $0.contains("test-en/valence.tsv") }
      return (try JSONTree(run.text)["label"].string, try #require(source))
    }
    let before = try label()
    let name = "en/valence.tsv"
    try folder.write(name, try folder.text(name) + "frobulous\t2.5\tquality\n")
    let after = try label()
    #expect(before.0 == "neutral" && after.0 == "positive")
    #expect(before.1 != after.1, "the digest must change with the file")
  }

  @Test func overlaysComeOverTheShippedEntries() throws {
    let folder = try TestFolder()
    let lines = ["form\tvalence\ttags", "lovely\t-2.5\tfault"]
    let overlay = SmallLexicons.text(kind: "valence", lines, name: "own")
    try folder.write("own/valence.tsv", overlay)
    let plain = try Earshot.run(["explain", "It was lovely"])
    let over = try Earshot.run(["explain", "It was lovely", "--overlay", folder.path + "/own"])
    #expect(plain.text.contains("\npositive  score +"))
    #expect(over.text.contains("\nnegative  score -"), "\(over.text)\(over.errors)")
  }

  @Test func aTaxonomyMayBeAFile() throws {
    let folder = try TestFolder()
    let lines = [
      "record\ttopic\tweight\tpattern", "topic\twidgets\t\tWidgets", "cue\twidgets\t1.0\twidget",
    ]
    let file = try folder.write("own.tsv", SmallLexicons.text(kind: "topics", lines, name: "own"))
    let run = try Earshot.run([
      "explain", "The widget was late", "--taxonomy", file, "--format", "json",
    ])
    let topics = try JSONTree(run.text)["topics"].items.map(\.["topic"].string)
    #expect(topics == ["widgets"], "\(run.errors)")
  }
}
