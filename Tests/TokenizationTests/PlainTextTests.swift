import CScanning
import FeedbackModel
import Testing

@testable import Tokenization

/// Text cut by masks of its bytes against the scanner and the tailorings, which look at each byte.
struct PlainTextTests {
  static let vocabulary = Vocabulary(words: ["no", "service", "late"].map { Array($0.utf8) })

  /// Words, marks and the beginnings of patterns; most random texts of them have both plain and other parts.
  static let pieces = [
    " ", " ", " ", "  ", "\n", "\r", "\r\n", "\t", "\u{0}", "a", "I", "o", "O", "x", "xD", "D",
    "T_T", "o_O", "O.o",
    "the", "Train", "LATE", "soooo", "SOOO", "don't", "I'm", "I'M", "o'clock", "dogs'", "'tis",
    "rock'n'roll", "x's",
    "aaa'aaa", "and/or", "well-known", "e.g.", "word.", "word.com", "www.", "www.a", "http://a.b/c",
    "jo@a.com", "@jo",
    "a@", "'@", "#tag", "#NoService", "#", "5", "12", "3.50", "1,000", "5%", "$5", "5$", "5.", "5,",
    "5;", "5'", "5th",
    "30mins", "10:30", ":)", ":(", ";)", "(", ")", "(:", "-", "--", "-_-", "...", ".", "._.", "!",
    "?", ",", ";", ":",
    "/", "*", "&", "+", "=", "<", "<3", ">", "^", "^^", "~", "|", "`", "\\", "[", "]", "{", "}",
    "_", "a_b", "\"",
    "Stop. Next", "no. then", "caf\u{E9}", "\u{2019}", "\u{1F44D}", "\u{20AC}5", "\u{A0}",
    String(repeating: "w", count: 55), String(repeating: "w", count: 56),
    String(repeating: "Long", count: 40),
  ]

  static let seed: UInt64 = 20_261_127

  @Test func `Random texts have the same tokens and units either way, seed 20261127`() {
    var random = SplitMix64(seed: Self.seed)
    let plain = Tokenizer(vocabulary: Self.vocabulary)
    let slow = Tokenizer(
      vocabulary: Self.vocabulary,
      isPlainCut: false,
      vectors: Int32(EARSHOT_VECTORS_NONE)
    )
    var first = TokenBuffer()
    var second = TokenBuffer()
    for round in 0..<400_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...18, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
      }
      let bytes = Array(text.utf8)
      plain.tokens(in: bytes.span, into: &first)
      slow.tokens(in: bytes.span, into: &second)
      guard Self.isSame(first, second) else {
        Issue.record("round \(round): \(text.debugDescription)")
        return
      }
    }
  }

  /// Whether two buffers hold the same tokens and the same units, forms included.
  private static func isSame(_ one: borrowing TokenBuffer, _ other: borrowing TokenBuffer) -> Bool {
    guard one.tokens.array == other.tokens.array, one.units.count == other.units.count,
      one.sentenceEnds.array == other.sentenceEnds.array, one.hasMeasure == other.hasMeasure,
      one.hasLineBreak == other.hasLineBreak
    else { return false }
    return one.units.indices.allSatisfy { place in
      let (unit, twin) = (one.units[place], other.units[place])
      return unit.span == twin.span && unit.hash == twin.hash && unit.token == twin.token
        && unit.sentence == twin.sentence && unit.kind == twin.kind && unit.flags == twin.flags
        && one.bytes(of: unit) == other.bytes(of: twin)
    }
  }

  @Test func `Tokens and units lie in memory as the loops in C read and write them`() {
    #expect(TokenLayout.layouts.allSatisfy { $0.isAlike })
  }
}
