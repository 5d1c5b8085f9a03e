import FeedbackModel
import Testing

@testable import Classification

/// What speaks for no side evens a comment out, and no more.
struct ShippedVerdictsTests {
  static let cases: [(String, SentimentLabel)] = [
    // Verdicts, lukewarm words, and who cannot tell yet.
    ("Seats comfy, food poor, swings and roundabouts.", .neutral),
    ("Good location. A mixed bag.", .neutral), ("Overall fine.", .neutral),
    ("It's ok but dated.", .neutral), ("Comfortable, though not sure yet.", .neutral),
    ("Nice colour. Haven't used it yet.", .neutral), ("Soft and warm. 3 stars.", .neutral),
    ("Not bad, not great.", .neutral), ("Good sound for calls, less good for music.", .neutral),
    // It weighs little beside what is clearly said, and says nothing of the other side by itself.
    ("Lovely staff but the room was filthy.", .negative),
    ("The room was small but the staff were brilliant.", .positive),
    ("Fine.", .positive), ("Excellent. Only 3 stars for the parking, awful.", .negative),
    ("Overall very happy, just a bit slow.", .positive), ("Better than average food", .positive),
    ("Sometimes the lift is broken, and nobody cares.", .negative),
  ]

  @Test(arguments: cases)
  func `comments come to their side`(text: String, label: SentimentLabel) throws {
    let bench = ClassifierBench(try #require(ShippedLexicons.set))
    #expect(bench.annotate(text).label == label)
  }
}
