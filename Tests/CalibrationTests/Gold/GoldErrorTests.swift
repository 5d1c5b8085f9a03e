import FeedbackModel
import Testing

@testable import Calibration

struct GoldErrorTests {
  @Test
  func `each diagnostic is a line that names its place and its mend`() {
    let error = GoldError(
      .invalidLines,
      [
        Diagnostic(
          "the label is 'good'",
          at: SourceLocation(file: "gold.csv", line: 3),
          remedy: "write negative, neutral or positive."
        ),
        Diagnostic("the file is empty", at: SourceLocation(file: "other.csv")),
      ]
    )
    #expect(
      error.description == """
        gold.csv:3: error: the label is 'good'. Fix: write negative, neutral or positive.
        other.csv: error: the file is empty
        """
    )
  }
}
