package import FeedbackModel

/// The tokens of one comment, and the buffers that are reused from comment to comment.
package struct TokenBuffer: Sendable {
  /// The tokens in order; their spans joined cover the text.
  package internal(set) var tokens: [Token] = []

  /// The tokens that can be looked up, and the parts of hashtags behind their hashtag.
  package internal(set) var units: [LexicalUnit] = []

  /// The folded forms of the units.
  package internal(set) var folded: [UInt8] = []

  /// The end of each sentence, as byte offsets into the text.
  package internal(set) var sentenceEnds: [Int32] = []

  /// Creates an empty buffer.
  package init() {}

  /// The folded form of a unit as a string, for people.
  package func form(of unit: LexicalUnit) -> String {
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
