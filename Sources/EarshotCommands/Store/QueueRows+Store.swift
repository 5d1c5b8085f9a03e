import FeedbackModel
import KPIModel
import Store
import Triage

extension QueueRows {
  /// Offers a comment of a store to a queue.
  static func consider(
    _ annotation: borrowing Annotation,
    _ comment: StoredComment,
    _ queue: inout TriageQueue
  ) {
    guard TriageQueue.action(for: annotation) != nil else { return }
    var input = TriageInput(
      position: Int(comment.id),
      day: comment.facts.day,
      time: comment.epochSeconds,
      reach: comment.reach,
      isAnswered: comment.isAnswered,
      channel: comment.channel.flatMap { $0.isEmpty ? nil : $0 }
    )
    input.state = state(of: comment)
    // No channel at all is that of a file without such a column, which holds what the user asked to be triaged.
    input.isPublic =
      comment.channel == nil || isPublicChannel(input.channel, reach: comment.reach)
    let id = Array(comment.shownID.utf8)
    queue.consider(annotation, input: input, id: id.span, text: comment.text.span)
  }

  /// Returns the state that someone marked a comment with; an open one whose row says that someone replied is answered.
  private static func state(of comment: StoredComment) -> QueueState? {
    switch comment.mark {
    case .done: .done
    case .dismissed: .dismissed
    case .open: comment.isAnswered ? nil : .open
    case nil: nil
    }
  }
}
