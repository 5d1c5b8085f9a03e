import FeedbackModel
import KPIModel

/// What a row says of how its matter was handled, which counts only together with what was found in its comment.
package struct StoredHandling: Hashable, Sendable {
  /// Whether the contact is marked as resolved; nil where the row does not say.
  package var isResolved: Bool?

  /// Whether the comment is public and its file tells of replies.
  package var awaitsReply = false

  /// Whether someone replied.
  package var isAnswered = false

  /// The topic whose comments say that a matter is not settled.
  static let repeatedContact = "repeat-contact"

  /// Returns facts with what the handling adds to them.
  ///
  /// - Parameters:
  ///   - facts: The facts of the row.
  ///   - annotation: What a dictionary found in the comment.
  ///   - topics: The topics of that dictionary.
  /// - Returns: The facts as they are counted.
  func added(
    to facts: CommentFacts,
    _ annotation: borrowing Annotation,
    topics: [String]
  ) -> CommentFacts {
    var facts = facts
    if let isResolved, let repeated = topics.firstIndex(of: Self.repeatedContact) {
      facts.isResolved = isResolved
      facts.saysUnresolved = annotation.topics.contains { $0.topic == repeated }
    }
    if awaitsReply, annotation.status == .scored, annotation.complaint {
      facts.isAnswered = isAnswered
    }
    return facts
  }
}
