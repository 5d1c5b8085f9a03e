import FeedbackModel
import Testing

@Suite("Intents")
struct IntentTests {
  @Test("have their output names in their fixed order")
  func names() {
    #expect(
      Intent.allCases.map(\.name) == [
        "churn", "refund", "legal", "safety", "recommend", "question", "request", "thanks",
      ]
    )
  }

  @Test("come out of each of the 256 sets as they went in")
  func sets() {
    for bits in UInt8.min...UInt8.max {
      let set = IntentSet(rawValue: bits)
      let members = Intent.allCases.filter { bits >> $0.rawValue & 1 == 1 }
      #expect(set.members == members)
      #expect(members.reduce(into: IntentSet()) { $0.insert(IntentSet($1)) } == set)
    }
  }
}
