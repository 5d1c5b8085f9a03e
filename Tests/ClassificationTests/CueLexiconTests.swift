import FeedbackModel
import Testing

@testable import Classification
@testable import LexiconMatching

struct CueLexiconTests {
  static let intents: [(String, [Intent])] = [
    ("x", []),
    ("please call", [.request]),
    ("I will cancel my account and want a refund", [.churn, .refund]),
    // Weights add up to the threshold.
    ("we leave", []),
    ("we leave, never again", [.churn]),
    ("leave leave", [.churn]),
    // Of overlapping cues the longest counts, and what speaks against is taken off.
    ("no refund needed", []),
    ("no refund needed, a refund", []),
    ("refund, refund, no refund needed", [.refund]),
    // Somebody else's words do not count.
    ("he said \"see you in court\" and left", []),
    ("RT @x refund", []),
    ("court", [.legal]), ("smoke", [.safety]), ("I recommend it", [.recommend]),
    ("how do I pay", [.question]), ("thanks", [.thanks]),
  ]

  @Test(arguments: intents)
  func `intents hold from the threshold on`(text: String, expected: [Intent]) {
    let bench = ClassifierBench()
    #expect(bench.annotate(text).intents.members == expected)
  }

  static let efforts: [(String, Int?)] = [
    ("x", nil), ("easy", 3), ("easy, easy", 2), ("easy easy easy easy", 1), ("hard work", 6),
    ("hard work, hard work", 7), ("kept trying", 5), ("easy but hard work", 5),
  ]

  @Test(arguments: efforts)
  func `effort is told only with a cue`(text: String, expected: Int?) {
    let bench = ClassifierBench()
    #expect(bench.annotate(text).effort == expected)
  }

  static let faults: [(String, String)] = [
    ("x | anger | 1", "the cue category 'anger' is unknown"),
    ("x | churn | much", "'much' is not a decimal number"),
    ("x | churn | 3000000", "3000000 is out of range"),
    ("@x | churn | 1", "never looked up"),
  ]

  @Test(arguments: faults)
  func `bad cues are told`(row: String, part: String) {
    var builder = PatternTableBuilder()
    var found: [Diagnostic] = []
    let table = SmallLexicon.table(.cue, "fine | churn | 1\n" + row, path: "bad.tsv")
    _ = CueLexicon(LexiconSet(tables: [table]), &builder, &found)
    #expect(found.map { $0.location?.description } == ["bad.tsv:2"])
    #expect(found.first?.message.contains(part) == true)
    #expect(found.first?.remedy?.isEmpty == false)
  }

  @Test
  func `a later file's weight stands over an earlier one's, category by category`() {
    let more = "refund | refund | 0.5\nrefund | churn | 1.0"
    let bench = ClassifierBench(SmallLexicon.set(cues: more))
    #expect(bench.annotate("refund").intents.members == [.churn])
    #expect(bench.annotate("court").intents.members == [.legal])
  }
}
