import Foundation
import Testing

@Suite struct CalibrateCommandTests {
  /// Rows in which a word of the company's own says what the word lists do not know.
  private static func gold(_ count: Int) -> String {
    (0..<count).map { index in
      let word = ["zorbed", "plain", "splendic"][index % 3]
      let rating = [1, 3, 5][index % 3]
      return
        #"{"id": "\#(index)", "text": "The seat \#(index) was \#(word) today", "kpi": \#(rating)}"#
    }.joined(separator: "\n") + "\n"
  }

  private func calibrate(_ arguments: [String], input: String, in folder: TestFolder) throws
    -> Earshot.Outcome
  {
    try Earshot.run(
      ["calibrate", "-", "-o", folder.path + "/overlay", "--quiet", "--bootstrap", "200"]
        + arguments,
      input: input
    )
  }

  @Test func anOverlayIsWrittenThatAnnotateTakes() throws {
    let folder = try TestFolder()
    let run = try calibrate(
      ["--out-of-fold", folder.path + "/oof.ndjson"],
      input: Self.gold(240),
      in: folder
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.first == "polarity, from kpi: 240 rows, out of fold")
    let cues = try String(contentsOfFile: folder.path + "/overlay/cues.tsv", encoding: .utf8)
    #expect(cues.contains("\nzorbed\ttone\t-"))
    #expect(cues.contains("80 rows, 80 negative; lift 3.00"))
    for line in cues.lines.drop(while: { !$0.hasPrefix("form\t") }).dropFirst() {
      let weight = Double(line.split(separator: "\t")[2]) ?? 0
      #expect(abs(weight) >= 0.1, "it says next to nothing: \(line)")
    }
    let told = try #require(
      run.lines.firstIndex(of: "the words that say most, with their weights:")
    )
    #expect(run.lines[told + 1].hasPrefix("  negative") && run.lines[told + 1].contains("zorbed"))
    let annotated = try Earshot.run(
      ["annotate", "-", "--quiet", "--format", "ndjson", "--overlay", folder.path + "/overlay"],
      input: #"{"text": "The day was zorbed"}"# + "\n"
    )
    #expect(annotated.text.contains(#""label":"negative""#))
    let outOfFold = try String(contentsOfFile: folder.path + "/oof.ndjson", encoding: .utf8)
    #expect(outOfFold.lines.count == 240)
    #expect(
      outOfFold.lines.enumerated().allSatisfy { $1.hasPrefix("{\"id\":\"\($0)\",\"label\":") }
    )
  }

  @Test func theTraceOfLearnedWordsIsExplained() throws {
    let folder = try TestFolder()
    _ = try calibrate([], input: Self.gold(240), in: folder)
    let page = try Earshot.run(
      ["explain", "The day was zorbed", "--overlay", folder.path + "/overlay"]
    )
    #expect(page.text.contains("zorbed (tone)"))
  }

  @Test func tooFewRowsAreToldAndLeaveNothing() throws {
    let folder = try TestFolder()
    let run = try calibrate([], input: Self.gold(30), in: folder)
    #expect(run.status == 0)
    #expect(run.text.contains("too few to change a weight"))
    #expect(
      run.lines.last == "The shipped weights stay as they are, and no overlay was written."
    )
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/overlay"))
  }

  @Test func anEarlierOverlayThatStaysIsTold() throws {
    let folder = try TestFolder()
    _ = try calibrate([], input: Self.gold(240), in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/overlay")
    let run = try calibrate(["--overwrite"], input: Self.gold(30), in: folder)
    #expect(run.status == 0)
    #expect(try #require(run.lines.last).contains("overlay still holds that of an earlier run."))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/overlay")
    #expect(Set(left) == Set(names) && !names.isEmpty)
  }

  @Test(arguments: [
    ("id,comment\n1,late\n", "no row has a label"),
    ("id,comment,label\n1,late,bad\n", "is none of negative, neutral and positive"),
  ])
  func whatCannotBeLearnedFromIsAnError(csv: String, told: String) throws {
    let folder = try TestFolder()
    let file = try folder.write("a.csv", csv)
    let run = try Earshot.run(["calibrate", file, "-o", folder.path + "/overlay"])
    #expect(run.status == 2 && run.errors.contains(told))
    #expect(!run.errors.contains("Error:"), "\(run.errors)")
    #expect(run.errors.contains(file) && run.errors.contains("Fix: "))
  }

  @Test func valuesOffTheScaleAreCounted() throws {
    let folder = try TestFolder()
    let rows = (0..<300).map { index in
      let word = ["awful", "plain", "great"][index % 3]
      let rating = index % 10 == 4 ? 22 : [1, 3, 5][index % 3]
      return "\(index),The seat \(index) was \(word),\(rating)"
    }
    let file = try folder.write("a.csv", "id,comment,score\n" + rows.joined(separator: "\n") + "\n")
    let run = try Earshot.run([
      "calibrate", file, "-o", folder.path + "/overlay", "--score-scale", "1-5", "--bootstrap",
      "50",
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("30 rows are off the scale and left out, first \(file):6;"))
    #expect(run.text.contains("270 rows, out of fold"))
  }

  /// The word of a row and its value follow from two numbers that have nothing in common.
  @Test func valuesOfOtherRowsAreToldAndLeaveNothing() throws {
    let folder = try TestFolder()
    let input = (0..<400).map { index in
      let word = ["awful", "plain", "great"][index * 7 % 400 % 3]
      let rating = [1, 3, 5, 5, 5, 5, 5][index % 7]
      return #"{"text": "The seat \#(index) was \#(word) today", "kpi": \#(rating)}"#
    }.joined(separator: "\n")
    let run = try calibrate([], input: input, in: folder)
    #expect(run.status == 0)
    #expect(run.text.contains("are the values those of other rows?"), "\(run.text)")
    #expect(
      run.lines.last == "The shipped weights stay as they are, and no overlay was written."
    )
  }

  @Test func anOverlayIsReplacedOnlyOnDemand() throws {
    let folder = try TestFolder()
    _ = try calibrate([], input: Self.gold(240), in: folder)
    let edited = try folder.text("overlay/cues.tsv") + "grumpf\ttone\t-0.5\tours\n"
    try folder.write("overlay/cues.tsv", edited)
    for count in [240, 30] {
      let run = try calibrate([], input: Self.gold(count), in: folder)
      #expect(run.status == 2 && run.errors.contains("holds word lists already"), "\(run.errors)")
      #expect(run.errors.contains("Fix: ") && run.errors.contains("--overwrite"))
      #expect(try folder.text("overlay/cues.tsv") == edited)
    }
    try folder.write("overlay/topics.tsv", "#: kind: topics\n#: name: calibrated-topics\n")
    let run = try calibrate(["--overwrite"], input: Self.gold(240), in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try !folder.text("overlay/cues.tsv").contains("grumpf"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/overlay/topics.tsv"))
  }

  @Test func aFitThatComesToNothingCostsNoOverlay() throws {
    let folder = try TestFolder()
    _ = try calibrate([], input: Self.gold(240), in: folder)
    let before = try folder.text("overlay/cues.tsv")
    let run = try calibrate(["--overwrite"], input: Self.gold(30), in: folder)
    #expect(run.status == 0 && run.text.contains("too few to change a weight"))
    #expect(try folder.text("overlay/cues.tsv") == before)
  }

  @Test func filesOfPeopleAreLeftAlone() throws {
    let folder = try TestFolder()
    try folder.write("overlay/cues.tsv", "#: kind: cue\n#: name: ours\n")
    try folder.write("notes/README.md", "what we learned")
    let run = try calibrate(["--overwrite"], input: Self.gold(240), in: folder)
    #expect(run.status == 2 && run.errors.contains("was not written by calibrate"))
  }

  /// The same rows with ratings in a column that calibrate knows by its name only.
  private static func survey(_ count: Int, _ name: String, _ codes: [Int]) -> String {
    "comment,\(name)\n"
      + (0..<count).map { index in
        let word = ["zorbed", "plain", "splendic"][index % 3]
        return "The seat \(index) was \(word) today,\(codes[index % codes.count])\n"
      }.joined()
  }

  @Test(arguments: [("NPS", [0, 7, 10]), ("CSAT", [1, 3, 5]), ("Star Rating", [2, 3, 4])])
  func ratingsAreFoundAsKPIFindsThem(name: String, codes: [Int]) throws {
    let input = Self.survey(240, name, codes)
    let run = try calibrate([], input: input, in: try TestFolder())
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.lines.first == "polarity, from rating \(name): 240 rows, out of fold",
      "\(run.text)"
    )
    let named = try calibrate(["--target", "rating"], input: input, in: try TestFolder())
    #expect(named.lines.dropLast() == run.lines.dropLast())
  }

  @Test func whatToGiveIsSaidWhereNothingIsFound() throws {
    let none = try calibrate([], input: "comment,region\nlate,North\n", in: try TestFolder())
    #expect(none.status == 2)
    #expect(none.errors.contains("no row has a label, a rating"), "\(none.errors)")
    #expect(none.errors.contains("--score-column") && none.errors.contains("--label-column"))
    let input = Self.survey(240, "CSAT", [1, 4, 7])
    let doubt = try calibrate([], input: input, in: try TestFolder())
    #expect(doubt.errors.contains("--score-column CSAT --score-scale 1-7"), "\(doubt.errors)")
    let mended = try calibrate(
      ["--score-column", "CSAT", "--score-scale", "1-7"],
      input: input,
      in: try TestFolder()
    )
    #expect(mended.lines.first == "polarity, from score: 240 rows, out of fold")
  }

  @Test(
    arguments: [
      (["--target", "stars"], "'stars' is no target"), (["--folds", "1"], "1 folds"),
      (["--max-cues", "2000000"], "out of range"), (["--recipe", "soup"], "'soup' is no recipe"),
      (["--target", "label"], "no row has a label"), (["--topic-map", "/none"], "/none"),
    ]
  )
  func mistakesAreTold(arguments: [String], message: String) throws {
    let run = try calibrate(arguments, input: Self.gold(30), in: try TestFolder())
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
  }

  @Test func theNumberOfWorkersChangesNoByte() throws {
    let folder = try TestFolder()
    var outcomes: [String] = []
    for jobs in ["1", "3"] {
      let run = try calibrate(
        ["--jobs", jobs, "--out-of-fold", folder.path + "/oof", "--overwrite"],
        input: Self.gold(240),
        in: folder
      )
      outcomes.append(
        try run.text + String(contentsOfFile: folder.path + "/oof", encoding: .utf8)
          + String(contentsOfFile: folder.path + "/overlay/cues.tsv", encoding: .utf8)
      )
    }
    #expect(outcomes[0] == outcomes[1])
  }

  @Test func aGoldValueWithoutSenseStopsTheRun() throws {
    let run = try calibrate(
      [],
      input: #"{"text": "The seat", "label": "superb"}"# + "\n",
      in: try TestFolder()
    )
    #expect(run.status == 2 && run.errors.contains("superb"))
  }

  /// Comments that speak of parcels, of which taxonomies of other trades know a good deal.
  private static func posts(_ count: Int) -> String {
    (0..<count).map { index in
      let word = ["parcel", "meal", "seat"][index % 3]
      let topic = ["post", "kitchen", "seating"][index % 3]
      let rating = [1, 3, 5][index % 3]
      return
        #"{"text": "The \#(word) of number \#(index) came", "kpi": \#(rating), "topics": ["\#(topic)"]}"#
    }.joined(separator: "\n") + "\n"
  }

  @Test func anOverlayThatConsultsOtherTradesIsCheckedComparedAndExplained() throws {
    let folder = try TestFolder()
    let overlay = folder.path + "/overlay"
    let lists = ["--taxonomy", "airline", "--lexicons", Repository.lexicons]
    let run = try calibrate(lists, input: Self.posts(240), in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("no comment is labelled with customer-service, delay, cancellation"))
    #expect(run.text.contains("so the overlay silences them; --keep-topics keeps them"))
    let topics = try String(contentsOfFile: overlay + "/topics.tsv", encoding: .utf8)
    #expect(topics.contains("\n#: consults: "))
    #expect(topics.contains("\ntone\tretail:delivery\t-"))
    let chosen = lists + ["--overlay", overlay]
    let page = try Earshot.run(["explain", "The parcel of a friend came"] + chosen)
    #expect(page.text.contains("(retail:delivery"), "\(page.text)")
    let check = try Earshot.run(["lexicon", "check"] + chosen)
    #expect(check.status == 0, "\(check.errors)")
    let alone = try Earshot.run(["lexicon", "check", overlay] + lists)
    #expect(alone.status == 0, "\(alone.errors)")
    let kept = try calibrate(
      lists + ["--keep-topics", "--no-consulting", "--overwrite"],
      input: Self.posts(240),
      in: folder
    )
    #expect(!kept.text.contains("silences"))
    let own = try String(contentsOfFile: overlay + "/topics.tsv", encoding: .utf8)
    #expect(!own.contains("consults"))
    #expect(!own.contains("retail:"))
  }
}
