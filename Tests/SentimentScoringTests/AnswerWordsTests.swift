import FeedbackModel
import LexiconMatching
import Testing
import Tokenization

@testable import SentimentScoring

/// The file of words that tell answers apart.
struct AnswerWordsTests {
  static let mistakes: [(String, String)] = [
    ("more | wish", "'wish' is unknown; known are suggestion, order, praise"),
    ("more staff | suggestion", "'more staff' is not a single word"),
    ("quick* | suggestion", "'quick*' is not a single word"),
    ("@us | suggestion", "'@us' is an address or a handle, which is never looked up"),
  ]

  @Test(arguments: mistakes)
  func `a bad line is told with its mend`(line: String, message: String) {
    let lexicons = LexiconSet(tables: [SmallLexicon.table(.answer, "more | order\n" + line)])
    var diagnostics: [Diagnostic] = []
    _ = AnswerWords(lexicons, Spellings(), &diagnostics)
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.map { $0.location?.line } == [2])
    #expect(diagnostics.allSatisfy { $0.remedy != nil })
  }

  @Test
  func `other spellings of a word have its roles`() {
    let lexicons = LexiconSet(tables: [
      SmallLexicon.table(.spelling, "organize | organise\nshoud | should"),
      SmallLexicon.table(.answer, "organise | order\nshoud | suggestion"),
    ])
    let bench = ScoringBench()
    var diagnostics: [Diagnostic] = []
    let words = AnswerWords(lexicons, Spellings(lexicons, &diagnostics), &diagnostics)
    #expect(diagnostics.isEmpty)
    let cases: [(String, AnswerRole, Bool)] = [
      ("organise", .order, true), ("Organize", .order, true), ("organised", .order, false),
      ("should", .suggestion, true), ("shoud", .suggestion, true), ("should", .order, false),
    ]
    for (word, role, expected) in cases {
      _ = bench.score(word)
      #expect(words.has(role, bench.buffer.units[0]) == expected, "\(word) \(role)")
    }
  }
}
