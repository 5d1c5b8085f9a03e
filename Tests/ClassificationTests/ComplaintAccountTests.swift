import FeedbackModel
import Foundation
import LexiconMatching
import Testing
import Tokenization

@testable import Classification

/// Why a comment is a complaint is told to the last addition.
struct ComplaintAccountTests {
  private static let cues = """
    awful | complaint | 1.2
    my money | refund | 0.9
    how dare | sarcasm | 0.7
    my | owner | 1.0
    """

  static let texts = [
    "", "x", "late", "great", "@acme my train was late", "awful and late, great", "was it late?",
    "not awful", "how dare you, awful awful staff, I want my money back",
    "great. awful. late, late",
    "food awful @acme, my money my money",
  ]

  private func bench() -> ClassifierBench {
    let topics =
      "topic | staff | | Staff\n cue | staff | 1.0 | staff\n"
      + "topic | food | | Food\n cue | food | 1.0 | food"
    return ClassifierBench(SmallLexicon.set(topics: topics, cues: Self.cues))
  }

  @Test(arguments: texts)
  func `the terms add up to the evidence and the score`(text: String) {
    let bench = bench()
    let annotation = bench.annotate(text)
    guard annotation.status == .scored else { return }
    let account = bench.complaintAccount
    #expect(account.terms.reduce(0) { $0 + $1.value } == account.evidence)
    #expect(account.terms.allSatisfy { $0.value != 0 })
    let evidence = account.evidence
    let score = 500 + 500 * evidence / (abs(evidence) + account.scale)
    #expect(annotation.complaintScore == score && annotation.complaint == (evidence >= 0))
  }

  @Test(arguments: texts)
  func `the cues add up to their term`(text: String) {
    let bench = bench()
    guard bench.annotate(text).status == .scored else { return }
    let account = bench.complaintAccount
    let sums = Dictionary(grouping: account.cues, by: \.category).mapValues { cues in
      cues.reduce(0) { $0 + $1.weight }
    }
    let sum = sums.reduce(0) { sum, category in
      let isHalf = ["churn", "refund", "legal", "safety"].contains(category.key)
      return sum + (isHalf ? category.value / 2 : category.value)
    }
    #expect(account.terms.first { $0.constant == ComplaintAccount.cueConstant }?.amount ?? 0 == sum)
  }

  @Test func `each cue is told with its entry and place`() {
    let bench = bench()
    _ = bench.annotate("How dare you, awful staff")
    let found = bench.complaintAccount.cues.map { "\($0.entry) \($0.category) \($0.span.range)" }
    #expect(found == ["awful complaint 14..<19", "how dare sarcasm 0..<8"])
  }

  @Test(arguments: [
    ("awful", 1), ("not awful", 0), ("no awful staff", 0), ("not awful but awful", 1),
    ("awful, not awful", 1),
  ])
  func `a fault that is denied is no cue`(text: String, count: Int) {
    let bench = bench()
    _ = bench.annotate(text)
    #expect(bench.complaintAccount.cues.count == count)
  }
}
