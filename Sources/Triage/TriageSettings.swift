public import FeedbackModel

/// What the queue takes in.
public struct TriageSettings: Hashable, Sendable {
  /// The actions that are asked for.
  public var actions: Set<QueueAction> = Set(QueueAction.allCases)

  /// Whether comments that only the company can read are left out.
  public var publicOnly = true

  /// The least severity in thousandths.
  public var minimumSeverity = 0

  /// The time from which ages are counted, in seconds since 1970-01-01T00:00:00Z; nil for no ages.
  public var now: Int?

  /// The first day that is taken in; undated rows are then left out.
  public var since: CalendarDay?

  /// Creates the default settings.
  public init() {}
}

/// What became of the comments that the queue looked at.
public struct TriageCounts: Hashable, Sendable {
  /// Comments with an action that is asked for, by action, answered ones included.
  public var considered: [QueueAction: Int] = [:]

  /// Of these, the ones that someone has answered.
  public var answered: [QueueAction: Int] = [:]

  /// Of these, the unanswered ones that found no room.
  public var fellOut: [QueueAction: Int] = [:]

  /// Comments left out since only the company can read them.
  public var notPublic = 0

  /// Creates counts of nothing.
  public init() {}
}
