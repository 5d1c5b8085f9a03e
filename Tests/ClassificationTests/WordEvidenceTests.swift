import FeedbackModel
import SentimentScoring
import Testing

@testable import Classification

@Suite struct WordEvidenceTests {
  private static let cues = """
    crate | tone | 0.5
    lorry | tone | -1.5
    query | neutral | 1.0
    blue crate | tone | 0.25
    sure | neutral | -0.5
    odd | grievance | 1.2
    rate us | question_tone | 0.75
    """

  private func annotation(_ text: String, _ change: (inout CommentSetting) -> Void = { _ in })
    -> Annotation
  {
    let bench = ClassifierBench(SmallLexicon.set(cues: Self.cues))
    var setting = CommentSetting()
    change(&setting)
    return bench.annotate(text, setting)
  }

  /// P, N by hand from the small lexicon: good 2.0, bad -2.0; K = 2.0.
  @Test(
    arguments: [
      ("The train", 0, 0), ("The crate", 200, 0), ("The crate and the crate", 200, 0),
      // 0.5 + 0.25: pairs add to their words.
      ("The blue crate", 272, 0), ("The crate on the lorry", 0, 333),
      // 2.0 + 0.5 − 1.5 = 1.0 net; tones are one sum.
      ("A good crate on the lorry", 400, 200),
      // Neutral evidence joins the weaker side.
      ("A good query", 400, 200), ("A bad query", 200, 400), ("The query", 0, 0),
      // At most until both are even: 0.5 against 0.5.
      ("A crate query", 166, 166),
      // Evidence against neutral joins the stronger side: 2.5 of 4.5.
      ("A good and sure train", 555, 0),
    ]
  )
  func evidenceJoinsTheSums(text: String, positive: Int, negative: Int) {
    let annotation = annotation(text)
    #expect(annotation.positive == positive && annotation.negative == negative, "\(annotation)")
  }

  @Test(
    arguments: [
      "A good crate on the lorry", "A crate query", "A bad query on the blue crate", "The train",
      "A good and sure query",
    ]
  )
  func theTraceAddsUpToTheMasses(text: String) {
    let annotation = annotation(text) { $0.wantsTrace = true }
    var sums: [Int: Int64] = [:]
    for step in annotation.trace { sums[step.hit, default: 0] += step.value }
    let positive = sums.values.filter { $0 > 0 }.reduce(0, +)
    let negative = -sums.values.filter { $0 < 0 }.reduce(0, +)
    let whole = positive + negative + 2000
    #expect(annotation.positive == Int(positive * 1000 / whole))
    #expect(annotation.negative == Int(negative * 1000 / whole))
  }

  @Test func grievancesAreEvidenceOfAComplaint() {
    #expect(annotation("The odd train").complaintScore > annotation("The train").complaintScore)
  }

  @Test func whatTheQuestionGivesCountsFromTheStart() {
    let annotation = annotation("The train") { $0.tone = -2000 }
    #expect(annotation.negative == 500)
  }
}

extension WordEvidenceTests {
  @Test func aBareNothingIsJudgedByItsQuestionAlone() {
    let cues = "nothing | nothing | 1.0\nnothing | tone | 3.0"
    let bench = ClassifierBench(SmallLexicon.set(cues: cues))
    var setting = CommentSetting()
    setting.aim = .praise
    setting.tone = 1500
    // nothing-to-praise is 2.0, and K is 2.0.
    #expect(bench.annotate("Nothing", setting).negative == 500)
    #expect(bench.annotate("Nothing", setting).positive == 0)
  }

  /// P and N by hand: good 2.0, bad -2.0; K = 2.0; steps of 0.5 of tone from one entry on, 1.0 less from two on.
  @Test(
    arguments: [
      ("The train", 0, 0), ("A good train", 555, 0), ("A good and bad train", 307, 384),
      // A word without valence is no entry.
      ("A lorry", 0, 428),
    ]
  )
  func theNumberOfEntriesHasItsTone(text: String, positive: Int, negative: Int) {
    let model = "tone-from-one-entry | 0.5\ntone-from-two-entries | -1.0"
    let bench = ClassifierBench(SmallLexicon.set(cues: Self.cues, model: model))
    var setting = CommentSetting()
    setting.wantsTrace = true
    let annotation = bench.annotate(text, setting)
    #expect(annotation.positive == positive && annotation.negative == negative, "\(annotation)")
    let tones = annotation.trace.filter { $0.rule == "tone" && $0.entry == "(comment)" }
    #expect(
      tones.reduce(0) { $0 + $1.value }
        == (text.contains("bad") ? -500 : text.contains("good") ? 500 : 0)
    )
  }
}
