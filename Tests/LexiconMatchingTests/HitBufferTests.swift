import FeedbackModel
import Testing
import Tokenization

@testable import LexiconMatching

/// The lists that a search fills against those that are filled hit by hit.
struct HitBufferTests {
  static let seed: UInt64 = 20_261_128

  @Test
  func `A search lists hits by their uses as one hit after the other is listed, seed 20261128`()
    throws
  {
    var random = SplitMix64(seed: Self.seed)
    var builder = PatternTableBuilder()
    // So many overlap that there are more hits than a buffer has room for at first.
    for length in 1...8 {
      for letter in ["a", "b"] {
        let pattern = Array(repeating: letter, count: length).joined(separator: " ")
        let uses = PatternUses(rawValue: UInt16.random(in: 0..<256, using: &random))
        _ = try builder.add(pattern, for: uses)
      }
    }
    let table = builder.build()
    let matcher = PatternMatcher(table: table)
    let tokenizer = Tokenizer(vocabulary: table.vocabulary)
    var buffer = TokenBuffer()
    var hits = HitBuffer()
    for words in [0, 1, 5, 40, 400] {
      let text = (0..<words).map { _ in Int.random(in: 0..<9, using: &random) > 0 ? "a" : "b" }
      let bytes = Array(text.joined(separator: " ").utf8)
      tokenizer.tokens(in: bytes.span, into: &buffer)
      matcher.matches(in: buffer, into: &hits)
      let listed = HitBuffer(hits.all.array)
      #expect(words < 40 || hits.count > 2 * words)
      #expect(Self.lists(hits) == Self.lists(listed), "\(words) words")
      #expect(hits.englishWords == listed.englishWords)
      #expect(hits.foreignWords == listed.foreignWords)
    }
  }

  private static func lists(_ hits: borrowing HitBuffer) -> [[Int32]] {
    [
      hits.sentiment.array, hits.cues.array, hits.topicCues.array, hits.exclusions.array,
      hits.ruleWords.array, hits.durations.array, hits.comparisons.array,
    ]
  }
}
