import FeedbackModel
import Testing

@testable import Classification

/// Who only wants something, or to know something, complains of nothing, whatever is asked about and of whom.
struct ShippedInquiriesTests {
  static let cases: [(String, isComplaint: Bool)] = [
    ("Hello @acme, is there wifi on your plane for my flight to Boston?", false),
    ("@acme do you guys know whether my flight will be late?", false),
    ("Is there a charge for late delivery? Thanks!", false),
    ("Do you charge for changing the date? Is there a fee for cancelling too?", false),
    ("Please help me reset my password", false),
    ("Can you send me a copy of my invoice please", false),
    ("I need to change my delivery address", false),
    ("I'm trying to find out what the baggage allowance is on my ticket", false),
    ("Please put me through to your sales team about a new lease", false),
    ("I want to change my delivery address and your site crashes every time", true),
    ("Please help me with my delivery, it was due on Monday and nobody came", true),
    // What is told beside the question counts, and so does what blames.
    ("Hello @acme, is there wifi on your plane? My card was charged twice.", true),
    ("Are there any staff here? I have been waiting for an hour.", true),
    ("Why was my card charged twice?", true),
    ("Where is my refund?", true),
  ]

  @Test(arguments: cases)
  func `questions and requests are no complaints`(text: String, isComplaint: Bool) throws {
    let bench = ClassifierBench(try #require(ShippedLexicons.set))
    let annotation = bench.annotate(text)
    #expect(annotation.complaint == isComplaint, "\(annotation.complaintScore)")
    #expect(annotation.label == (isComplaint ? .negative : .neutral))
  }
}
