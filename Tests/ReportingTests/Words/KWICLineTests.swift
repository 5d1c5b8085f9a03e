import FeedbackModel
import Testing

@testable import Reporting

@Suite struct KWICLineTests {
  private func cut(_ marked: String) -> (pre: String, keyword: String, post: String) {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false).map {
      Array($0.utf8)
    }
    let text = Array(parts.joined())
    let span = TextSpan(parts[0].count, parts[0].count + parts[1].count)
    return text.withUnsafeBufferPointer { KWICLine.cut($0, around: span) }
  }

  @Test(arguments: [
    "I |can't log in| today", "|late|", "|late| again", "so |late|", "日本|語|です", "👨‍👩‍👧 |app| 👍🏽",
  ])
  func cutsAtTheKeyword(marked: String) {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let (pre, keyword, post) = cut(marked)
    #expect([pre, keyword, post] == parts)
  }

  @Test(arguments: ["x", "ü", "語", "🤬"])
  func boundsLongTextsAtCharacterBorders(character: String) {
    let long = String(repeating: character, count: 10_000)
    let (pre, keyword, post) = cut(long + "|" + long + "|" + long)
    #expect(pre.hasPrefix("…") && keyword.hasSuffix("…") && post.hasSuffix("…"))
    for piece in [pre, keyword, post] {
      #expect(piece.utf8.count <= KWICLine.contextBytes + 7)
      #expect(!piece.contains("\u{FFFD}"))
    }
  }

  @Test func survivesASpanBeyondTheText() {
    let text = Array("short".utf8)
    let cut = text.withUnsafeBufferPointer { KWICLine.cut($0, around: TextSpan(90, 99)) }
    #expect(cut.pre == "short" && cut.keyword.isEmpty && cut.post.isEmpty)
  }
}
