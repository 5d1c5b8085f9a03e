import Testing

@testable import Tokenization

/// The ASCII rules against their slow oracle, ICU itself.
struct BoundaryTests {
  static let seed: UInt64 = 20_260_301
  static let rounds = 60_000

  static let words = [
    "", " ", "a", "hello world", "it's can't o'clock", "3.14 1,000;2 1'000", "a.b.c a..b",
    "@united a@b.c @ @@ a@",
    "a_b __ _ 1_ _1 a1b2 1a 12ab_", "x:y 10:30 :)", "http://x.co/a?b=1#c", "#fail #NoService",
    "$5.99 5% 20$",
    "tab\there\r\n\r\nnew\nline\rcr", "a  b   c", "\u{0}\u{1}\u{7F}",
    "don't... really?! (yes) \"no\"",
    "U.S.A. e.g. i.e. Mr. Smith", "'quoted' 'tis rock'n'roll", "1.a a.1 1'a a'1 a,b 1,a",
  ]

  static let sentences = [
    "", "One. Two.", "one. two.", "It cost 3.50. Fine.", "Mr. Smith left.", "U.S. law. Yes",
    "What?! No...",
    "\"Stop.\" He left.", "(Really.) ok", "Wait...then go", "a.\nb", "a!\r\nB?\rc", "no. - maybe",
    "no. , maybe",
    "end.  ) Next", "x.5 y.Z z.z", "Ok. 5 apples", "Ok. 5 Apples", "Bad! bad! bad?", "", "   ",
    ". . .",
    "He said \"no.\" and left", "\n\n\n",
  ]

  @Test(arguments: words)
  func `ASCII words are ICU's`(text: String) { expectEqual(text, .words) }

  @Test(arguments: sentences)
  func `ASCII sentences are ICU's`(text: String) { expectEqual(text, .sentences) }

  @Test(arguments: [ICUBreaker.Kind.words, .sentences])
  func `random ASCII gives ICU's boundaries`(kind: ICUBreaker.Kind) {
    var generator = SeededGenerator(seed: Self.seed)
    let alphabet = Array("aaabZZ019  ..,,''\"@@__::;;#!?-()\n\r\t/$%".utf8) + [0, 1, 0x7F]
    let icu = ICUBreaker(kind)
    var expected = Boundaries()
    var found = Boundaries()
    for round in 0..<Self.rounds {
      let count = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<count).map { _ in
        round % 8 == 0
          ? UInt8.random(in: 0...127, using: &generator)
          : alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      icu.find(in: bytes.span, into: &expected)
      find(kind, in: bytes, into: &found)
      guard expected != found else { continue }
      Issue.record("seed \(Self.seed), round \(round): \(bytes) gives \(found), ICU \(expected)")
      return
    }
    #expect(Self.rounds > 0)
  }

  private func expectEqual(_ text: String, _ kind: ICUBreaker.Kind) {
    let bytes = Array(text.utf8)
    var expected = Boundaries()
    var found = Boundaries()
    ICUBreaker(kind).find(in: bytes.span, into: &expected)
    find(kind, in: bytes, into: &found)
    #expect(found.ends == expected.ends)
    if kind == .words { #expect(found.classes == expected.classes) }
  }

  private func find(_ kind: ICUBreaker.Kind, in bytes: [UInt8], into found: inout Boundaries) {
    switch kind {
    case .words: ASCIIWordRules().find(in: bytes.span, into: &found)
    case .sentences:
      ASCIISentenceRules().find(in: bytes.span, into: &found)
      // ICU tags sentence ends; only the places are compared.
      found.classes = icuClasses(of: bytes)
    }
  }

  private func icuClasses(of bytes: [UInt8]) -> [UInt16] {
    var boundaries = Boundaries()
    ICUBreaker(.sentences).find(in: bytes.span, into: &boundaries)
    return boundaries.classes
  }
}
