import Testing

@testable import Calibration

struct StrongestWordsTests {
  private func told(_ overlay: FittedOverlay, _ limit: Int) -> [String] {
    overlay.strongestWords(limit).map { strongest in
      strongest.side + ": "
        + strongest.words.map { "\($0.form) \($0.weight)" }.joined(separator: ", ")
    }
  }

  @Test func eachSideHasItsStrongestWords() {
    var overlay = FittedOverlay()
    overlay.cues = [
      ["late", "tone", "-0.5", ""], ["again", "tone", "-0.5", ""], ["rude", "tone", "-1.2", ""],
      ["late", "neutral", "-0.9", ""], ["fyi", "neutral", "0.4", ""], ["!", "tone", "0.3", ""],
      ["\"", "grievance", "3", ""], [",", "tone", "-2", ""], ["👏", "tone", "0.2", ""],
      ["refund", "grievance", "1.5", ""], ["thanks", "grievance", "-1.5", ""],
      ["how was it", "question_tone", "-3", ""],
    ]
    overlay.topics = [
      ["tone", "retail:delivery", "-0.2", "0.5", "fitted"], ["prior", "delay", "-2", "", ""],
      ["word", "delay", "0.7", "late", ""], ["word", "crew", "0.1", "rude", ""],
      ["word", "crew", "-0.8", "late", ""], ["word", "delay", "0.9", "hours", ""],
    ]
    #expect(
      told(overlay, 2) == [
        "negative: rude 1200, again 500", "neutral: fyi 400", "positive: ! 300, 👏 200",
        "complaint: refund 1500", "delay: hours 900, late 700", "crew: rude 100",
      ]
    )
    #expect(told(overlay, 1).first == "negative: rude 1200")
    #expect(told(FittedOverlay(), 5).isEmpty)
  }
}
