import FeedbackModel
import Testing

@testable import LexiconMatching

struct PatternLayoutTests {
  @Test func `What the loops in C read lies in memory as they read it`() {
    #expect(PatternLayout.layouts.allSatisfy { $0.isAlike })
  }
}
