import FeedbackModel
import Testing

/// The lines of lists on which wrong decisions hang are those without which they are not made.
@Suite struct EvaluateCommandLinesTests {
  private static let cues = [
    "queue\tcomplaint\t3.0", "desk\tcomplaint\t0.6", "form\tcomplaint\t0.7", "fee\trefund\t5.0",
  ]
  private static let topics = [
    "cue\tstaff-attitude\t0.6\tdesk", "cue\tstaff-attitude\t0.5\tform",
    "cue\twait-time\t1.0\tqueue", "rule\trefund\t1.0\t(fee | fees) NEAR/3 (form | desk)",
  ]

  /// Lists with more lines, without one of them.
  private static func lexicons(without line: String = "") throws -> TestFolder {
    let folder = try SmallLexicons.make()
    for (file, more) in [("en/cues.tsv", cues), ("en/topics/service.tsv", topics)] {
      let lines = try folder.text(file).lines + more.filter { $0 != line }
      try folder.write(file, lines.joined(separator: "\n") + "\n")
    }
    return folder
  }

  /// Comments of random words, with random flags and topics that lean to some of the words.
  private static let gold: String = {
    var generator = SplitMix64(seed: 7)
    func random(_ count: Int) -> Int { generator.index(below: count) }
    let words = ["queue", "desk", "form", "fee", "fees", "staff", "late", "the", "x", "lovely"]
    return (0..<900).map { row in
      let text = (0..<(1 + random(5))).map { _ in words[random(10)] }.joined(separator: " ")
      let topics = ["wait-time", "staff-attitude", "refund"].filter { _ in random(3) == 0 }
      let list = topics.map { "\"\($0)\"" }.joined(separator: ",")
      return "{\"id\": \"\(row)\", \"text\": \"\(text)\", \"complaint\": \(random(2) == 0), "
        + "\"topics\": [\(list)]}\n"
    }.joined()
  }()

  private static func errors(_ folder: TestFolder) throws -> JSONTree {
    try EvaluateCommandTests.json(["--bootstrap", "0"], input: gold, lexicons: folder.path)
  }

  @Test func withoutALineTheDecisionsThatHangOnItAreNotMade() throws {
    let all = try Self.errors(Self.lexicons())
    let counts = all["errors"]
    #expect(counts.keys.suffix(2) == ["complaints", "topics"])
    var lines = 0
    for line in counts["complaints"]["cues"].items {
      let cue = try #require(
        Self.cues.first { $0.hasPrefix((line["entry"].string ?? "?") + "\t") }
      )
      #expect(cue.contains("\t\(line["kind"].string ?? "?")\t"))
      let less = try Self.errors(Self.lexicons(without: cue))["errors"]["complaints"]
      try Self.expect(line, counts["complaints"], less)
      lines += 1
    }
    for line in counts["topics"]["lines"].items {
      let start = "\(line["kind"].string ?? "?")\t\(line["of"].string ?? "?")\t"
      guard
        let cue = Self.topics.first(where: {
          $0.hasPrefix(start) && $0.hasSuffix("\t" + (line["entry"].string ?? "?"))
        })
      else { continue }
      let less = try Self.errors(Self.lexicons(without: cue))["errors"]["topics"]
      try Self.expect(line, counts["topics"], less)
      lines += 1
    }
    #expect(lines >= 4, "\(counts)")
  }

  /// Without the line its wrong decisions are gone, and its right ones are missed.
  private static func expect(_ line: JSONTree, _ all: JSONTree, _ less: JSONTree) throws {
    let (wrong, right) = (try #require(line["wrong"].int), try #require(line["right"].int))
    #expect(wrong >= 2 && wrong > right)
    #expect(less["false_alarms"].int == (all["false_alarms"].int ?? 0) - wrong, "\(line)")
    #expect(less["missed"].int == (all["missed"].int ?? 0) + right, "\(line)")
  }

  /// Rows that are not scored miss their topics and complaints as well.
  @Test func theCountsAreThoseOfTheFigures() throws {
    let run = try Earshot.run(
      ["evaluate", Repository.corpora[2], "--format", "json", "--quiet", "--bootstrap", "0"],
      lexicons: Repository.lexicons
    )
    let figures = try JSONTree(run.text)
    let errors = figures["errors"]
    func share(_ hits: Int, of all: Int) -> Int {
      Int((10_000 * Double(hits) / Double(all)).rounded())
    }
    func tenThousandths(_ figure: JSONTree) throws -> Int {
      guard case .number(let text) = figure else { throw TestFault("\(figure) is no number") }
      return Int((10_000 * (Double(text) ?? -1)).rounded())
    }
    let topics = figures["topics"]
    let named = topics["per_topic"].keys.reduce(0) {
      $0 + (topics["per_topic"][$1]["n"].int ?? 0)
    }
    let complaints = Int(
      (663 * Double(try tenThousandths(figures["complaint"]["rate_gold"])) / 10_000).rounded()
    )
    for (gold, figure, kind) in [
      (named, topics, "topics"), (complaints, figures["complaint"], "complaints"),
    ] {
      let keys = kind == "topics" ? ("micro_r", "micro_p") : ("r", "p")
      let hits = gold - (errors[kind]["missed"].int ?? 0)
      let alarms = errors[kind]["false_alarms"].int ?? 0
      #expect(try share(hits, of: gold) == tenThousandths(figure[keys.0]), "\(kind)")
      #expect(try share(hits, of: hits + alarms) == tenThousandths(figure[keys.1]), "\(kind)")
    }
  }

  @Test func wordsOfWhatWasMissedAreTold() throws {
    var lines: [String] = []
    for row in 0..<24 {
      let isMissed = row % 2 == 0
      lines.append(
        "{\"id\": \"\(row)\", \"text\": \"a \(isMissed ? "dismal" : "quiet") day\", "
          + "\"complaint\": \(isMissed), \"topics\": [\"\(isMissed ? "refund" : "wait-time")\"]}"
      )
    }
    let input = lines.joined(separator: "\n") + "\n"
    let errors = try EvaluateCommandTests.json(["--bootstrap", "0"], input: input)["errors"]
    for (kind, sides) in [
      ("complaints", ["dismal complaint"]), ("topics", ["dismal refund", "quiet wait-time"]),
    ] {
      let cues = errors[kind]["missing_cues"].items
      let found = cues.map { "\($0["word"].string ?? "?") \($0["of"].string ?? "?")" }
      #expect(found == sides)
      #expect(cues.allSatisfy { $0["wrong"].int == 12 && $0["rows"].int == 12 })
    }
    let page = try Earshot.run(["evaluate", "-", "--quiet"], input: input)
    #expect(page.text.contains("What stands in 0 false alarms and 12 missed complaints"))
    #expect(page.text.contains("What stands behind 0 topics called wrongly and 24 missed"))
    #expect(page.lines.allSatisfy { $0.count <= 100 })
  }

  @Test func aTopicMapAndTheStrongestTopicCountHereToo() throws {
    let folder = try TestFolder()
    let map = try folder.write("map.tsv", "wait-time\tLate\nstaff-attitude\tCrew\nrefund\t\n")
    let gold = (0..<3).map { row in
      "{\"id\": \"\(row)\", \"text\": \"late refund staff\", \"topics\": [\"Late\"]}\n"
    }.joined()
    let all = try EvaluateCommandTests.json(["--topic-map", map], input: gold)["errors"]["topics"]
    // Refunds have no counterpart and count nowhere.
    #expect(all["false_alarms"].int == 3 && all["missed"].int == 0)
    let entries = all["lines"].items.compactMap { $0["entry"].string }
    #expect(entries == ["staff"])
    let main = try EvaluateCommandTests.json(["--topic-map", map, "--main-topic"], input: gold)
    #expect(main["errors"]["topics"]["false_alarms"].int == 0)
  }

  @Test func longNamesFitATerminal() throws {
    let topic = String(repeating: "a-long-name-", count: 7)
    let word = String(repeating: "dismally", count: 5)
    let input = (0..<24).map { row in
      "{\"id\": \"\(row)\", \"text\": \"a \(row % 2 == 0 ? word : "quiet") day late\", "
        + "\"topics\": [\"\(row % 2 == 0 ? topic : "other")\"]}\n"
    }.joined()
    let page = try Earshot.run(["evaluate", "-", "--quiet"], input: input)
    let section = page.lines.drop { !$0.hasPrefix("What stands behind") }
    #expect(section.contains { $0.hasPrefix("dismally") }, "\(page.text)")
    #expect(section.allSatisfy { $0.count <= 100 }, "\(page.text)")
  }
}
