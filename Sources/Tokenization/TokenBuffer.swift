public import FeedbackModel

/// The tokens of one comment, and the buffers that are reused from comment to comment.
public struct TokenBuffer: Sendable {
  /// The tokens in order; their spans joined cover the text.
  public internal(set) var tokens: [Token] = []

  /// The tokens that can be looked up, and the parts of hashtags behind their hashtag.
  public internal(set) var units: [LexicalUnit] = []

  /// The folded forms of the units.
  public internal(set) var folded: [UInt8] = []

  /// The end of each sentence, as byte offsets into the text.
  public internal(set) var sentenceEnds: [Int32] = []

  /// Creates an empty buffer.
  public init() {}

  /// The folded form of a unit as a string, for people.
  public func form(of unit: LexicalUnit) -> String {
    String(decoding: folded[unit.form], as: UTF8.self)
  }

  /// Empties every list and keeps its room.
  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    sentenceEnds.removeAll(keepingCapacity: true)
  }
}
