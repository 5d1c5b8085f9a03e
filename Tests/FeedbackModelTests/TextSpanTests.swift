import FeedbackModel
import Testing

@Suite("Text spans")
struct TextSpanTests {
  @Test(
    "overlap when they share a byte",
    arguments: [
      (0, 5, 5, 9, false), (0, 5, 4, 9, true), (2, 3, 0, 9, true), (0, 0, 0, 9, false),
      (5, 9, 0, 5, false),
    ]
  )
  func overlap(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ expected: Bool) {
    #expect(TextSpan(a, b).overlaps(TextSpan(c, d)) == expected)
  }

  @Test("are ranges of bytes")
  func ranges() {
    #expect(TextSpan(3, 8).range == 3..<8)
    #expect(TextSpan(3, 8).count == 5)
  }

  @Test("do not end before they start")
  func backwards() async {
    await #expect(processExitsWith: .failure) { _ = TextSpan(4, 3) }
  }
}
