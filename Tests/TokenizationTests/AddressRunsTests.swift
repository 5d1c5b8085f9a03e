import FeedbackModel
import Testing

@testable import Tokenization

struct AddressRunsTests {
  /// What is remembered of a run gives what going through it again would give.
  @Test(arguments: 0..<20)
  func `a run that is known says what a new one does`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let pieces = [
      "a", "b1", ".", "..", "-", "/", ":", "@", ")", "!", " ", "é", "www.", "http://", ".com",
      ".de",
    ]
    for _ in 0..<200 {
      let count = Int.random(in: 1...30, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let bytes = Array(text.utf8)
      var known = AddressRuns()
      for start in bytes.indices {
        var new = AddressRuns()
        let expected = AddressGrammar.webAddressEnd(at: start, in: bytes.span, &new)
        let found = AddressGrammar.webAddressEnd(at: start, in: bytes.span, &known)
        #expect(found == expected, "from byte \(start) of '\(text)'")
      }
    }
  }
}
