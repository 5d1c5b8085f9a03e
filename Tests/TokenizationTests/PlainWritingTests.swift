import FeedbackModel
import Testing

@testable import Tokenization

/// Markup is read as what it stands for, each byte in its place.
struct PlainWritingTests {
  static let cases: [(String, String)] = [
    ("I don&#39;t like", "I don't     like"),
    ("I don&#x27;t, no", "I don't     , no"),
    ("don&rsquo;t.", "don’t    ."),
    ("don&amp;#39;t", "don't        "),
    ("not&nbsp;good", "not      good"),
    ("a &amp; b", "a &     b"),
    ("&amp;amp; b", "&         b"),
    ("I &lt;3 it", "I <3    it"),
    ("&#128545;", "😡     "),
    ("caf&eacute;s", "cafés      "),
    ("It is <b>not</b> good", "It is    not     good"),
    ("one<br/>two</p>", "one\n    two\n   "),
    ("<div class=\"awful\">fine</div>", "\n                  fine\n     "),
    ("<!-- bad -->good", "            good"),
    // What is no markup stays.
    ("R&B, Q&A;", "R&B, Q&A;"),
    ("5 < 6 <3 a<b", "5 < 6 <3 a<b"),
    ("&nosuch; &#0; &#xFFFFFFFF; &", "&nosuch; &#0; &#xFFFFFFFF; &"),
    ("<<a<b", "<<a<b"),
    ("", ""),
  ]

  private func read(_ text: String) -> [UInt8] {
    var writing = PlainWriting()
    let bytes = Array(text.utf8)
    return writing.read(bytes.span)
  }

  @Test(arguments: cases)
  func `markup and what it stands for`(text: String, expected: String) {
    #expect(String(decoding: read(text), as: UTF8.self) == expected)
    #expect(text.utf8.count == expected.utf8.count)
  }

  @Test
  func `any text keeps its length and its characters`() {
    let seed: UInt64 = 20_261_128
    var generator = SplitMix64(seed: seed)
    let pieces = [
      "&", "<", ">", ";", "#", "x", "39", "amp", "nbsp", "b", "/", "!--", " ", "\n", "é", "😡", "'",
      "don", "t", "&#39;", "&eacute;", "</b>",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...30, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let found = read(text)
      #expect(found.count == text.utf8.count, "seed \(seed): \(text)")
      #expect(String(validating: found, as: UTF8.self) != nil, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: ["<a", "&#39", "<a <", "&amp;", "&"])
  func `a long text of beginnings is read once`(piece: String) {
    let text = String(repeating: piece, count: 200_000)
    #expect(read(text).count == text.utf8.count)
  }

  @Test
  func `most texts need no reading`() {
    let needed = ["good", "a & b", "<3", ""].map {
      let bytes = Array($0.utf8)
      return PlainWriting.isNeeded(for: bytes.span)
    }
    #expect(needed == [false, true, true, false])
  }
}
