import Testing

@Suite struct LexiconCoverageCommandTests {
  /// Low scores tell of a tariff, high ones of a garden; the small lists know neither.
  private static let survey = """
    id,nps,comment
    1,0,The tariff trap was late
    2,2,My tariff trap
    3,6,A dear tariff and a tariff trap
    4,3,Staff
    5,10,A garden to sit in
    6,9,The garden was lovely
    7,10,brilliant garden <b>tariff</b>
    8,7,The middling shed
    9,,The scoreless barn
    10,99,The scoreless barn
    11,5,n/a
    12,4,muy mal el der und nicht está

    """

  private static func scale(_ input: String) -> [String] {
    input == survey ? ["--score-column", "nps", "--score-scale", "0-10"] : []
  }

  private static func json(_ arguments: [String], input: String = survey) throws -> JSONTree {
    let run = try Earshot.run(
      ["lexicon", "coverage", "-", "--format", "json", "--quiet"] + arguments + scale(input),
      input: input
    )
    #expect(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)
  }

  @Test func theSharesOfTwelveRowsByHand() throws {
    let json = try Self.json(["--minimum-count", "1"])
    #expect(json.keys == ["scores", "coverage", "uncovered", "truncated", "manifest"])
    #expect(json["scores"].items.map(\.["low"].string) == ["0–6"])
    let rows = json["coverage"].items
    #expect(rows.map(\.["comments"].string) == ["all", "low", "high"])
    let keys = rows[0].keys.dropFirst()
    #expect(
      Array(keys) == [
        "n", "no_valence", "no_negative", "no_positive", "no_topic", "no_valence_no_topic",
        "no_negative_no_topic", "no_positive_no_topic",
      ]
    )
    // Scored are 1–10; "late" is in 1, "lovely" in 6, "brilliant" in 7, a topic in 1 ("late") and 4 ("staff").
    let expected = [
      [10, 7, 9, 8, 8, 6, 8, 6], [4, 3, 3, 4, 2, 2, 2, 2], [3, 1, 3, 1, 3, 1, 3, 1],
    ]
    for (row, numbers) in zip(rows, expected) {
      #expect(keys.map { row[$0].int } == numbers, "\(row)")
    }
  }

  @Test func wordsLeanToTheSideTheyStandOn() throws {
    let json = try Self.json(["--minimum-count", "1"])
    let terms = json["uncovered"].items
    let low = terms.filter { $0["comments"].string == "low" }
    try #require(low.count == 5, "\(low)")
    #expect(low.map(\.["term"].string) == ["tariff trap", "trap", "tariff", "dear", "dear tariff"])
    #expect(
      low.map(\.["low"].int) == [3, 3, 3, 1, 1] && low.map(\.["high"].int) == [0, 0, 1, 0, 0]
    )
    #expect(low.map(\.["words"].int) == [2, 1, 1, 1, 2])
    #expect(low.allSatisfy { $0["low_base"].int == 4 && $0["high_base"].int == 3 })
    // G² of 3 of 4 against 0 of 3, by hand: 2 (3 ln(3·7 ∕ (4·3)) + ln(7 ∕ (4·4)) + 3 ln(3·7 ∕ (3·4))).
    #expect(low[0]["g2"] == .number("5.062"))
    #expect(low[0]["example"].string == "A dear tariff and a tariff trap")
    let high = terms.filter { $0["comments"].string == "high" }
    try #require(!high.isEmpty)
    // Tags are no words, and part none.
    #expect(high.map(\.["term"].string) == ["garden", "garden tariff", "sit"])
    #expect(high[0]["count"].int == 3)
    // Entries, function words, other languages and empty answers are no gaps.
    let all = Set(terms.compactMap(\.["term"].string))
    #expect(
      all.isDisjoint(with: ["late", "lovely", "the", "was", "muy", "staff", "n/a", "refund"])
    )
  }

  @Test(arguments: [([String](), 2), (["--minimum-count", "1"], 3), (["--top", "1"], 1)])
  func withoutScoresFrequentWordsAreTold(arguments: [String], count: Int) throws {
    let input = "The tariff trap\nA tariff\nSome trap with tariff\nTrap tariff\n"
    let json = try Self.json(arguments + ["--input-format", "text"], input: input)
    #expect(json["scores"].items.isEmpty && json["coverage"].items.count == 1)
    let terms = json["uncovered"].items
    #expect(terms.prefix(2).map(\.["term"].string) == Array(["tariff", "trap"].prefix(count)))
    #expect(terms[0]["count"].int == 4 && terms[0]["g2"] == .null)
    #expect(terms[0]["low"].int == 0 && terms.count >= count)
  }

  @Test func csvIsGuardedAndHasTheSameTerms() throws {
    let input =
      "id,score,comment\n" + "1,1,\"=HYPERLINK(\"\"x\"\") -tariff, tariff\"\n"
      + "2,5,@me garden\n3,1,=cmd tariff\n"
    let arguments = ["lexicon", "coverage", "-", "--minimum-count", "1", "--quiet"]
    let run = try Earshot.run(arguments + ["--format", "csv"], input: input)
    let table = try CSVTable(run.text)
    #expect(table.rows[0].first == "comments" && table.rows[0].last == "example")
    for row in table.rows { for cell in row { #expect(!cell.hasPrefix("="), "\(cell)") } }
    let json = try Self.json(["--minimum-count", "1"], input: input)
    #expect(table.rows.dropFirst().map { $0[1] } == json["uncovered"].items.map(\.["term"].string))
  }

  @Test func thePageFitsEightyColumnsAndIsClean() throws {
    let word = String(repeating: "long", count: 15)
    let nasty = "\u{1B}[31m tariff\u{9B}2J \u{202E}abc\u{7} \(word) \(word)"
    let rows = (0..<6).map { "\($0),\($0 < 3 ? "1,\"pre \(nasty) post <b>\"" : "10,garden")\n" }
      .joined()
    for input in [
      "id,score,comment\n" + rows, "comment\n\"\(nasty)\"\n\"\(nasty)\"\n\"\(nasty)\"\n",
    ] {
      let run = try Earshot.run(
        ["lexicon", "coverage", "-", "--score-scale", "0-10"],
        input: input
      )
      #expect(run.status == 0 && run.text.contains("tariff"), "\(run.errors)")
      for line in run.lines { #expect(line.count <= 80, "\(line.count): \(line)") }
      let controls = run.text.unicodeScalars.filter {
        $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E)
      }
      #expect(controls.isEmpty, "\(run.text)")
    }
  }

  @Test func bytesDoNotDependOnWorkersAndChunks() throws {
    let lexicons = try ThinnedLexicons.shared.path
    for format in ["text", "json", "csv"] {
      let outputs = try [("1", "262144"), ("2", "1000"), ("5", "65536")].map { jobs, chunk in
        let run = try Earshot.run(
          [
            "lexicon", "coverage", Repository.corpora[0], "--format", format, "--jobs", jobs,
            "--chunk-bytes", chunk, "--quiet",
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
    (["none.csv"], "none.csv: error: "), (["-", "--top=-1"], "error: --top cannot be -1"),
    (["-", "--minimum-count", "0"], "error: --minimum-count cannot be 0"),
    (["-", "--format", "md"], "error: 'md'"), (["-", "--score-column", "csat"], "-:1: error: "),
    (["-", "--score-scale", "1-6"], "error: '1-6'"),
  ])
  func whatCannotRunIsOneLine(arguments: [String], start: String) throws {
    let run = try Earshot.run(["lexicon", "coverage"] + arguments, input: Self.survey)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.lines.count == 1 && run.errors.hasPrefix(start), "\(run.errors)")
  }

  @Test func emptyInputsGiveEmptyTables() throws {
    let json = try Self.json([], input: "id,score,comment\n1,5,\n")
    #expect(json["uncovered"].items.isEmpty && json["coverage"].items[0]["n"].int == 0)
    let run = try Earshot.run(["lexicon", "coverage", "-"], input: "id,score,comment\n1,5,\n")
    #expect(run.status == 0 && run.text.contains("none"))
  }
}
