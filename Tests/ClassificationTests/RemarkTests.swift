import FeedbackModel
import SentimentScoring
import Testing

@testable import Classification

/// A remark names no topic, asks and requests nothing, and answers no question.
struct RemarkTests {
  private static let topics = "topic | train |  | Trains\ncue | train | 1 | train"
  private static let thresholds = "positive-threshold | 0.6\nremark-threshold | 0.1"

  /// "good" gives 2 / (2 + 2) = 0.5, which lies between the two thresholds.
  static let cases: [(String, QuestionAim?, SentimentLabel)] = [
    ("good", nil, .positive),
    ("good", .open, .neutral),
    ("good", .praise, .neutral),
    ("a good train", nil, .neutral),
    ("good?", nil, .neutral),
    ("good. really?", nil, .neutral),
    ("how do i, good", nil, .neutral),
    ("please call, good", nil, .neutral),
    ("good and great", nil, .positive),
    ("a good and great train", nil, .positive),
    ("late", nil, .negative),
    ("nothing said", nil, .neutral),
  ]

  @Test(arguments: cases)
  func `a remark is positive from less praise on`(
    text: String,
    aim: QuestionAim?,
    label: SentimentLabel
  ) {
    let bench = ClassifierBench(
      SmallLexicon.set(topics: Self.topics, model: Self.thresholds)
    )
    var setting = CommentSetting()
    setting.aim = aim
    #expect(bench.annotate(text, setting).label == label)
  }

  @Test
  func `without a threshold of its own a remark is like any other comment`() {
    let bench = ClassifierBench(SmallLexicon.set(model: "positive-threshold | 0.6"))
    #expect(bench.annotate("good").label == .neutral)
    #expect(bench.annotate("good and great").label == .positive)
  }
}
