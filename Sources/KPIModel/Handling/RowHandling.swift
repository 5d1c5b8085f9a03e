public import FeedbackModel

/// What a row says of how its matter was handled, which counts only together with what was found in its comment.
public struct RowHandling: Hashable, Sendable {
  /// Whether the contact is marked as resolved; nil where the row does not say.
  public var isResolved: Bool?

  /// Whether the comment is public and its file tells of replies, so that a complaint awaits one.
  public var awaitsReply: Bool

  /// Whether someone replied.
  public var isAnswered: Bool

  /// The topic whose comments say that a matter is not settled.
  public static let repeatedContact = "repeat-contact"

  /// Creates what a row says.
  public init(isResolved: Bool?, awaitsReply: Bool, isAnswered: Bool) {
    self.isResolved = isResolved
    self.awaitsReply = awaitsReply
    self.isAnswered = isAnswered
  }

  /// Returns facts with what the handling adds to them.
  ///
  /// - Parameters:
  ///   - facts: The facts of the row.
  ///   - annotation: What was found in its comment.
  ///   - topic: The place of `repeatedContact` in the catalogue; nil when no taxonomy has it.
  /// - Returns: The facts as they are counted.
  public func added(
    to facts: CommentFacts,
    _ annotation: borrowing Annotation,
    repeatedContact topic: Int?
  ) -> CommentFacts {
    var facts = facts
    if let isResolved, let topic {
      facts.isResolved = isResolved
      facts.saysUnresolved = annotation.topics.contains { $0.topic == topic }
    }
    if awaitsReply, annotation.status == .scored, annotation.complaint {
      facts.isAnswered = isAnswered
    }
    return facts
  }
}
