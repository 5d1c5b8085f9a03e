import FeedbackModel
import Testing

@testable import Classification
@testable import LexiconMatching

struct LearnedTopicsTests {
  static let catalogue = """
    topic | food |  | Food
    topic | staff |  | Staff
    cue | food | 1.0 | food
    cue | food | 0.75 | lunch
    cue | staff | 1.0 | staff
    word | food | 0.5 | food
    word | staff | 0.5 | plate
    word | staff | 0.5 | blue plate
    word | staff | -0.5 | food
    when | staff | -0.25 | food 1.5
    when | food | 0.75 | staff 1.0
    """

  /// The strengths by hand, in thousandths.
  static let cases: [(String, [String])] = [
    ("x", []),
    // Words add up beside the cue of the same form: 1 + 0.5.
    ("food", ["food 1500"]), ("food food", ["food 1500"]),
    // A word names its topic, and pairs count beside the words in them.
    ("plate", []), ("blue plate", ["staff 1000"]), ("blue plate plate", ["staff 1000"]),
    // Cues and rules alone say whether a step holds: 1.5 of which 0.5 is a word's.
    ("food staff plate", ["food 2250", "staff 1000"]),
    // 1.75 by cues: 1 + 0.5 − 0.5 − 0.25 is left of staff.
    ("food lunch staff plate", ["food 3000"]),
    // What a step gives names no topic.
    ("staff", ["staff 1000"]),
  ]

  @Test(arguments: cases)
  func `words and steps add up beside cues and rules`(text: String, expected: [String]) {
    let bench = ClassifierBench(topics: Self.catalogue)
    // Twice: nothing of one comment is left in the next.
    for _ in 0..<2 {
      let found = bench.annotate(text).topics.map { "\(bench.topics[$0.topic].id) \($0.strength)" }
      #expect(found == expected)
    }
  }

  @Test
  func `a word of a sub-topic adds to its topic, beside the topic's own`() {
    let more = """

      topic | food/fish |  | Fish
      word | food/fish | 0.75 | plate
      word | food | 0.5 | plate
      """
    let bench = ClassifierBench(topics: Self.catalogue + more)
    for _ in 0..<2 {
      let food = bench.annotate("plate plate").topics.first { bench.topics[$0.topic].id == "food" }
      #expect(food?.strength == 1250)
    }
  }

  @Test
  func `a later word stands over an earlier one, and no cue over a word`() {
    let more = "\nword | staff | 1.0 | plate\ncue | staff | 0.25 | plate"
    let bench = ClassifierBench(topics: Self.catalogue + more)
    #expect(bench.annotate("plate").topics.map(\.strength) == [1250])
  }

  // MARK: - Consulted topics

  private static func bench(_ topics: String) -> ClassifierBench {
    var shop = SmallLexicon.table(.topics, shop, path: "shop.tsv")
    shop.consultedName = "shop"
    let own = SmallLexicon.set(topics: topics)
    return ClassifierBench(LexiconSet(tables: own.tables, consulted: [shop]))
  }

  /// A taxonomy that is only consulted; one of its topics has the id of one of the catalogue's.
  static let shop = """
    topic | food |  | Groceries
    topic | food/fresh |  | Fresh food
    topic | parcel |  | Parcels
    cue | food/fresh | 0.75 | salad
    cue | parcel | 1.0 | parcel
    rule | parcel | 0.5 | van NEAR/3 door
    not | parcel | | parcel shelf
    prior | parcel | 5.0
    word | parcel | 5.0 | river
    when | food | 5.0 | parcel 1.0
    else | parcel
    """

  static let consulting = """
    topic | food |  | Food
    cue | food | 1.0 | food
    when | food | 0.25 | shop:parcel 1.0
    when | food | 0.5 | shop:parcel 1.5
    when | food | 0.25 | shop:food 0.5
    tone | shop:parcel | -0.5 | 1.0
    tone | shop:food/fresh | 2.0 | 0.5
    tone | shop:food/fresh | -0.5 | 0.75
    tone | shop:food/fresh | 4.0 | 1.0
    neutral | shop:parcel | 0.25 | 1.5
    grievance | food | 3.0 | 1.0
    """

  /// What is given by hand: the topics, and the tone and the neutral evidence of the trace.
  static let consultedCases: [(String, [String], [String])] = [
    // No topic of a consulted taxonomy is told, neither is its fallback.
    ("parcel", [], ["(shop:parcel 1.0) -500"]), ("food", ["food 1000"], []),
    ("food parcel", ["food 1250"], ["(shop:parcel 1.0) -500"]),
    ("food parcel van door", ["food 1750"], ["(shop:parcel 1.0) -500", "(shop:parcel 1.5) 250"]),
    // A sub-topic counts for its topic, which is not the catalogue's of the same id.
    // Its lines are one step of the trace.
    ("food salad", ["food 1250"], ["(shop:food/fresh 0.75) 1500"]),
    // Exclusions hold; words, priors and steps of a consulted taxonomy do not count.
    ("parcel shelf", [], []), ("river", [], []),
  ]

  @Test(arguments: consultedCases)
  func `consulted topics are evidence and never told`(
    text: String,
    expected: [String],
    trace: [String]
  ) {
    let bench = Self.bench(Self.consulting)
    var setting = CommentSetting()
    setting.wantsTrace = true
    for _ in 0..<2 {
      let annotation = bench.annotate(text, setting)
      let found = annotation.topics.map { "\(bench.topics[$0.topic].id) \($0.strength)" }
      #expect(found == expected)
      let steps = annotation.trace.filter { $0.entry.hasPrefix("(shop") }
      #expect(steps.map { "\($0.entry) \($0.value)" } == trace)
    }
  }

  @Test
  func `a topic of the catalogue is evidence as well`() {
    let bench = Self.bench(Self.consulting)
    #expect(bench.annotate("food").complaintScore > bench.annotate("parcel").complaintScore)
    let plain = Self.bench("topic | food | | Food\ncue | food | 1.0 | food")
    #expect(plain.annotate("food").complaintScore < bench.annotate("food").complaintScore)
  }

  @Test(
    arguments: [
      ("tone | shop:ship | 1.0 | 1.0", "the topic 'shop:ship' is not declared above"),
      ("neutral | food | much | 1.0", "'much'"), ("grievance | food | 1.0 | often", "'often'"),
      ("when | food | 1.0 | shop:ship 1.0", "'shop:ship 1.0' is no topic declared above"),
    ]
  )
  func `lines about topics that there are not are told`(line: String, message: String) {
    let topics = "topic | food | | Food\n" + line
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    _ = ClassificationModel(SmallLexicon.set(topics: topics), &builder, &found)
    #expect(found.count == 1)
    #expect(found.first?.message.contains(message) == true, "\(found)")
  }
}
