import Testing

@Suite struct EvaluateCommandTests {
  /// Comments that the small word lists know, with all kinds of gold.
  static let gold = """
    {"id": "1", "text": "The train was late", "label": "negative", "topics": ["wait-time"], "complaint": true, "date": "2026-02-02", "score": 1, "aspects": [{"topic": "wait-time", "label": "negative"}]}
    {"id": "2", "text": "The staff were lovely", "label": "positive", "topics": ["staff-attitude"], "complaint": false, "date": "2026-02-02", "score": 5, "aspects": [{"topic": "staff-attitude", "label": "conflict"}, {"term": "train", "label": "positive"}]}
    {"id": "3", "text": "The dismal staff", "label": "negative", "topics": ["staff-attitude", "refund"], "complaint": true, "date": "2026-02-09", "score": 2}
    {"id": "4", "text": "Is the 9 o'clock running", "label": "neutral", "topics": [], "complaint": false, "date": "2026-02-09", "score": 3}
    {"id": "5", "text": "n/a", "label": "neutral", "complaint": false}

    """

  static func json(_ arguments: [String], input: String = gold, lexicons: String? = nil) throws
    -> JSONTree
  {
    let run = try Earshot.run(
      ["evaluate", "-", "--format", "json", "--quiet"] + arguments,
      input: input,
      lexicons: lexicons
    )
    #expect(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)
  }

  @Test func theFiguresOfFiveRowsByHand() throws {
    let figures = try Self.json(["--bootstrap", "0"])
    #expect(
      figures.keys == [
        "n", "missing", "three_class", "confusion", "share", "two_class_label", "two_class_sign",
        "auc_negative", "auc_positive", "zero_score", "corr_score", "complaint", "topics",
        "aspects", "labels_from", "rejected", "not_scored", "baselines", "errors", "manifest",
      ]
    )
    #expect(figures["n"].int == 5 && figures["not_scored"].int == 1)
    #expect(
      figures["three_class"].keys
        == ["n", "accuracy", "macro_f1", "per_class", "macro_recall", "f1_pn"]
    )
    #expect(figures["three_class"]["accuracy"] == .number("0.6"))
    #expect(figures["confusion"]["negative"].keys == ["negative", "neutral"])
    // The empty answer is not scored, and an abstention is no label.
    #expect(figures["confusion"]["neutral"].keys == ["neutral", "null"])
    #expect(figures["aspects"]["n"].int == 2)
    #expect(figures["aspects"]["own_prediction"] == .number("0.5"))
    #expect(figures["topics"]["n"].int == 3)
    #expect(figures["topics"]["micro_r"] == .number("0.75"))
    #expect(figures["baselines"].keys == ["majority_class", "plain_word_list"])
    let majority = figures["baselines"]["majority_class"]
    #expect(majority["three_class"]["accuracy"] == .number("0.4"))
    #expect(majority["confusion"]["positive"].keys == ["negative"])
  }

  @Test func intervalsStandBesideTheirFigures() throws {
    let figures = try Self.json(["--bootstrap", "50"])
    for (figure, key) in [
      (figures["three_class"], "macro_f1_ci95"), (figures["three_class"], "accuracy_ci95"),
      (figures["share"], "abs_error_ci95"), (figures, "auc_negative_ci95"),
      (figures["complaint"], "f1_ci95"), (figures["topics"], "micro_f1_ci95"),
      (figures["aspects"], "macro_f1_ci95"),
    ] {
      #expect(figure[key].items.count == 2, "\(key)")
    }
  }

  @Test func workersChunksAndRunsChangeNoByte() throws {
    let gold = Repository.root + "/Corpora/gold/gold.ndjson"
    let common = ["evaluate", gold, "--format", "json", "--quiet", "--bootstrap", "20"]
    let lexicons = Repository.lexicons
    let first = try Earshot.run(common + ["--jobs", "1"], lexicons: lexicons)
    #expect(first.status == 0 && !first.output.isEmpty)
    for more in [["--jobs", "3", "--chunk-bytes", "900"], ["--jobs", "2", "--chunk-bytes", "1"]] {
      #expect(try Earshot.run(common + more, lexicons: lexicons).output == first.output)
    }
  }

  @Test func aCSVFileSaysTheSame() throws {
    let csv = """
      ID,Comment,Label,Topics,Complaint,Aspects,Airline
      1,The train was late,Negative,wait-time,yes,wait-time:negative,North
      2,The staff were lovely,POSITIVE,staff-attitude,no,staff-attitude:positive,South
      3,Is the 9 o'clock running,neutral,,0,,North

      """
    let figures = try Self.json(["--bootstrap", "0", "--group", "airline"], input: csv)
    #expect(figures["n"].int == 3 && figures["three_class"]["accuracy"] == .number("1.0"))
    #expect(figures["complaint"]["rate_gold"] == .number("0.3333"))
    #expect(figures["aspects"]["accuracy"] == .number("1.0"))
  }

  @Test func theStrongestTopicAndTheMapAreApplied() throws {
    let folder = try TestFolder()
    let map = try folder.write("map.tsv", "wait-time\tLate\nstaff-attitude\tCrew\nrefund\t\n")
    let gold = """
      {"id": "1", "text": "late refund", "topics": ["Late"]}
      {"id": "2", "text": "staff", "topics": ["Crew"]}

      """
    let all = try Self.json(["--topic-map", map], input: gold)
    #expect(all["topics"]["micro_f1"] == .number("1.0"))
    let main = try Self.json(["--main-topic"], input: gold)
    #expect(main["topics"]["none_predicted"] == .number("0.0"))
    #expect(main["topics"]["micro_p"] == .number("0.0"))
  }

  @Test func aSecondCoderIsTheCeiling() throws {
    let csv = """
      id,text,label,coder_b
      1,The train was late,negative,negative
      2,The staff were lovely,positive,neutral
      3,A lovely day,positive,positive
      4,Is it running,neutral,
      """
    let figures = try Self.json(["--second-coder", "coder_b"], input: csv)
    let ceiling = figures["second_coder"]
    #expect(
      ceiling.keys == [
        "n", "accuracy", "macro_f1", "cohen_kappa", "krippendorff_alpha", "earshot_accuracy",
        "earshot_macro_f1",
      ]
    )
    // Chance (1·1 + 2·1) / 9; observed disagreements 2 of expected 2·(2·4) + 3·3 + 1·5 pairs.
    #expect(ceiling["n"].int == 3 && ceiling["cohen_kappa"] == .number("0.5"))
    #expect(ceiling["earshot_accuracy"] == .number("1.0"))
  }

  @Test func theErrorsNameRulesWordsAndRows() throws {
    var lines: [String] = []
    for row in 0..<12 {
      let isBad = row % 2 == 0
      lines.append(
        """
        {"id": "\(row)", "text": "\(isBad ? "A dismal visit" : "A lovely visit")", "label": "\(isBad ? "negative" : "positive")"}
        """
      )
    }
    lines.append(#"{"id": "x", "text": "Not very lovely\u001b[31m", "label": "positive"}"#)
    let input = lines.joined(separator: "\n") + "\n"
    let errors = try Self.json(["--errors", "2"], input: input)["errors"]
    #expect(errors["wrong"].int == 7 && errors["right"].int == 6)
    #expect(errors["rules"].items.first?["rule"].string == "(no entry found)")
    let cue = try #require(errors["missing_cues"].items.first)
    #expect(cue["word"].string == "dismal" && cue["label"].string == "negative")
    #expect(cue["wrong"].int == 6 && cue["rows"].int == 6 && cue["share"] == .number("1.0"))
    #expect(errors["missing_cues"].items.count == 1)
    #expect(errors["worst"].items.count == 2)
    let worst = try #require(errors["worst"].items.first)
    #expect(worst["id"].string == "x" && worst["line"].int == 13)
    #expect(worst["hits"].items.first?["entry"].string == "lovely")
    let rules = worst["hits"].items.first?["rules"].items.compactMap(\.string)
    #expect(rules == ["intensity", "negation"])
    let page = try Earshot.run(["evaluate", "-", "--quiet"], input: input)
    #expect(page.status == 0 && page.text.contains("dismal"))
    #expect(!page.text.contains("\u{1B}"))
  }

  @Test func thePageFitsATerminal() throws {
    let gold = Repository.root + "/Corpora/gold/gold.ndjson"
    let page = try Earshot.run(
      ["evaluate", gold, "--bootstrap", "20"],
      lexicons: Repository.lexicons
    )
    #expect(page.status == 0 && page.errors.contains("663 rows"))
    #expect(page.lines.allSatisfy { $0.count <= 100 })
    for heading in ["Main figures", "Labels", "Complaints", "Topics", "The 10 widest misses"] {
      #expect(page.lines.contains(heading))
    }
  }

  @Test func manyToolsFitATerminal() throws {
    let folder = try TestFolder()
    var arguments = ["evaluate", "-", "--quiet", "--bootstrap", "10"]
    for place in 1...5 {
      let name = "a-file-with-a-rather-long-name-\(place).ndjson"
      arguments += ["--compare", try folder.write(name, "{\"id\": \"1\", \"score\": -1}\n")]
    }
    let page = try Earshot.run(arguments, input: Self.gold)
    #expect(page.status == 0 && page.lines.allSatisfy { $0.count <= 100 })
    #expect(page.lines.count { $0.hasPrefix("label macro-F1 ") } == 3)
    #expect(page.text.contains("4 gold rows missing, counted as neutral."))
  }

  @Test func topicsOfAnotherTaxonomyAreTold() throws {
    let gold = "{\"id\": \"1\", \"text\": \"late\", \"topics\": [\"Flights\"]}\n"
    let page = try Earshot.run(["evaluate", "-", "--quiet"], input: gold)
    #expect(page.text.contains("No called topic is a gold one") && !page.text.contains("Labels"))
  }

  @Test func markdownHasTheSameFigures() throws {
    let gold = Repository.root + "/Corpora/gold/gold.ndjson"
    let markdown = try Earshot.run(
      ["evaluate", gold, "--bootstrap", "0", "--format", "md", "--errors", "1"],
      lexicons: Repository.lexicons
    )
    #expect(markdown.text.hasPrefix("# Earshot against 663 gold rows of gold.ndjson\n"))
    #expect(markdown.text.contains("| label macro-F1 | 0."))
  }
}
