import FeedbackModel
import Testing

@testable import Classification

/// The cues that ship, in the words of customers.
struct ShippedIntentsTests {
  static let cases: [(String, [Intent])] = [
    ("The weather was fine", []),
    ("I am cancelling my contract", [.churn]),
    ("This is the last straw", [.churn]),
    ("I want a refund", [.refund]),
    ("I was charged twice", [.refund]),
    ("Still no refund", [.refund]),
    ("I am taking legal action", [.legal]),
    ("My son was nearly killed", [.safety]),
    ("I would highly recommend them", [.recommend]),
    ("How do I change my address", [.question]),
    ("Please call me", [.request]),
    ("Thank you very much", [.thanks]),
    ("I want a refund and I am cancelling my subscription", [.churn, .refund]),
  ]

  @Test(arguments: cases)
  func `intents are found`(text: String, expected: [Intent]) throws {
    let bench = ClassifierBench(try #require(ShippedLexicons.set))
    #expect(bench.annotate(text).intents.members == expected)
  }
}
