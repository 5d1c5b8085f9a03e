import Testing

@testable import Tokenization

/// Sentences against their slow oracle, ICU itself over the whole text.
struct SentenceBoundaryTests {
  static let texts = [
    "", "One. Two.", "one. two.", "It cost 3.50. Fine.", "Mr. Smith left.", "U.S. law. Yes",
    "What?! No...",
    "\"Stop.\" He left.", "(Really.) ok", "Wait...then go", "a.\nb", "a!\r\nB?\rc", "no. - maybe",
    "no. , maybe",
    "end.  ) Next", "x.5 y.Z z.z", "Ok. 5 apples", "Ok. 5 Apples", "Bad! bad! bad?", "", "   ",
    ". . .",
    "He said \"no.\" and left", "\n\n\n", "Wait… Then. “Ok.” He left", "Été. été. Été", "終わり。はい",
    "a\u{2028}b",
    "x.\u{300}Y Z.\u{200D}A", "é.É é.é", "No.\u{A0}Yes", "No.\u{3000}\u{85}Yes", "हाँ। नहीं", "ok．Ok",
  ]

  @Test(arguments: texts)
  func `sentences are ICU's`(text: String) {
    let bytes = Array(text.utf8)
    var expected = Boundaries()
    var found: [Int32] = []
    ICUBreaker(.sentences).find(in: bytes.span, into: &expected)
    Tokenizer().sentenceEnds(in: bytes.span, into: &found)
    #expect(found == expected.ends)
  }

  @Test(arguments: RandomTexts.Alphabet.allCases)
  func `random texts have ICU's sentences`(alphabet: RandomTexts.Alphabet) {
    let icu = ICUBreaker(.sentences)
    let tokenizer = Tokenizer()
    var texts = RandomTexts(alphabet)
    var text: [UInt8] = []
    var expected = Boundaries()
    var found: [Int32] = []
    for round in 0..<RandomTexts.count(or: 10_000) {
      texts.fill(&text)
      icu.find(in: text.span, into: &expected)
      tokenizer.sentenceEnds(in: text.span, into: &found)
      guard found != expected.ends else { continue }
      Issue.record(
        "\(alphabet), seed \(RandomTexts.seed), text \(round): \(text) gives \(found), ICU \(expected.ends)"
      )
      return
    }
  }
}
