import FeedbackModel
import Testing

@testable import Classification

struct TopicClassifierTests {
  static let catalogue = """
    topic | food |  | Food
    topic | staff |  | Staff
    topic | staff/driver |  | Driver
    topic | wait |  | Waiting
    cue | food | 1.0 | food
    cue | food | 0.4 | plate
    cue | food | 0.6 | lunch
    cue | staff | 1.0 | staff
    cue | staff/driver | 1.0 | driver*
    cue | staff/driver | 0.5 | wheel
    cue | staff | 0.5 | cap
    cue | wait | 1.0 | wait*
    not | wait |  | can't wait
    not | staff |  | screw driver
    rule | wait | 1.0 | hour* NEAR/3 (late || queue)
    """

  static let topics: [(String, [String])] = [
    ("x", []),
    ("food", ["food"]),
    // Distinct cues add up, the same one again does not.
    ("plate", []), ("plate plate plate", []), ("plate lunch", ["food"]), ("lunch. Plate", ["food"]),
    // Strongest first, then in the order of the catalogue.
    ("staff food", ["food", "staff"]), ("staff driver food", ["staff", "food"]),
    // Sub-topics count for their topic.
    ("driver", ["staff"]), ("wheel", []), ("wheel cap", ["staff"]), ("driver's", ["staff"]),
    // An exclusion masks the cues inside it, and no other ones.
    ("can't wait", []), ("can't wait, I wait", ["wait"]), ("can't wait for food", ["food"]),
    ("screw driver", []), ("screw driver of a driver", ["staff"]),
    ("queue for hours", ["wait"]), ("hours of a long long queue", []),
    ("#food", ["food"]), ("@food food.com", []),
  ]

  @Test(arguments: topics)
  func `topics hold from weight one on`(text: String, expected: [String]) {
    let bench = ClassifierBench(topics: Self.catalogue)
    #expect(bench.topicIDs(text) == expected)
  }

  static let shares: [(String, [String])] = [
    ("food staff", ["food", "staff"]),
    // 2.5 to 1: named in passing.
    ("food plate lunch cap wheel", ["food", "staff"]),
    ("staff cap driver wheel food", ["staff"]),
    ("food", ["food"]),
  ]

  @Test(arguments: shares)
  func `a topic needs its share of the strongest one's weight`(text: String, expected: [String]) {
    let set = SmallLexicon.set(topics: Self.catalogue, model: "topic-share | 0.5")
    let bench = ClassifierBench(set)
    #expect(bench.topicIDs(text) == expected)
  }

  @Test
  func `a topic stands for what no other one names`() {
    let lines = "\n topic | rest |  | The rest\n else | rest | |\n cue | rest | 1.0 | rest"
    let bench = ClassifierBench(topics: Self.catalogue + lines)
    #expect(bench.topicIDs("x") == ["rest"])
    #expect(bench.topicIDs("food") == ["food"])
    #expect(bench.topicIDs("food rest") == ["food", "rest"])
    let topics = bench.annotate("great. x").topics
    #expect(topics.map(\.label) == [.positive] && topics.allSatisfy { $0.spans.isEmpty })
    #expect(bench.annotate("x").topics.map(\.label) == [.neutral])
  }

  @Test
  func `sub-topics are named under their topic`() {
    let bench = ClassifierBench(topics: Self.catalogue)
    let driver = bench.topics.firstIndex { $0.id == "staff/driver" } ?? -1
    #expect(bench.annotate("driver").topics.map(\.subtopics) == [[driver]])
    #expect(bench.annotate("staff").topics.map(\.subtopics) == [[]])
    #expect(bench.annotate("wheel cap").topics.map(\.subtopics) == [[]])
  }

  static let sentiments: [(String, [String])] = [
    ("food great, staff awful", ["food positive", "staff negative"]),
    ("great food, awful staff", ["food positive", "staff negative"]),
    ("great food and awful staff", ["food positive", "staff negative"]),
    ("great, food, and awful staff", ["food positive", "staff negative"]),
    ("food, staff awful", ["food negative", "staff negative"]),
    ("staff awful and food", ["food negative", "staff negative"]),
    ("food great, awful, staff awful", ["food neutral", "staff negative"]),
    ("food — great but staff awful", ["food positive", "staff negative"]),
    ("food great. staff awful", ["food positive", "staff negative"]),
    ("food great but staff awful", ["food positive", "staff negative"]),
    ("great. food", ["food neutral"]),
    ("food", ["food neutral"]),
    ("food, great", ["food positive"]),
    ("staff and food awful. great", ["food negative", "staff negative"]),
  ]

  @Test(arguments: sentiments)
  func `each topic has the sentiment of its own words`(text: String, expected: [String]) {
    let bench = ClassifierBench(topics: Self.catalogue)
    let found = bench.annotate(text).topics.map { "\(bench.topics[$0.topic].id) \($0.label.name)" }
    #expect(found == expected)
  }

  /// Texts with the places that name the topic marked.
  static let marked: [String] = [
    "⟦food⟧ and ⟦Food⟧", "a ⟦queue⟧ of ⟦hours⟧ — x", "⟦plate⟧ of ⟦lunch⟧", "the — ⟦driver’s⟧ x",
  ]

  @Test(arguments: marked)
  func `spans name the topic's words`(text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "⟦⟧".contains($0) }.map(String.init)
    var spans: [TextSpan] = []
    var place = 0
    for (index, part) in parts.enumerated() {
      if index % 2 == 1 { spans.append(TextSpan(place, place + part.utf8.count)) }
      place += part.utf8.count
    }
    let bench = ClassifierBench(topics: Self.catalogue)
    #expect(bench.annotate(parts.joined()).topics.map(\.spans) == [spans])
  }
}
