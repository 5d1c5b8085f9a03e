import FeedbackModel
import Ingestion
import Testing

@Suite struct GoalFileTests {
  static let topics = ["billing", "wait-time", "wait-time/on-hold"]

  static func goals(_ text: String) throws -> [Goal] {
    try GoalFile.goals(in: text, path: "goals.yaml", topics: topics)
  }

  /// A goal that is right; each case of a mistake changes one line of it.
  static let right = """
    # what we want by summer
    - metric: csat_top2
      segment: {Region: North, "Agent group": Cedar}
      baseline: 82
      target: 87.5
      start: 2026-03-01
      deadline: 2026-08-31
      window: 28
    - metric: topic_share
      topic: wait-time
      baseline: 12
      target: 8
      start: 2026-03-01
      deadline: 2026-08-31
    - {metric: nps, baseline: -10, target: +5, start: 2026-01-01, deadline: 2026-12-31}
    """

  @Test func goalsAreReadInTheirOrder() throws {
    let goals = try Self.goals(Self.right)
    #expect(goals.map(\.metric.name) == ["csat_top2", "topic_share", "nps"])
    let first = goals[0]
    #expect(
      first.segment == [
        .init(column: "Region", value: "North"), .init(column: "Agent group", value: "Cedar"),
      ]
    )
    #expect(first.baseline == 82 && first.target == 87.5 && first.windowDays == 28)
    #expect(first.start.description == "2026-03-01" && first.deadline.description == "2026-08-31")
    #expect(goals[1].topic == "wait-time" && !goals[1].isRise && goals[1].windowDays == nil)
    #expect(goals[2].baseline == -10 && goals[2].target == 5)
  }

  /// What stands in the right file, what stands there instead, the line of the message and what it says.
  static let mistakes: [(String, String, Int?, [String])] = [
    ("csat_top2", "csat_top", 2, ["'csat_top' is no metric", "Did you mean 'csat_top2'?"]),
    ("csat_top2", "stated_wait_median", 2, ["is no metric", "use one of nps"]),
    ("metric: csat_top2", "metric: [1, 2]", 2, ["the metric is no single value"]),
    ("- metric: csat_top2\n  ", "- ", 2, ["the goal has no metric", "csat_top2"]),
    ("  baseline: 82", "  basline: 82", 4, ["'basline' is no key", "Did you mean 'baseline'?"]),
    ("  baseline: 82\n", "", 2, ["the goal has no baseline"]),
    ("baseline: 82", "baseline: 82 %", 4, ["'82 %' is no number"]),
    ("baseline: 82", "baseline: nan", 4, ["'nan' is no number"]),
    ("baseline: 82", "baseline: 1e9", 4, ["'1e9' is no number"]),
    (
      "baseline: 82", "baseline: 820", 4,
      ["is not a value that csat_top2 can have", "0.0 to 100.0"]
    ),
    ("target: 87.5", "target: 81", 5, ["not better than the baseline", "higher target"]),
    ("target: 87.5", "target: 82", 5, ["not better than the baseline"]),
    ("target: 87.5", "target:", 5, ["the target is no single value"]),
    ("target: 8\n", "target: 12\n", 12, ["not better than the baseline", "another target"]),
    ("start: 2026-03-01", "start: 2026-02-30", 6, ["'2026-02-30' is no day", "2026-03-01"]),
    ("start: 2026-03-01", "start: 1 March 2026", 6, ["is no day"]),
    ("start: 2026-03-01", "start: 2026-3-1", 6, ["is no day"]),
    ("deadline: 2026-08-31", "deadline: 2026-03-01", 7, ["does not lie after the start"]),
    ("window: 28", "window: 0", 8, ["'0' is no number of days"]),
    ("window: 28", "window: a month", 8, ["is no number of days"]),
    (
      "segment: {Region: North, \"Agent group\": Cedar}", "segment: North", 3,
      ["no list of columns"]
    ),
    ("Region: North", "Region: [North]", 3, ["no single value"]),
    ("Region: North", "Region: North, Region: South", 3, ["'Region' stands twice"]),
    ("topic: wait-time", "topic: wait-tme", 10, ["is no topic", "Did you mean 'wait-time'?"]),
    ("topic: wait-time", "topic: wait-time/on-hold", 10, ["is no topic of this run"]),
    ("  topic: wait-time\n", "", 9, ["the goal has no topic"]),
    ("metric: topic_share", "metric: praise_rate", 10, ["is not the metric of a topic"]),
    ("  window: 28", "\twindow: 28", 8, ["begins with a tab", "blanks"]),
    ("  window: 28", "  window: *days", 8, ["'*days' looks like an anchor or alias"]),
    ("- metric: csat_top2", "- &first\n  metric: csat_top2", 2, ["anchor or alias"]),
    ("Region: North", "Region: 'x\u{1B}[31m\\ny'", nil, []),
    ("target: 87.5", "target: 87.5: 9", 5, ["this is no YAML"]),
    ("- {metric: nps", "- {metric: nps, [", nil, ["this is no YAML"]),
    ("- {metric: nps", "---\n- {metric: nps", nil, ["this is no YAML"]),
    (right, "", nil, ["no list of goals"]),
    (right, "# nothing\n", nil, ["no list of goals"]),
    (right, "[]", 1, ["no list of goals"]),
    (right, "goals: 3", 1, ["no list of goals"]),
    (right, "- 3\n- 4", 1, ["is no goal with keys and values"]),
    (right, "- [[1]]: 2", nil, ["is no key of a goal"]),
  ]

  @Test(arguments: mistakes.indices)
  func mistakesNameTheirLineAndTheMend(index: Int) throws {
    let (old, new, line, needles) = Self.mistakes[index]
    let text = Self.right.replacing(old, with: new, maxReplacements: 1)
    try #require(text != Self.right)
    let error = #expect(throws: IngestionError.self) { try Self.goals(text) }
    let message = error?.description ?? ""
    if let line { #expect(message.hasPrefix("goals.yaml:\(line): error: "), "\(message)") }
    #expect(message.hasPrefix("goals.yaml") && message.contains(" Fix: "), "\(message)")
    #expect(!message.contains("\n") && !message.contains("\u{1B}"))
    for needle in needles { #expect(message.contains(needle), "\(message)") }
  }

  @Test(arguments: [
    ("2026-05-01", "2026-12-31", false), ("2026-08-31", "2026-12-31", false),
    ("2026-09-01", "2026-12-31", true),
  ])
  func goalsForTheSameMustNotOverlap(start: String, deadline: String, isRight: Bool) {
    let entry = "- {metric: nps, segment: {B: 1, A: 2}, baseline: 0, target: 5, start: "
    let text =
      entry + "2026-03-01, deadline: 2026-08-31}\n"
      + entry.replacing("{B: 1, A: 2}", with: "{A: 2, B: 1}")
      + "\(start), deadline: \(deadline)}\n"
    if isRight {
      #expect(throws: Never.self) { try Self.goals(text) }
    } else {
      let error = #expect(throws: IngestionError.self) { try Self.goals(text) }
      #expect(
        error?.description.hasPrefix("goals.yaml:2: error: line 1 already has a goal") == true
      )
    }
  }

  /// Nine lists of nine times the one before would be 387 million values.
  @Test func aBombIsRefusedBeforeItGoesOff() {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in 1..<9 {
      let parts = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
      lines.append("a\(level): &a\(level) [\(parts)]")
    }
    for text in [
      lines.joined(separator: "\n"), lines.joined(separator: "\r\n"), "? *x\n: 1", "- !t &a b",
    ] {
      let error = #expect(throws: IngestionError.self) { try Self.goals(text) }
      #expect(error?.description.contains("anchor or alias") == true)
    }
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
    String(repeating: "{a: ", count: 50_000), "\u{0}\u{1}\u{2}", "%YAML 9.9\n---\n- a",
    "- !!binary x",
    "- !!set {a, b}", "- <<: {metric: nps}", "\u{FEFF}- 1", String(repeating: "a", count: 900_000),
  ])
  func hostileTextsAreTold(text: String) {
    let error = #expect(throws: IngestionError.self) { try Self.goals(text) }
    #expect((error?.description.utf8.count ?? 0) < 600)
  }

  /// An ampersand between words is text.
  @Test func plainSignsAreText() throws {
    let text = Self.right.replacing("Region: North", with: "Region: 'B & Q *'")
    #expect(try Self.goals(text)[0].segment[0].value == "B & Q *")
  }

  /// An empty list is none where that is wanted, and a mistake elsewhere; an empty file always is one.
  @Test func anEmptyListIsNoneWhereThatIsAllowed() {
    for (text, isNone) in [("[]\n", true), ("", false), ("{}\n", false)] {
      let file = TemporaryFile(text, suffix: ".yaml")
      withExtendedLifetime(file) {
        let found = try? GoalFile.goals(at: file.path, topics: [], allowsNone: true)
        #expect(found == (isNone ? [] : nil))
        #expect(throws: IngestionError.self) { try GoalFile.goals(at: file.path, topics: []) }
      }
    }
  }
}
