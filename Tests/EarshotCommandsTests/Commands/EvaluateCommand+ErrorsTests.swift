import Testing

/// Gold and other files that cannot be used: the place, what is wrong, and the mend.
@Suite struct EvaluateCommandErrorsTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    var gold: String
    var arguments: [String] = []
    var message: [String]

    var testDescription: String { name }
  }

  private static let good = """
    {"id": "1", "text": "The train was late", "label": "negative"}
    {"id": "2", "text": "Lovely staff", "label": "positive"}

    """

  @Test(arguments: [
    Mistake(
      name: "unknown labels are all told",
      gold: """
        {"id": "1", "text": "late", "label": "bad"}
        {"id": "2", "text": "late", "label": "negative", "complaint": "maybe"}
        {"id": "3", "text": "late", "label": 3}

        """,
      message: [
        "-:1: error: the label 'bad' is none of negative, neutral and positive. Fix: ",
        "-:2: error: the complaint 'maybe' is neither true nor false. Fix: ",
        "-:3: error: the label '3' is none of",
      ]
    ),
    Mistake(
      name: "no gold",
      gold: "{\"id\": \"1\", \"text\": \"late\", \"mood\": \"negative\"}\n",
      message: ["-: error: no column holds a gold label", "id, text, mood", "--label-column"]
    ),
    Mistake(name: "an empty file", gold: "", message: ["-: error: the file is empty"]),
    Mistake(
      name: "a header alone",
      gold: "id,text,label\n",
      message: ["-: error: there are no rows. Fix: "]
    ),
    Mistake(
      name: "a column that is not there",
      gold: good,
      arguments: ["--second-coder", "coder_b"],
      message: ["-: error: there is no column \"coder_b\". There are: id, text, label. Fix: "]
    ),
    Mistake(
      name: "a group that is not there",
      gold: good,
      arguments: ["--group", "date,airline"],
      message: ["there is no column \"airline\""]
    ),
    Mistake(
      name: "a cell of time",
      gold: good,
      arguments: ["--cell", "year"],
      message: ["error: 'year' is no cell of time. Fix: give --cell day, week or month."]
    ),
    Mistake(
      name: "a format",
      gold: good,
      arguments: ["--format", "xml"],
      message: ["error: 'xml' is no output format. Fix: give --format text, json or md."]
    ),
    Mistake(
      name: "samples without end",
      gold: good,
      arguments: ["--bootstrap", "9000000"],
      message: ["error: --bootstrap cannot be 9000000. Fix: "]
    ),
  ])
  func badGoldEndsTheRun(mistake: Mistake) throws {
    let run = try Earshot.run(["evaluate", "-"] + mistake.arguments, input: mistake.gold)
    #expect(run.status == 2 && run.output.isEmpty)
    for part in mistake.message { #expect(run.errors.contains(part), "\(run.errors)") }
  }

  @Test(arguments: [
    (
      "two predictions of one row",
      "{\"id\": \"1\", \"label\": \"negative\"}\n{\"id\": \"1\", \"label\": \"neutral\"}\n",
      "other.ndjson:2: error: the id '1' stands on line 1 already. Fix: "
    ),
    (
      "no row in common", "{\"id\": \"77\", \"label\": \"negative\"}\n",
      "other.ndjson: error: none of its ids is that of a gold row, such as '1'. Fix: "
    ),
    (
      "an unknown label", "{\"id\": \"1\", \"label\": \"mixed\"}\n",
      "other.ndjson:1: error: the label 'mixed' is none of"
    ),
    ("no id", "{\"label\": \"negative\"}\n", "other.ndjson:1: error: there is no column \"id\""),
    ("a bad line", "{\"id\": \"1\"}\n{\"id\": \"2\",\n", "other.ndjson:2:"),
    ("an empty file", "", "other.ndjson: error: the file is empty"),
  ])
  func badPredictionsEndTheRun(name: String, other: String, message: String) throws {
    let folder = try TestFolder()
    let path = try folder.write("other.ndjson", other)
    let run = try Earshot.run(["evaluate", "-", "--compare", path], input: Self.good)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func equalIDsMatterOnlyBesideAnotherTool() throws {
    let folder = try TestFolder()
    let other = try folder.write("other.ndjson", "{\"id\": \"1\", \"label\": \"negative\"}\n")
    let gold = "id,text,label\n1,late,negative\n1,lovely,positive\n"
    let alone = try Earshot.run(["evaluate", "-", "--quiet"], input: gold)
    #expect(alone.status == 0 && alone.errors.isEmpty)
    let beside = try Earshot.run(["evaluate", "-", "--compare", other], input: gold)
    #expect(beside.status == 2)
    #expect(beside.errors.contains("-:3: error: the id '1' stands at -:2 already. Fix: "))
  }

  @Test func aMissingPredictionCountsAsNeutral() throws {
    let folder = try TestFolder()
    let text = "{\"id\": \"1\", \"label\": \"negative\"}\n{\"id\": \"9\", \"label\": \"neutral\"}\n"
    let other = try folder.write("other.ndjson", text)
    let figures = try EvaluateCommandTests.json(["--compare", other], input: Self.good)
    let compared = try #require(figures["compare"].items.first)
    #expect(compared["name"].string == "other.ndjson")
    #expect(compared["missing"].int == 1 && compared["unused"].int == 1)
    #expect(compared["confusion"]["positive"].keys == ["neutral"])
    #expect(compared["paired"]["only_earshot"].int == 1)
    #expect(compared["paired"]["accuracy_verdict"].string == "cannot tell")
  }

  @Test func anOlderRunOfOursIsReadInBothFormats() throws {
    let folder = try TestFolder()
    let gold = try folder.write("gold.ndjson", EvaluateCommandTests.gold)
    for format in ["csv", "ndjson"] {
      let older = folder.path + "/older." + format
      #expect(try Earshot.run(["annotate", gold, "-o", older, "--quiet"]).status == 0)
      let figures = try EvaluateCommandTests.json(["--compare", older, "--bootstrap", "20"])
      let compared = try #require(figures["compare"].items.first)
      for key in ["confusion", "share", "auc_negative", "complaint", "topics", "aspects"] {
        let own = figures[key].keys.filter { !$0.hasSuffix("_ci95") }
        #expect(compared[key].keys == own, "\(format): \(key)")
        for inner in own { #expect(compared[key][inner] == figures[key][inner], "\(key)") }
        if own.isEmpty { #expect(compared[key] == figures[key], "\(format): \(key)") }
      }
      #expect(compared["paired"]["macro_f1_verdict"].string == "cannot tell")
      #expect(compared["paired_complaint"]["f1_verdict"].string == "cannot tell")
      #expect(compared["paired_topics"]["micro_f1_verdict"].string == "cannot tell")
    }
  }

  @Test func aRowThatCannotBeReadIsRejectedAndCounted() throws {
    let gold = Self.good + "{\"id\": \"3\", \"text\": \"late\",\n"
    let run = try Earshot.run(["evaluate", "-", "--format", "json"], input: gold)
    #expect(run.status == 1 && run.errors.contains("-:3:"))
    let figures = try JSONTree(run.text)
    #expect(figures["n"].int == 2 && figures["rejected"].int == 1)
    let allowed = ["evaluate", "-", "--format", "json", "--max-rejects", "1", "--quiet"]
    #expect(try Earshot.run(allowed, input: gold).status == 0)
  }

  @Test func aMapOfOtherNamesIsAnError() throws {
    let folder = try TestFolder()
    let map = try folder.write("map.json", "{\"late-trains\": \"Late\"}")
    let run = try Earshot.run(["evaluate", "-", "--topic-map", map], input: Self.good)
    #expect(run.status == 2 && run.errors.contains("no name in the map is a topic"))
  }
}
