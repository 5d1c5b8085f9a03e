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
  /// Comments left out since only the company can read them.
  public var notPublic = 0
  /// Unanswered ones that found no room.
  public var fellOut: [QueueAction: Int] = [:]
}

/// The most severe comments of a run, bounded and the same for any cut of the input.
public struct TriageQueue: Sendable {
  /// What the queue takes in.
  public let settings: TriageSettings

  /// Creates an empty queue.
  ///
  /// - Parameters:
  ///   - capacity: The number of comments kept for each action, and again for the answered ones of each action.
  ///   - topics: The ids of the topics, in the order of the run's catalogue.
  ///   - settings: What the queue takes in.
  public init(capacity: Int, topics: [String], settings: TriageSettings = TriageSettings()) {
    self.settings = settings
  }

  /// Looks at one row; its id and text are only copied when the row finds room.
  ///
  /// - Complexity: O(log *capacity*); allocates only for a row that finds room.
  public mutating func consider(
    _ annotation: borrowing Annotation,
    input: TriageInput,
    id: Span<UInt8>,
    text: Span<UInt8>
  ) {}

  /// Looks at one row.
  public mutating func consider(
    _ annotation: borrowing Annotation,
    input: TriageInput,
    id: String,
    text: String
  ) {}

  /// Takes in what a queue of the same settings has kept and counted.
  public mutating func merge(_ other: TriageQueue) {}

  /// Returns the unanswered comments, the most severe first; of equals the older, then by id, then by position.
  public func sorted() -> [QueueItem] { [] }

  /// Returns the answered comments in the same order; they are kept apart from those that wait.
  public func answered() -> [QueueItem] { [] }

  /// What became of the comments that the queue looked at.
  public var counts: TriageCounts { TriageCounts() }
}
