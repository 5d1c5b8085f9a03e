public import FeedbackModel

/// Something that is known to have happened, so that what it does to the figures is no surprise.
///
/// Its days raise no alarm and are no part of what other days are compared with.
public struct DeclaredEvent: Hashable, Sendable {
  /// What happened, in a few words.
  public var name: String

  /// The kind, such as `launch`, `outage`, `strike` or `campaign`; nil when none was given.
  public var kind: String?

  /// The first day.
  public var firstDay: CalendarDay

  /// The last day, not before the first.
  public var lastDay: CalendarDay

  /// The topic that it is about; nil when it may move any figure.
  public var topic: String?

  /// Creates an event.
  ///
  /// - Precondition: `lastDay` is not before `firstDay`.
  public init(
    name: String,
    kind: String? = nil,
    firstDay: CalendarDay,
    lastDay: CalendarDay,
    topic: String? = nil
  ) {
    precondition(firstDay <= lastDay, "An event ends on or after the day on which it begins.")
    self.name = name
    self.kind = kind
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.topic = topic
  }

  /// Returns whether the event explains what a series shows in a period.
  public func covers(_ period: Period, topic series: String?) -> Bool {
    (topic == nil || topic == series) && firstDay <= period.lastDay && period.firstDay <= lastDay
  }
}
