import FeedbackModel
import SentimentScoring
import Testing

@testable import Classification

struct CommentClassifierTests {
  static let statuses: [(String, QuestionAim?, RowStatus)] = [
    ("", nil, .noContent), ("   \n ", nil, .noContent), ("...", nil, .noContent),
    ("-", nil, .noContent), ("?!", nil, .noContent), ("@name", nil, .noContent),
    ("@name @other https://example.org/x", nil, .noContent), ("jo@example.org", nil, .noContent),
    ("n/a", nil, .noContent), ("N/A.", nil, .noContent), ("  no comment  ", nil, .noContent),
    ("Nothing", nil, .noContent), ("nothing!", nil, .noContent), ("Nothing", .open, .noContent),
    ("Nothing", .improvement, .scored), ("Nothing", .praise, .scored),
    // An answer to the question that takes no side of it.
    ("No comment", .improvement, .noContent), ("No comment", .reason, .noContent),
    ("n/a it was late", nil, .scored), ("Nothing works", nil, .scored), ("good", nil, .scored),
    ("x", nil, .scored), ("7", nil, .scored), ("👍", nil, .scored), (":(", nil, .scored),
    ("#fail", nil, .scored), ("@name good", nil, .scored),
  ]

  @Test(arguments: statuses)
  func `what says nothing is not scored`(text: String, aim: QuestionAim?, status: RowStatus) {
    let bench = ClassifierBench()
    var setting = CommentSetting()
    setting.aim = aim
    let annotation = bench.annotate(text, setting)
    #expect(annotation.status == status)
    #expect((annotation.label == nil) == (status != .scored))
  }

  static let languages: [(String, String?, RowStatus)] = [
    ("el tren", nil, .unsupportedLanguage), ("el tren", "en", .scored),
    ("the train", "de", .unsupportedLanguage), ("the train", nil, .scored),
  ]

  @Test(arguments: languages)
  func `a declared language stands`(text: String, declared: String?, status: RowStatus) {
    let bench = ClassifierBench()
    var setting = CommentSetting()
    setting.declaredLanguage = declared
    #expect(bench.annotate(text, setting).status == status)
  }

  @Test
  func `what is asked for is no complaint`() {
    let bench = ClassifierBench(topics: "topic | a |  | A\ncue | a | 1 | parking")
    var asked = CommentSetting()
    asked.aim = .improvement
    let (open, answer) = (bench.annotate("Parking"), bench.annotate("Parking", asked))
    #expect(open.label == .neutral && answer.label == .negative)
    #expect(answer.topics.map(\.label) == [.negative])
    #expect(answer.complaintScore == open.complaintScore)
    #expect(bench.annotate("Late", asked).complaintScore > answer.complaintScore)
  }

  @Test
  func `one comment leaves nothing behind for the next`() {
    let texts = [
      "good", "awful and broken, refund", "", "el tren que", "n/a", "waited 5 minutes", "x",
    ]
    let worker = ClassifierBench(topics: "topic | a |  | A\ncue | a | 1 | good")
    for first in texts {
      for second in texts {
        _ = worker.annotate(first)
        let fresh = ClassifierBench(topics: "topic | a |  | A\ncue | a | 1 | good")
        #expect(worker.annotate(second) == fresh.annotate(second), "'\(first)', then '\(second)'")
      }
    }
  }

  @Test
  func `the trace adds up to the score`() {
    let seed: UInt64 = 5_150
    var generator = SplitMix64(seed: seed)
    let words = [
      "good", "great", "bad", "late", "not", "but", "could you", "?", "!", ".", ",", "BAD", "x",
    ]
    let bench = ClassifierBench()
    var setting = CommentSetting()
    setting.wantsTrace = true
    for _ in 0..<500 {
      let text =
        "x " + (0..<9).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
      let annotation = bench.annotate(text, setting)
      var sums: [Int: Int64] = [:]
      for step in annotation.trace { sums[step.hit, default: 0] += step.value }
      let positive = sums.values.filter { $0 > 0 }.reduce(0, +)
      let negative = -sums.values.filter { $0 < 0 }.reduce(0, +)
      let whole = positive + negative + 2000
      #expect(annotation.positive == Int(positive * 1000 / whole), "seed \(seed): '\(text)'")
      #expect(annotation.negative == Int(negative * 1000 / whole), "seed \(seed): '\(text)'")
      #expect(annotation.score == annotation.positive - annotation.negative)
      setting.wantsTrace = false
      var bare = bench.annotate(text, setting)
      #expect(bare.trace.isEmpty)
      bare.trace = annotation.trace
      #expect(bare == annotation, "seed \(seed): '\(text)'")
      setting.wantsTrace = true
    }
  }
}
