import Testing

@testable import Tokenization

/// The scanners against their slow oracle, ICU itself.
struct BoundaryTests {
  /// Letters and marks that the rules treat each in its own way; most random strings of them are odd.
  enum Alphabet: String, CaseIterable, CustomTestStringConvertible {
    case ascii, wide, any

    var testDescription: String { rawValue }

    private static let plain = "aaabZZ019  ..,,''\"@@__::;;#!?-()\n\r\t/$%"
    private static let beyond: [Character] = [
      "é", "É", "ß", "ñ", "’", "‘", "“", "”", "«", "»", "…", "–", "—", "·", "・", "\u{300}",
      "\u{308}",
      "\u{AD}", "\u{200B}", "\u{200D}", "\u{200E}", "\u{FE0F}", "\u{20E3}", "\u{2060}", "\u{FEFF}",
      "\u{A0}",
      "\u{2003}", "\u{3000}", "\u{202F}", "\u{85}", "\u{2028}", "\u{2029}", "👍", "👍🏽", "👩‍👧", "🇬🇧", "🇬",
      "😡", "❤",
      "я", "Я", "α", "Ω", "א", "ג", "״", "׳", "ب", "٣", "।", "。", "！", "？", "．", "か", "カ", "ー", "漢",
      "字", "ไ", "ท", "ย", "한", "Ａ", "１", "＿", "€", "£", "₹", "‿", "ʼ", "†", "\u{FF0E}", "\u{FE52}",
      "\u{1F3FD}", "\u{E0067}", "\u{37E}", "՝",
    ]

    /// The strings that a random text is put together from.
    var pieces: [[UInt8]] {
      let plain = Self.plain.utf8.map { [$0] } + [[0], [1], [0x7F]]
      let wide = Self.beyond.map { Array(String($0).utf8) }
      switch self {
      case .ascii: return plain
      case .wide: return plain + plain + wide
      case .any: return plain + wide + (0x80...0xFF).map { [UInt8($0)] }
      }
    }
  }

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
    "it’s “fine” – really…", "café crème", "a \u{300}b", "a\u{2003} b", " \u{3000} ", "👍🏽👩‍👧 ok 🇬🇧🇫🇷",
    "สวัสดีครับ thanks", "東京 タワー ok", "e\u{301}", "x\u{200D}y", "1️⃣ 2", "naïve.com", "\u{308}",
    "  \u{308}  ",
    "ok\u{A0}ok é", "é\r\né", "é\n \u{308}", "a\u{AD}b c", "ё.я 3٫5",
  ]

  static let sentences = [
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

  @Test(arguments: words)
  func `words are ICU's`(text: String) { expectEqual(text, .words) }

  @Test(arguments: sentences)
  func `sentences are ICU's`(text: String) { expectEqual(text, .sentences) }

  @Test(arguments: [ICUBreaker.Kind.words, .sentences], Alphabet.allCases)
  func `random text gives ICU's boundaries`(kind: ICUBreaker.Kind, alphabet: Alphabet) {
    var generator = SeededGenerator(seed: Self.seed)
    let pieces = alphabet.pieces
    let icu = ICUBreaker(kind)
    let tokenizer = Tokenizer()
    var expected = Boundaries()
    var found = Boundaries()
    for round in 0..<Self.rounds {
      let count = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<count).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      icu.find(in: bytes.span, into: &expected)
      find(kind, in: bytes, tokenizer, into: &found)
      if kind == .sentences { expected.classes = [] }
      guard expected != found else { continue }
      Issue.record("seed \(Self.seed), round \(round): \(bytes) gives \(found), ICU \(expected)")
      return
    }
    #expect(Self.rounds > 0)
  }

  private func expectEqual(_ text: String, _ kind: ICUBreaker.Kind) {
    let bytes = Array(text.utf8)
    let tokenizer = Tokenizer()
    var expected = Boundaries()
    var found = Boundaries()
    ICUBreaker(kind).find(in: bytes.span, into: &expected)
    find(kind, in: bytes, tokenizer, into: &found)
    #expect(found.ends == expected.ends)
    if kind == .words { #expect(found.classes == expected.classes) }
  }

  /// Finds boundaries; ICU tags sentence ends, of which only the places are found.
  private func find(
    _ kind: ICUBreaker.Kind,
    in bytes: [UInt8],
    _ tokenizer: Tokenizer,
    into found: inout Boundaries
  ) {
    switch kind {
    case .words: tokenizer.wordBoundaries(in: bytes.span, into: &found)
    case .sentences:
      found.removeAll()
      tokenizer.sentenceEnds(in: bytes.span, into: &found.ends)
    }
  }
}
