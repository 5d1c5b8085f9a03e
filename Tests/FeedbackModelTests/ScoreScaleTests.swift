import FeedbackModel
import Testing

@Suite("Score scales")
struct ScoreScaleTests {
  @Test(
    "know their codes, satisfied and dissatisfied ones",
    arguments: [
      ("0-10", 0...10, 9...10, 0...6),
      ("1-2", 1...2, 2...2, 1...1),
      ("1-3", 1...3, 3...3, 1...1),
      ("1-5", 1...5, 4...5, 1...2),
      ("1-7", 1...7, 6...7, 1...2),
      ("1-10", 1...10, 9...10, 1...2),
    ]
  )
  func codes(
    _ name: String,
    _ codes: ClosedRange<Int>,
    _ satisfied: ClosedRange<Int>,
    _ dissatisfied: ClosedRange<Int>
  ) throws {
    let scale = try #require(ScoreScale(name: name))
    #expect(scale.name == name)
    #expect(scale.codes == codes)
    #expect(scale.satisfiedCodes == satisfied)
    #expect(scale.dissatisfiedCodes == dissatisfied)
  }

  @Test("have no other names", arguments: ["", "0–10", "1-4", "5-1", "1-5 ", "nps"])
  func unknown(_ name: String) { #expect(ScoreScale(name: name) == nil) }
}
