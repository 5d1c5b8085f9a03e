import FeedbackModel
import SentimentScoring
import Testing

@testable import Classification

struct JudgementTests {
  /// Texts, the evidence in thousandths by the constants of the small model, and whether it is a complaint.
  static let complaints: [(String, evidence: Int, Bool)] = [
    ("x", -1500, false),
    ("late", 500, true),
    ("bad", -500, false),
    ("bad bad", 500, true),
    ("awful", 0, true),
    ("late but good", -1500 + 1200 - 1200, false),
    ("good", -2500, false),
    ("rubbish", -500, false),
    ("rubbish firm", 500, true),
    ("rubbish, rubbish", 500, true),
    ("late, not a complaint", -1000, false),
    ("your company", -1000, false),
    ("bad, your company", 0, true),
    ("refund", -1000, false),
    ("cancel my account", -500, false),
    ("bad. refund", 0, true),
    ("court", -250, false),
    ("thanks a bunch", 0, true),
    ("bad?", -1200, false),
    ("late?", 100, true),
    ("x?", -2000, false),
    // A mood alone breaches nothing.
    ("sad", -1500, false),
    ("sad sad sad sad", -1500, false),
    ("sad, your company", 0, true),
    ("sad, bad", 500, true),
  ]

  @Test(arguments: complaints)
  func `evidence adds up to complaints`(text: String, evidence: Int, isComplaint: Bool) {
    let bench = ClassifierBench()
    let annotation = bench.annotate(text)
    #expect(annotation.complaint == isComplaint)
    #expect(annotation.complaintScore == 500 + 500 * evidence / (abs(evidence) + 1000))
  }

  /// Texts, and the evidence with what a complaint is about, whose it is and to whom.
  static let contexts: [(String, evidence: Int)] = [
    ("x", -1500),
    ("bad", -500),
    ("my x", -1100),
    ("@firm x", -1200),
    ("meal", -300),
    ("good meal", -1500 - 1000),
    ("bad meal", -500 + 1200 + 600),
    ("my bad meal @firm", -500 + 1200 + 600 + 400 + 300),
    ("sad", -1500 - 300),
    ("rubbish", -1500 + 1000 * 3 / 2),
  ]

  @Test(arguments: contexts)
  func `a complaint is about something of one's own`(text: String, evidence: Int) {
    let set = SmallLexicon.set(
      topics: "topic | food |  | Food\ncue | food | 1.0 | meal",
      cues: "my | owner | 1.0",
      model: """
        complaint-per-cue | 1.5
        complaint-topic | 1.2
        complaint-negative-topic | 0.6
        complaint-owner | 0.4
        complaint-mention | 0.3
        complaint-per-emotion | 0.15
        """
    )
    let bench = ClassifierBench(set)
    let annotation = bench.annotate(text)
    #expect(annotation.complaintScore == 500 + 500 * evidence / (abs(evidence) + 1000))
  }

  @Test
  func `a complaint told as plain fact counts against`() {
    let model = "complaint-tone | 0.5\ncomplaint-tone-evidence | 0.4"
    let set = SmallLexicon.set(cues: "no show | complaint | 2.0", model: model)
    let bench = ClassifierBench(set)
    #expect(bench.annotate("x").score == 0)
    let annotation = bench.annotate("no show")
    #expect(annotation.negative == 500 * 1000 / 2500 && annotation.positive == 0)
    #expect(annotation.label == .negative)
    var setting = CommentSetting()
    setting.wantsTrace = true
    let trace = bench.annotate("no show", setting).trace
    #expect(trace.map(\.rule) == ["complaint"] && trace.map(\.value) == [-500])
  }

  static let judgements: [(String, SentimentLabel, praise: Bool, mixed: Bool)] = [
    ("good", .positive, true, false),
    ("well done", .neutral, false, false),
    ("good?", .positive, false, false),
    ("good? well done", .positive, true, false),
    ("great! bad", .positive, false, true),
    ("good, bad", .neutral, false, true),
    ("great, awful", .neutral, false, true),
    ("great. thanks a bunch", .positive, false, false),
    ("not good", .negative, false, false),
    ("x", .neutral, false, false),
  ]

  @Test(arguments: judgements)
  func `praise is clear and alone`(
    text: String,
    label: SentimentLabel,
    praise: Bool,
    mixed: Bool
  ) {
    let bench = ClassifierBench()
    let annotation = bench.annotate(text)
    #expect(annotation.label == label)
    #expect(annotation.praise == praise)
    #expect(annotation.mixed == mixed)
  }

  @Test
  func `no comment is complaint and praise at once, and scores keep their bounds`() {
    let seed: UInt64 = 30
    var generator = SplitMix64(seed: seed)
    let words = [
      "good", "great", "bad", "late", "broken", "rubbish", "thanks a bunch", "not a complaint",
      "court",
      "well done", "your company", "?", "not", "but", "refund",
    ]
    let bench = ClassifierBench()
    for _ in 0..<1000 {
      let text =
        "x " + (0..<7).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
      let found = bench.annotate(text)
      #expect(!(found.complaint && found.praise), "seed \(seed): '\(text)'")
      #expect((0...1000).contains(found.complaintScore), "seed \(seed): '\(text)'")
      #expect(found.complaint == (found.complaintScore >= 500), "seed \(seed): '\(text)'")
    }
  }

  static let ratings: [(Int, ScoreScale, String, Bool)] = [
    (10, .zeroToTen, "broken", true), (9, .zeroToTen, "broken", true),
    (8, .zeroToTen, "broken", false),
    (3, .zeroToTen, "great", true), (0, .zeroToTen, "great", true), (4, .zeroToTen, "great", false),
    (0, .zeroToTen, "broken", false), (10, .zeroToTen, "great", false),
    (10, .zeroToTen, "x", false),
    (5, .oneTo(5), "broken", true), (4, .oneTo(5), "broken", false), (1, .oneTo(5), "great", true),
    (2, .oneTo(5), "great", false), (7, .oneTo(7), "broken", true), (5, .oneTo(7), "broken", false),
    (1, .oneTo(2), "great", true), (2, .oneTo(2), "broken", true),
    // Codes off the scale tell nothing.
    (6, .oneTo(5), "broken", false), (0, .oneTo(5), "great", false),
    (11, .zeroToTen, "broken", false),
  ]

  @Test(arguments: ratings)
  func `top scores with complaints and low ones with praise disagree`(
    code: Int,
    scale: ScoreScale,
    text: String,
    disagrees: Bool
  ) {
    let bench = ClassifierBench()
    var setting = CommentSetting()
    setting.rating = CommentSetting.Rating(code: code, scale: scale)
    #expect(bench.annotate(text, setting).scoreTextMismatch == disagrees)
  }
}
