import FeedbackModel
import Testing

@testable import Classification

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
  func `a later word stands over an earlier one, and no cue over a word`() {
    let more = "\nword | staff | 1.0 | plate\ncue | staff | 0.25 | plate"
    let bench = ClassifierBench(topics: Self.catalogue + more)
    #expect(bench.annotate("plate").topics.map(\.strength) == [1250])
  }
}
