package import FeedbackModel
import Tokenization

/// Finds the places of one pattern in comments.
///
/// The pattern is written as in the word lists (`refund*`, `<n>`, `*` inside a phrase) and meets words however they are
/// written: in capitals, with other apostrophes, in hashtags.
package struct KeywordSearch: Sendable {
  private let table: PatternTable

  /// Creates a search.
  ///
  /// - Throws: `PatternError` when the text is no pattern.
  package init(_ pattern: String) throws(PatternError) {
    var builder = PatternTableBuilder()
    _ = try builder.add(pattern)
    table = builder.build()
  }

  /// Returns the places in a text, ascending and apart.
  ///
  /// - Complexity: O(*bytes*); allocates, since it is asked once a comment and only where somebody looks.
  package func spans(in text: Span<UInt8>) -> [TextSpan] {
    let tokenizer = Tokenizer(vocabulary: table.vocabulary)
    var buffer = TokenBuffer()
    var hits: [PatternHit] = []
    tokenizer.tokens(in: text, into: &buffer)
    PatternMatcher(table: table).matches(in: buffer, into: &hits)
    var spans: [TextSpan] = []
    for hit in hits {
      let first = buffer.units[hit.units.lowerBound].span
      let last = buffer.units[hit.units.upperBound - 1].span
      if let before = spans.last, before.end > first.start { continue }
      spans.append(TextSpan(Int(first.start), Int(last.end)))
    }
    return spans
  }
}
