import Testing

@testable import Tokenization

/// Words against their slow oracle, ICU itself over the whole text.
struct WordBoundaryTests {
  static let texts = [
    "", " ", "a", "hello world", "it's can't o'clock", "3.14 1,000;2 1'000", "a.b.c a..b",
    "@united a@b.c @ @@ a@",
    "a_b __ _ 1_ _1 a1b2 1a 12ab_", "x:y 10:30 :)", "http://x.co/a?b=1#c", "#fail #NoService",
    "$5.99 5% 20$",
    "tab\there\r\n\r\nnew\nline\rcr", "a  b   c", "\u{0}\u{1}\u{7F}",
    "don't... really?! (yes) \"no\"",
    "U.S.A. e.g. i.e. Mr. Smith", "'quoted' 'tis rock'n'roll", "1.a a.1 1'a a'1 a,b 1,a",
    "it’s “fine” – really…", "café crème", "a \u{300}b", "a\u{2003} b", " \u{3000} ", "👍🏽👩‍👧 ok 🇬🇧🇫🇷",
    "สวัสดีครับ thanks", "東京 タワー ok", "e\u{301}", "x\u{200D}y", "1️⃣ 2", "naïve.com", "\u{308}",
    "  \u{308}  ",
    "ok\u{A0}ok é", "é\r\né", "é\n \u{308}", "a\u{AD}b c", "ё.я 3٫5", "é_\u{308}é_", "א'א\"א",
    "א' א\"",
  ]

  @Test(arguments: texts)
  func `words are ICU's`(text: String) {
    let difference = WordOracle().difference(in: Array(text.utf8))
    #expect(difference == nil)
  }

  @Test func `classes are ICU's`() {
    // The expected numbers are ICU's rule statuses, so that the oracle itself cannot lose them.
    let boundaries = WordOracle.boundaries(of: Array("né 42 ! カ 漢".utf8))
    #expect(boundaries.classes == [200, 0, 100, 0, 0, 0, 400, 0, 400])
  }

  static let malformed: [(String, [UInt8], [Int32])] = [
    ("a lone continuation", [0x61, 0x80, 0x62], [1, 2, 3]),
    ("an overlong form, a byte each", [0x61, 0xC0, 0x80, 0x62], [1, 2, 3, 4]),
    ("a surrogate, a byte each", [0x61, 0xED, 0xA0, 0x80, 0x62], [1, 2, 3, 4, 5]),
    ("a truncated sequence as one", [0x61, 0xF0, 0x9F, 0x98, 0x62], [1, 4, 5]),
    ("a truncated end", [0x61, 0xE2, 0x80], [1, 3]),
    ("bytes that no UTF-8 has", [0x61, 0xF5, 0xFF, 0x62], [1, 2, 3, 4]),
  ]

  @Test(arguments: malformed)
  func `ill-formed bytes are replaced as ICU does`(name: String, text: [UInt8], ends: [Int32]) {
    let difference = WordOracle().difference(in: text)
    let expected = WordOracle.boundaries(of: text)
    #expect(difference == nil)
    #expect(expected.ends == ends)
  }

  @Test(arguments: RandomTexts.Alphabet.allCases)
  func `random texts have ICU's words`(alphabet: RandomTexts.Alphabet) {
    let rounds = RandomTexts.count(or: 20_000)
    let oracle = WordOracle()
    var texts = RandomTexts(alphabet)
    var text: [UInt8] = []
    for round in 0..<rounds {
      texts.fill(&text)
      guard let difference = oracle.difference(in: text) else { continue }
      Issue.record("\(alphabet), seed \(RandomTexts.seed), text \(round): \(difference)")
      return
    }
    #expect(oracle.compared == rounds)
    print(
      "\(rounds) random texts of alphabet '\(alphabet)', seed \(RandomTexts.seed): no difference"
    )
  }

  @Test func `every code point has ICU's words among letters and digits`() {
    let oracle = WordOracle()
    let accent: [UInt8] = [0xCC, 0x88]
    var text: [UInt8] = []
    // A line for each code point, many to a text: no rule looks over a line end.
    for value in UInt32(0)...0x10FFFF where isTried(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      text +=
        [0x61] + bytes + [0x61, 0x31] + bytes + [0x31, 0x5F] + bytes + accent + bytes + [0x20]
      text += bytes + [0xD7, 0x90] + bytes + [0xD7, 0x90, 0xE2, 0x80, 0x8D] + bytes + [0x0A]
      guard text.count > 60_000 || value == 0x10FFFF else { continue }
      if let difference = oracle.difference(in: text) {
        Issue.record("up to U+\(String(value, radix: 16)): \(difference)")
        return
      }
      text.removeAll(keepingCapacity: true)
    }
    #expect(oracle.compared > 50)
  }

  /// Whether a code point is tried: all but most of the wide blocks whose code points are all alike.
  private func isTried(_ value: UInt32) -> Bool {
    switch value {
    // Han, Hangul and private use, and the planes beyond the first two.
    case 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xE000...0xF8FF, 0x17000...0x18AFF, 0x20000...0xDFFFF,
      0xE0200...0x10FFFF:
      value % 251 == 0 || value >= 0x10FFFF
    default: true
    }
  }
}
