import CScanning
import FeedbackModel
import Testing

@testable import Tokenization

/// Another ICU must not silently change tokens: where its rules are others, it cuts the text itself.
struct BoundaryRulesTests {
  @Test func `the ICU in use shares all rules`() {
    // Where this fails on a newer ICU, words are still ICU's, but come slowly: teach the C islands its rules.
    #expect(BoundaryRules.inUse == BoundaryRules())
    #expect(BoundaryRules.sentencesInUse)
  }

  /// The word rules for ASCII in ICU's notation, with what is a letter and what stands between two.
  private static func rules(letters: String = "A-Za-z@", between: String = "\\u0027.") -> String {
    """
    !!chain;
    $Letter = [\(letters)]; $Digit = [0-9]; $Low = [_]; $Mid = [\(between)]; $Num = [\\u0027.,;];
    \\u000D \\u000A;
    \\u0020 \\u0020;
    $Letter {200}; $Digit {100};
    $Letter $Letter {200}; $Digit $Digit {100}; $Letter $Digit {100}; $Digit $Letter {200};
    $Letter $Mid $Letter {200};
    $Digit $Num $Digit {100};
    $Letter $Low {200}; $Low $Low {200}; $Digit $Low {100}; $Low $Letter {200}; $Low $Digit {100};
    .;
    """
  }

  /// ICUs that never were, by what differs.
  static let others: [(String, String, String)] = [
    ("at signs join no words", "A-Za-z", "\\u0027."),
    ("colons join words", "A-Za-z@", "\\u0027.\\:"),
    ("apostrophes join no words", "A-Za-z@", "."),
    ("full stops join no words", "A-Za-z@", "\\u0027"),
    ("hyphens are letters", "A-Za-z@\\-", "\\u0027."),
    ("one control is a letter", "A-Za-z@\\u0001", "\\u0027."),
  ]

  static let texts = [
    "ask @united at 10:30", "a:b it's x.y. a@b.co", "well-known \u{1}a 1,5 _a_ \r\n x",
    "caf\u{E9} @caf\u{E9}:x it's", "a\u{80}",
  ]

  @Test func `the same rules are found to be shared`() throws {
    let icu = try #require(ICUBreaker(rules: Self.rules()))
    let rules = BoundaryRules(of: icu)
    // Beyond ASCII these rules know no letters.
    #expect(rules.words && !rules.wideWords)
  }

  @Test(arguments: others)
  func `other rules are found and followed`(name: String, letters: String, between: String) throws {
    let written = Self.rules(letters: letters, between: between)
    let icu = try #require(ICUBreaker(rules: written))
    let rules = BoundaryRules(of: icu)
    #expect(!rules.words && !rules.wideWords)
    var scanner = WordScanner(icu: icu, rules: rules)
    for text in Self.texts {
      let bytes = Array(text.utf8)
      var expected = Boundaries()
      var found = Boundaries()
      icu.find(in: bytes.span, into: &expected)
      scanner.scan(bytes.span, TextEncoding(of: bytes.span))
      scanner.fill(&found)
      #expect(found == expected, "\(text)")
    }
  }

  @Test func `words of other rules are hashed by their own bytes`() throws {
    let icu = try #require(
      ICUBreaker(rules: Self.rules(letters: "A-Za-z", between: "\\u0027.\\:"))
    )
    var scanner = WordScanner(icu: icu, rules: BoundaryRules(of: icu))
    let bytes = Array("@Late a:b".utf8)
    scanner.scan(bytes.span, .ascii)
    let stretches = scanner.stretches.array
    #expect(stretches.map(\.end) == [1, 5, 6, 9])
    #expect(stretches[1].hash == FormHash.of(Array("late".utf8)[...]) && !stretches[1].isWide)
    #expect(stretches[3].isWide, "the rules here would cut it, so that its form is made by folding")
  }

  @Test func `other sentence rules are found and followed`() throws {
    let icu = try #require(ICUBreaker(rules: "!!chain; [^!]* '!';"))
    let agrees = BoundaryRules.sentencesAgree(with: icu)
    #expect(!agrees)
    var scanner = SentenceScanner(icu: icu, agrees: agrees)
    var expected = Boundaries()
    var found = WorkList<Int32>()
    let bytes = Array("One. Two! three".utf8)
    icu.find(in: bytes.span, into: &expected)
    scanner.scan(bytes.span, .ascii, into: &found)
    #expect(found.array == expected.ends)
  }
}
