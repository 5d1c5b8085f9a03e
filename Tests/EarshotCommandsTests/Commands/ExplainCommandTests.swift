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

  @Test func thePageHasTheSumOfTheResult() throws {
    let page = try Earshot.run(["explain", Self.text]).text
    let run = try Earshot.run(["explain", Self.text, "--format", "json"])
    let row = try JSONTree(run.text)
    #expect(row.keys == AnnotateCommandTests.keys + ["trace", "text"])
    #expect(row["text"].string == Self.text)
    guard case .number(let score) = row["score"] else {
      Issue.record("The score is no number: \(row["score"])")
      return
    }
    #expect(
      page.contains("score = positive − negative = \(score.hasPrefix("-") ? "" : "+")\(score)")
    )
    #expect(page.contains("staff-attitude") && page.contains("lovely"))
    for step in row["trace"].items where step["rule"].string != "lexicon" {
      #expect(page.contains("× \(step["rule"].string ?? "?")"))
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
