import Testing

/// Labels in other words, and ratings in their place.
@Suite struct EvaluateCommandLabelsTests {
  private static let words = """
    id,text,verdict
    1,The train was late,BAD
    2,The staff were lovely,good
    3,Is the 9 o'clock running,so-so
    4,The staff were rude,Bad
    5,Cancelled again,unsure

    """
  private static let meanings = ["bad": "negative", "good": "positive", "so-so": "neutral"]

  private static func figures(_ arguments: [String], input: String) throws -> JSONTree {
    try EvaluateCommandTests.json(["--bootstrap", "0"] + arguments, input: input)
  }

  @Test(arguments: ["pairs", "table", "json"])
  func otherLabelsAreMapped(shape: String) throws {
    let folder = try TestFolder()
    let map =
      switch shape {
      case "pairs": "bad=negative, GOOD = Positive,so-so=neutral,unsure="
      case "table":
        try folder.write(
          "map.tsv",
          "# ours\nbad\tnegative\ngood\tpositive\nso-so\tneutral\nunsure\t\n"
        )
      default:
        try folder.write(
          "map.json",
          #"{"bad": "negative", "good": "positive", "so-so": "neutral", "unsure": null}"#
        )
      }
    let named = try Self.figures(
      ["--label-column", "verdict", "--label-map", map],
      input: Self.words
    )
    #expect(named["three_class"]["n"].int == 4 && named["labels_from"].string == "label")
    #expect(named["three_class"]["accuracy"] == .number("1.0"))
    #expect(named["confusion"]["negative"]["negative"].int == 2)
    let predictions = try folder.write(
      "others.csv",
      "id,label\n1,bad\n2,bad\n3,neutral\n4,unsure\n5,good\n"
    )
    let compared = try Self.figures(
      ["--label-column", "verdict", "--label-map", map, "--compare", predictions],
      input: Self.words
    )["compare"].items.first
    #expect(compared?["three_class"]["accuracy"] == .number("0.5"))
    let manifest = named["manifest"]["options"]
    let shown = try #require(manifest["label-map"].string)
    #expect(shown == (shape == "pairs" ? map : shape == "table" ? "map.tsv" : "map.json"))
  }

  @Test(arguments: ["-1", "0", "1"])
  func numbersAreLabelsWhereAMapSaysSo(number: String) throws {
    let side = ["-1": "negative", "0": "neutral", "1": "positive"][number] ?? ""
    let gold = "{\"id\": \"1\", \"text\": \"late\", \"label\": \(number)}\n"
    let figures = try Self.figures(
      ["--label-map", "-1=negative,0=neutral,1=positive"],
      input: gold
    )
    #expect(figures["confusion"][side]["negative"].int == 1)
    let run = try Earshot.run(["evaluate", "-"], input: gold)
    #expect(run.status == 2)
    #expect(run.errors.contains("the label '\(number)' is none of negative, neutral and positive."))
    #expect(run.errors.contains("--label-map '\(number)=…'"))
  }

  @Test func shortLabelsNeedNoMap() throws {
    let gold = "id,text,label\n1,late,NEG\n2,lovely,pos\n3,the train,Neu\n"
    #expect(try Self.figures([], input: gold)["three_class"]["accuracy"] == .number("1.0"))
  }

  @Test(arguments: [
    ("bad=awful", "'bad=awful' of --label-map"), ("bad", "bad: error: "),
    ("bad=negative=no", "is no label with its meaning"),
  ])
  func aMapThatIsNoneIsTold(map: String, message: String) throws {
    for command in [["evaluate"], ["calibrate", "-o", "nowhere"]] {
      let run = try Earshot.run(command + ["-", "--label-map", map], input: Self.words)
      #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
    }
  }

  @Test(arguments: [
    ("bad,negative\n", "map:1: error: the line has one cell; expected two"),
    ("bad\nso-so\n", "map:1: error: the line has one cell; expected two"),
    ("bad\tnegative\nBAD\tpositive\n", "map:2: error: 'BAD' stands for two things"),
    (#"{"bad": "negative", "bad": "positive"}"#, "map: error: 'bad' stands for two things"),
    (#"{"bad": ["negative", "positive"]}"#, "'bad' stands for 'negative, positive', which"),
  ])
  func aMapThatSaysNothingClearIsTold(text: String, message: String) throws {
    let folder = try TestFolder()
    let map = try folder.write("map", text)
    let run = try Earshot.run(["evaluate", "-", "--label-map", map], input: Self.words)
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: [
    "\u{FEFF}bad\tnegative\ngood\tpositive\nso-so\tneutral\nunsure\t\nBad\tnegative\n",
    "\u{FEFF}{\"bad\": \"negative\", \"good\": \"positive\", \"so-so\": \"neutral\", \"unsure\": null}",
  ])
  func aByteOrderMarkAndEqualLinesAreNoMatter(text: String) throws {
    let folder = try TestFolder()
    let map = try folder.write("a=map", text)
    let figures = try Self.figures(
      ["--label-column", "verdict", "--label-map", map],
      input: Self.words
    )
    #expect(figures["three_class"]["n"].int == 4)
  }

  @Test(arguments: ["so, so", "it's good", "a=b", "x\u{7}"])
  func aLabelThatNoPairCanNameAsksForAFile(label: String) throws {
    let gold = "id,text,label\n1,late,\"\(label)\"\n"
    let run = try Earshot.run(["evaluate", "-"], input: gold)
    #expect(run.status == 2 && run.errors.contains("in a file that you give with --label-map"))
  }

  @Test func aLineOfAMapIsTold() throws {
    let folder = try TestFolder()
    let map = try folder.write("map.tsv", "bad\tnegative\ngood\tfine\n")
    let run = try Earshot.run(["evaluate", "-", "--label-map", map], input: Self.words)
    #expect(run.status == 2 && run.errors.contains("map.tsv:2: error: 'good' stands for 'fine'"))
  }

  @Test func calibrateTakesTheMapToo() throws {
    let folder = try TestFolder()
    let arguments = [
      "calibrate", "-", "-o", folder.path + "/overlay", "--label-column", "verdict", "--label-map",
    ]
    let run = try Earshot.run(
      arguments + ["bad=negative,good=positive,so-so=neutral,unsure="],
      input: Self.words
    )
    #expect(run.text.hasPrefix("polarity: 4 rows (2 negative, 1 neutral, 1 positive) are too few"))
  }

  // MARK: - Ratings

  private static let survey = """
    id,text,CSAT,label
    1,The train was late,1,
    2,The staff were lovely,5,
    3,The staff were rude,5,
    4,,5,
    5,n/a,1,
    6,Is the 9 o'clock running,3,

    """

  @Test func ratingsStandForLabelsThatNoRowHas() throws {
    for arguments in [[], ["--target", "rating"]] {
      let figures = try Self.figures(arguments, input: Self.survey)
      #expect(figures["labels_from"].string == "rating")
      #expect(figures["rating_columns"].items.compactMap(\.string) == ["CSAT"])
      // Not 4 and 5, which say nothing.
      #expect(figures["three_class"]["n"].int == 4)
      #expect(figures["three_class"]["accuracy"] == .number("0.75"))
      #expect(figures["errors"]["worst"].items.map { $0["id"].string } == ["3"])
    }
    let page = try Earshot.run(["evaluate", "-", "--quiet"], input: Self.survey)
    #expect(page.text.contains("The labels are ratings: CSAT (1–2 negative, 4–5 positive"))
  }

  @Test func labelsComeBeforeRatingsUnlessAsked() throws {
    let gold = Self.survey.replacing("rude,5,", with: "rude,5,negative")
    let labels = try Self.figures([], input: gold)
    #expect(labels["labels_from"].string == "label" && labels["errors"]["right"].int == 1)
    #expect(labels["errors"]["wrong"].int == 0)
    let ratings = try Self.figures(["--target", "rating"], input: gold)
    #expect(ratings["labels_from"].string == "rating" && ratings["errors"]["right"].int == 3)
    #expect(ratings["errors"]["wrong"].int == 1)
    // Labels that nobody asked for are not looked at, whatever they say.
    let strange = try Self.figures(
      ["--target", "rating"],
      input: gold.replacing(",negative", with: ",bad")
    )
    #expect(strange["errors"]["right"].int == 3)
    let page = try Earshot.run(["evaluate", "-", "--quiet"], input: gold).text
    #expect(page.contains("1 row of 6 with a label"), "\(page)")
  }

  @Test(arguments: [
    ("label", "no row has a label"), ("score", "'score' is no target"),
  ])
  func aTargetThatNoRowHasIsTold(target: String, message: String) throws {
    let run = try Earshot.run(["evaluate", "-", "--target", target], input: Self.survey)
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
  }

  @Test func ratingsThatNoRowHasAreTold() throws {
    let gold = "id,text,label\n1,late,negative\n"
    let run = try Earshot.run(["evaluate", "-", "--target", "rating"], input: gold)
    #expect(run.status == 2 && run.errors.contains("no row has a rating"))
  }

  @Test func aColumnThatIsNotTakenForARatingIsTold() throws {
    let gold = Self.survey + "7,The staff were helpful,99,\n"
    let run = try Earshot.run(["evaluate", "-"], input: gold)
    #expect(run.status == 2 && run.errors.contains("column 'CSAT' looks like a rating"))
    // On a scale that is given, a code off it is no answer.
    let scaled = try Self.figures(
      ["--target", "rating", "--score-column", "CSAT", "--score-scale", "1-5"],
      input: gold
    )
    #expect(scaled["three_class"]["n"].int == 4 && scaled["off_scale"].int == 1)
    let labelled = try Earshot.run(
      ["evaluate", "-"],
      input: gold.replacing("rude,5,", with: "rude,5,negative")
    )
    #expect(labelled.status == 0 && !labelled.errors.contains("looks like a rating"))
  }
}
