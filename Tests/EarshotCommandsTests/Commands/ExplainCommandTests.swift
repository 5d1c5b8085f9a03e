import Testing

@Suite struct ExplainCommandTests {
  private static let text = "Not lovely, but the staff were very helpful 😀"

  @Test func nothingIsColouredWithoutATerminal() throws {
    for environment in [[:], ["NO_COLOR": "1"]] {
      let run = try Earshot.run(["explain", Self.text], environment: environment)
      #expect(run.status == 0 && !run.text.contains("\u{1B}"))
      #expect(run.text.hasPrefix(Self.text + "\n"))
    }
  }

  @Test func aHyphenReadsStandardInput() throws {
    let page = try Earshot.run(["explain", Self.text]).text
    #expect(try Earshot.run(["explain", "-"], input: Self.text + "\n").text == page)
  }

  @Test func thePageHasTheSumOfTheResult() throws {
    let page = try Earshot.run(["explain", Self.text]).text
    let run = try Earshot.run(["explain", Self.text, "--format", "json"])
    let row = try JSONTree(run.text)
    #expect(
      row.keys == AnnotateCommandTests.keys
        + ["trace", "text", "complaint_evidence", "topic_evidence"]
    )
    #expect(row["text"].string == Self.text)
    let account = row["complaint_evidence"]
    let terms = try account["terms"].items.map { try #require($0["value"].thousandths) }
    #expect(try terms.reduce(0, +) == #require(account["sum"].thousandths) && !terms.isEmpty)
    guard case .number(let sum) = account["sum"] else {
      Issue.record("The evidence is no number: \(account)")
      return
    }
    #expect(page.contains("evidence E = \(sum),"))
    guard case .number(let score) = row["score"] else {
      Issue.record("The score is no number: \(row["score"])")
      return
    }
    #expect(
      page.contains("score = positive − negative = \(score.hasPrefix("-") ? "" : "+")\(score)")
    )
    #expect(page.contains("staff-attitude") && page.contains("lovely"))
    #expect(row["topic_evidence"].items.map { $0["topic"].string } == ["staff-attitude"])
    for topic in row["topic_evidence"].items {
      let terms = try topic["terms"].items.map { try #require($0["weight"].thousandths) }
      let strength = try #require(topic["strength"].thousandths)
      #expect(terms.reduce(0, +) == strength && !terms.isEmpty)
      #expect(topic["said"].items.map { $0["entry"].string } == ["helpful", "😀"])
      guard case .number(let text) = topic["strength"] else { continue }
      #expect(page.contains("= strength \(text), holds from 1.000\n         said of it: helpful "))
    }
    for step in row["trace"].items where step["rule"].string != "lexicon" {
      #expect(page.contains("× \(step["rule"].string ?? "?")"))
    }
  }

  @Test func aLongCommentIsExplainedInLinesThatFit() throws {
    let text = Array(repeating: "late staff", count: 20_000).joined(separator: " ")
    let page = try Earshot.run(["explain", "-"], input: text + "\n").text
    let topics = page.lines.drop { $0 != "Topics" }.prefix { $0 != "Judgements" }
    #expect(topics.count > 4 && topics.allSatisfy { $0.count <= 100 }, "\(topics)")
    #expect(topics.contains("       1.000  cue  “late” ×20000"), "\(topics)")
  }

  @Test(arguments: [
    text, "Never again: the train was late and late", "Not very helpful, slightly late, very rude!",
    "late", "never", "#late <b>rude</b> \u{1B}[31m brilliant",
  ])
  func theScoreWithoutAnEntryIsThatOfListsWithoutIt(text: String) throws {
    let page = try Earshot.run(["explain", text]).text
    let row = try JSONTree(Earshot.run(["explain", text, "--format", "json"]).text)
    for step in row["trace"].items {
      guard step["rule"].string == "lexicon" else {
        #expect(!step.keys.contains("without"), "\(step)")
        continue
      }
      let folder = try SmallLexicons.make()
      let lines = try folder.text("en/valence.tsv").lines
      let kept = lines.filter { !$0.hasPrefix((step["entry"].string ?? "?") + "\t") }
      #expect(kept.count == lines.count - 1)
      try folder.write("en/valence.tsv", kept.joined(separator: "\n") + "\n")
      let run = try Earshot.run(["explain", text, "--format", "json"], lexicons: folder.path)
      let expected = try JSONTree(run.text)["score"]
      #expect(step["without"] == expected, "\(step)")
      guard case .number(let score) = expected else { continue }
      let shown = score == "0.000" || score.hasPrefix("-") ? score : "+" + score
      #expect(page.lines.contains { $0.hasSuffix(" " + shown) && !$0.contains("score =") })
    }
  }

  @Test(arguments: ["late", "unintelligible announcements everywhere tonight"])
  func valuesStandOneBelowTheOther(entry: String) throws {
    let folder = try TestFolder()
    try folder.write(
      "overlay/cues.tsv",
      """
      #: kind: cue
      #: name: long-cues
      #: version: 1.0.0
      #: language: en
      #: licence: none
      #: source: a test
      form\tcategory\tweight
      \(entry)\ttone\t-1.5

      """
    )
    let text = "The crew was rude, and \(entry)"
    let run = try Earshot.run(["explain", text, "--overlay", folder.path + "/overlay"])
    #expect(run.text.contains("\n  \(entry) (tone) "), "\(run.text) \(run.errors)")
    let lines = run.lines.drop { !$0.hasPrefix("Arithmetic") }.dropFirst()
    let rule = try #require(lines.first { $0.hasPrefix("  ─") })
    let steps = lines.prefix { $0 != rule }
    #expect(steps.count > 1)
    for step in steps {
      let (upToValue, rest) = (step.prefix(rule.count), step.dropFirst(rule.count))
      #expect(upToValue.last?.isNumber == true && rest.first ?? " " == " ", "\(run.text)")
    }
  }

  @Test func theQuestionCounts() throws {
    let run = try Earshot.run(["explain", "Nothing", "--question", "What could we improve?"])
    #expect(run.text.contains("\npositive  score +"), "\(run.text)")
    let other = try Earshot.run(["explain", "Nothing", "--question", "What did we do well?"])
    #expect(other.text.contains("\nnegative  score -"), "\(other.text)")
  }

  @Test func controlsDoNotReachTheTerminal() throws {
    let run = try Earshot.run(["explain", "late \u{1B}[31m\u{7} \u{9B}2J \u{202E}abc"])
    #expect(run.status == 0)
    let controls = run.text.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
    }
    #expect(controls.isEmpty, "\(controls.map { String($0.value, radix: 16) })")
  }

  @Test func versionAndHelpSucceed() throws {
    let version = try Earshot.run(["--version"])
    #expect(
      version.status == 0 && version.text.contains("Unicode") && version.text.contains("sha256")
    )
    for command in ["annotate", "report", "flag", "kpi", "explain", "tokenize", "topics"] {
      let help = try Earshot.run([command, "--help"])
      #expect(help.status == 0 && help.errors.isEmpty, "\(command)")
      #expect(help.text.contains("USAGE: earshot \(command)"))
    }
  }
}
