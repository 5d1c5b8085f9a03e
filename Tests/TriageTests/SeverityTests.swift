import FeedbackModel
import Testing

@testable import Triage

@Suite("Severity")
struct SeverityTests {
  private static func complaint(_ score: Int, negative: Int = 0, _ intents: IntentSet = [])
    -> Annotation
  {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.complaint = true
    annotation.complaintScore = score
    annotation.negative = negative
    annotation.intents = intents
    return annotation
  }

  @Test("of the example is the sum of its parts, each of which is named")
  func example() {
    let annotation = Self.complaint(910, negative: 854, IntentSet(.safety))
    let age = 26 * 3600
    let value = Severity.value(of: annotation, for: .apologise, reach: 12_400, age: age)
    // 910·450/1000 + 854·100/1000 + 250 + 13,513·150/20,000 + 93,600·100/259,200
    #expect(value == 409 + 85 + 250 + 101 + 36)
    #expect(
      Severity.reasons(for: annotation, .apologise, reach: 12_400, age: age)
        == ["complaint 0.91", "negative 0.85", "safety", "reach 12,400", "unanswered 26 h"]
    )
  }

  @Test("ranks danger before law before churn before money")
  func intents() {
    let order = [Intent.safety, .legal, .churn, .refund].map { Severity.intentPart(IntentSet($0)) }
    #expect(order == [250, 180, 120, 60])
    #expect(Severity.intentPart([IntentSet(.safety), IntentSet(.churn)]) == 280)
    #expect(Severity.intentPart(IntentSet(.thanks)) == 0)
    #expect(Severity.intentPart(IntentSet(rawValue: 255)) < 250 + 180)
  }

  @Test("never falls when a part grows")
  func monotonic() {
    func value(_ score: Int, _ reach: Int, _ age: Int, _ wait: Int) -> Int {
      var annotation = Self.complaint(score, negative: score)
      annotation.statedWaitSeconds = wait
      return Severity.value(of: annotation, for: .apologise, reach: reach, age: age)
    }
    let steps = [0, 1, 10, 500, 999, 1000]
    for (low, high) in zip(steps, steps.dropFirst()) {
      #expect(value(low, 0, 0, 0) <= value(high, 0, 0, 0))
      #expect(value(500, low * 1000, 0, 0) <= value(500, high * 1000, 0, 0))
      #expect(value(500, 0, low * 300, 0) <= value(500, 0, high * 300, 0))
      #expect(value(500, 0, 0, low * 60) <= value(500, 0, 0, high * 60))
    }
  }

  @Test("stays within 0 and 1000 for hostile numbers", arguments: [Int.min, -1, 0, Int.max])
  func bounds(_ number: Int) {
    var annotation = Self.complaint(1000, negative: 1000, IntentSet(rawValue: 255))
    annotation.positive = 1000
    annotation.statedWaitSeconds = number
    for action in QueueAction.allCases {
      let value = Severity.value(of: annotation, for: action, reach: number, age: number)
      #expect((0...1000).contains(value))
    }
  }

  /// log₂ in thousandths, linear between the powers of two.
  @Test(
    "takes reach by doublings",
    arguments: [(1, 0), (2, 1000), (3, 1500), (1024, 10_000), (1536, 10_500), (1_000_000, 19_907)]
  )
  func doublings(_ value: UInt64, _ expected: Int) {
    #expect(Severity.milliLog2(value) == expected)
    #expect(Severity.milliLog2(.max) == 63_999)
  }

  @Test("of praise is how strong and how wide it is")
  func praise() {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.praise = true
    annotation.positive = 880
    annotation.intents = IntentSet(.recommend)
    #expect(Severity.value(of: annotation, for: .thank, reach: nil, age: 99_999) == 220 + 50)
    #expect(
      Severity.reasons(for: annotation, .thank, reach: 300, age: 99_999)
        == ["praise 0.88", "recommend", "reach 300"]
    )
  }

  @Test("of a question says that it is one, and what hangs on it")
  func answer() {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.intents = [IntentSet(.question), IntentSet(.request), IntentSet(.churn)]
    annotation.negative = 100
    #expect(Severity.value(of: annotation, for: .answer, reach: nil, age: nil) == 200 + 10 + 120)
    #expect(
      Severity.reasons(for: annotation, .answer, reach: nil, age: 600)
        == ["question", "request", "negative 0.10", "churn", "unanswered 10 min"]
    )
  }

  @Test("names a stated wait")
  func wait() {
    var annotation = Self.complaint(1000)
    annotation.statedWaitSeconds = 2400
    #expect(
      Severity.reasons(for: annotation, .apologise, reach: nil, age: nil)
        == ["complaint 1.00", "waited 40 min"]
    )
  }

  @Test(
    "writes numbers with commas",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (12_400, "12,400"), (1_234_567, "1,234,567"),
      (-1000, "-1,000"),
    ]
  )
  func grouped(_ number: Int, _ text: String) { #expect(Severity.grouped(number) == text) }

  @Test(
    "writes durations in one unit",
    arguments: [
      (0, "0 min"), (59, "0 min"), (7199, "119 min"), (7200, "2 h"), (93_600, "26 h"),
      (259_199, "71 h"), (259_200, "3 days"),
    ]
  )
  func durations(_ seconds: Int, _ text: String) { #expect(Severity.duration(seconds) == text) }
}
