/// What someone should do about a comment.
public enum QueueAction: String, CaseIterable, Sendable {
  /// Apologise for what a complaint tells of.
  case apologise
  /// Answer a question or a request.
  case answer
  /// Thank for praise.
  case thank
}

/// How far someone has come with a comment.
public enum QueueState: String, CaseIterable, Sendable {
  /// Nobody has replied to it or marked it.
  case new
  /// Someone is at it.
  case open
  /// Its row says that someone replied.
  case answered
  /// Someone marked it as done.
  case done
  /// Someone marked it as one that nothing need be done about.
  case dismissed
}

/// A comment that someone should answer, with the reasons.
public struct QueueItem: Hashable, Sendable {
  /// The id of the row.
  public var id: String
  /// What to do.
  public var action: QueueAction
  /// How much it matters, in thousandths, 0…1000.
  public var severity: Int
  /// What the severity is made of, each part in words, in a fixed order.
  public var reasons: [String]
  /// The text of the comment.
  public var text: String
  /// The ids of its topics, the strongest first.
  public var topics: [String]
  /// The time as `2026-02-09T14:03:00Z`, or the day as `2026-02-09`.
  public var date: String?
  /// The number of people who may have seen it.
  public var reach: Int?
  /// Seconds from the comment to the given now, if it is unanswered and its time is known.
  public var ageSeconds: Int?
  /// How far someone has come with it.
  public var state: QueueState
  /// The channel, as it was read.
  public var channel: String?

  /// Creates an item.
  public init(
    id: String,
    action: QueueAction,
    severity: Int,
    reasons: [String],
    text: String,
    topics: [String] = [],
    date: String? = nil,
    reach: Int? = nil,
    ageSeconds: Int? = nil,
    state: QueueState = .new,
    channel: String? = nil
  ) {
    self.id = id
    self.action = action
    self.severity = severity
    self.reasons = reasons
    self.text = text
    self.topics = topics
    self.date = date
    self.reach = reach
    self.ageSeconds = ageSeconds
    self.state = state
    self.channel = channel
  }
}
