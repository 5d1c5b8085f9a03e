public import FeedbackModel

/// The tokens of one comment, in lists that are filled anew for each comment.
///
/// It has one owner, so that its lists are never copied.
public struct TokenBuffer: ~Copyable {
  /// The tokens in order; their spans joined cover the text.
  public internal(set) var tokens = WorkList<Token>()

  /// The tokens that can be looked up, and the parts of hashtags behind their hashtag.
  public internal(set) var units = WorkList<LexicalUnit>()

  /// The folded forms of the units.
  public internal(set) var folded = WorkList<UInt8>()

  /// The end of each sentence, as byte offsets into the text.
  public internal(set) var sentenceEnds = WorkList<Int32>()

  /// Whether a line ends within the text.
  public internal(set) var hasLineBreak = false

  /// Whether some token is a measure such as "40mins" or "$20".
  public internal(set) var hasMeasure = false

  /// Whether every byte of the text is below 0x80.
  public internal(set) var isASCII = true

  /// Creates an empty buffer.
  public init() {}

  /// The folded form of a unit as a string, for people.
  public func form(of unit: LexicalUnit) -> String {
    String(decoding: bytes(of: unit), as: UTF8.self)
  }

  /// The bytes of the text from the first of some units to the last one; there is one at least.
  package func span(of range: Range<Int>) -> TextSpan {
    TextSpan(Int(units[range.lowerBound].span.start), Int(units[range.upperBound - 1].span.end))
  }

  /// The folded form of a unit.
  public func bytes(of unit: LexicalUnit) -> [UInt8] { unit.form.map { folded[$0] } }

  /// Empties every list and keeps its room.
  mutating func removeAll() {
    tokens.removeAll()
    units.removeAll()
    folded.removeAll()
    sentenceEnds.removeAll()
    hasLineBreak = false
    hasMeasure = false
    isASCII = true
  }
}
