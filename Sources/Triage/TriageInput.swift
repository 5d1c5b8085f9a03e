public import FeedbackModel

/// What a row says beside its comment, as far as triage needs it.
public struct TriageInput: Hashable, Sendable {
  /// The place of the row in the input; rows of one run have different places that ascend.
  public var position: Int
  /// The day of the comment; nil when the row is undated.
  public var day: CalendarDay?
  /// The time of the comment in seconds since 1970-01-01T00:00:00Z; nil when only the day is known, or nothing.
  public var time: Int?
  /// The number of people who may have seen the comment.
  public var reach: Int?
  /// Whether nobody need answer any more: the row says that someone replied, or someone marked it so.
  public var isAnswered: Bool
  /// What someone marked it as; nil when the row alone says how far it has come.
  public var state: QueueState?
  /// The channel, as it was read.
  public var channel: String?
  /// Whether everybody can read the comment; see `isPublicChannel(_:reach:)`.
  public var isPublic: Bool

  /// Creates the input of a row.
  public init(
    position: Int,
    day: CalendarDay? = nil,
    time: Int? = nil,
    reach: Int? = nil,
    isAnswered: Bool = false,
    channel: String? = nil,
    isPublic: Bool = true
  ) {
    self.position = position
    self.day = day
    self.time = time
    self.reach = reach
    self.isAnswered = isAnswered
    self.channel = channel
    self.isPublic = isPublic
  }
}
