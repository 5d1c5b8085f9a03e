import FeedbackModel

/// What decides the place of a comment in the queue.
///
/// The order is total: severity, the most severe first; the older first, undated ones last; the id by its bytes; the
/// position in the input.
struct QueueRank: Sendable {
  var severity: Int
  /// Seconds since the epoch; a day counts from its midnight; `.max` when undated.
  var time: Int
  var position: Int

  init(severity: Int, input: TriageInput) {
    self.severity = severity
    time = input.time ?? input.day.map { $0.daysSinceEpoch &* 86_400 } ?? .max
    position = input.position
  }

  /// Returns whether a comment comes before another one.
  static func precedes(
    _ left: QueueRank,
    _ leftID: Span<UInt8>,
    _ right: QueueRank,
    _ rightID: Span<UInt8>
  ) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.time != right.time { return left.time < right.time }
    for index in 0..<min(leftID.count, rightID.count) where leftID[index] != rightID[index] {
      return leftID[index] < rightID[index]
    }
    if leftID.count != rightID.count { return leftID.count < rightID.count }
    return left.position < right.position
  }
}

/// A comment that the queue keeps.
struct QueueEntry: Sendable {
  var rank: QueueRank
  var id: [UInt8]
  var item: QueueItem

  static func isBetter(_ left: borrowing QueueEntry, _ right: borrowing QueueEntry) -> Bool {
    QueueRank.precedes(left.rank, left.id.span, right.rank, right.id.span)
  }
}
