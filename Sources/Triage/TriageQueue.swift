public import FeedbackModel

/// The most severe comments of a run, bounded and the same for any cut of the input.
///
/// A complaint is to be apologised for, whatever else it says; a question or a request without complaint is to be
/// answered; praise without either is to be thanked for. Comments that someone has answered are kept apart from those
/// that wait, so that they take no place in the queue; no age counts for them.
public struct TriageQueue: Sendable {
  /// What the queue takes in.
  public let settings: TriageSettings

  private let topics: [String]
  /// The heaps: for each action the waiting comments, then for each action the answered ones.
  private var heaps: [BoundedHeap<QueueEntry>]
  /// The comments that were offered to each heap.
  private var offered: [Int]
  private var notPublic = 0

  /// Creates an empty queue.
  ///
  /// - Parameters:
  ///   - capacity: The number of comments kept for each action, and again for the answered ones of each action.
  ///   - topics: The ids of the topics, in the order of the run's catalogue.
  ///   - settings: What the queue takes in.
  public init(capacity: Int, topics: [String], settings: TriageSettings = TriageSettings()) {
    self.settings = settings
    self.topics = topics
    let count = QueueAction.allCases.count * 2
    heaps = (0..<count).map { _ in
      BoundedHeap(capacity: capacity, isBetter: QueueEntry.isBetter)
    }
    offered = Array(repeating: 0, count: count)
  }

  /// Returns what should be done about a comment; nil when nothing need be.
  public static func action(for annotation: borrowing Annotation) -> QueueAction? {
    guard annotation.status == .scored else { return nil }
    if annotation.complaint { return .apologise }
    if annotation.intents.contains(.question) || annotation.intents.contains(.request) {
      return .answer
    }
    return annotation.praise ? .thank : nil
  }

  /// Looks at one row; its id and text are only copied when the row finds room.
  ///
  /// - Complexity: O(log *capacity*); allocates only for a row that finds room.
  public mutating func consider(
    _ annotation: borrowing Annotation,
    input: TriageInput,
    id: Span<UInt8>,
    text: Span<UInt8>
  ) {
    guard let action = Self.action(for: annotation), settings.actions.contains(action) else {
      return
    }
    if let since = settings.since {
      guard let day = input.day, since <= day else { return }
    }
    guard input.isPublic || !settings.publicOnly else {
      notPublic += 1
      return
    }
    let age = age(of: input)
    let severity = Severity.value(of: annotation, for: action, reach: input.reach, age: age)
    guard severity >= settings.minimumSeverity else { return }
    let heap = Self.heap(action, isAnswered: input.isAnswered)
    offered[heap] += 1
    let rank = QueueRank(severity: severity, input: input)
    guard hasRoom(heap, rank, id) else { return }
    let item = item(annotation, action, severity, input, age, id, text)
    heaps[heap].insert(QueueEntry(rank: rank, id: Array(copying: id), item: item))
  }

  /// Looks at one row.
  public mutating func consider(
    _ annotation: borrowing Annotation,
    input: TriageInput,
    id: String,
    text: String
  ) {
    let (id, text) = (Array(id.utf8), Array(text.utf8))
    consider(annotation, input: input, id: id.span, text: text.span)
  }

  /// Takes in what a queue of the same capacity and settings has kept and counted.
  public mutating func merge(_ other: TriageQueue) {
    precondition(settings == other.settings, "Only queues of the same settings merge.")
    for heap in heaps.indices {
      offered[heap] += other.offered[heap]
      for entry in other.heaps[heap].elements { heaps[heap].insert(entry) }
    }
    notPublic += other.notPublic
  }

  /// Returns the unanswered comments, the most severe first; of equals the older, then by id, then by position.
  public func sorted() -> [QueueItem] { items(isAnswered: false) }

  /// Returns the answered comments in the same order.
  public func answered() -> [QueueItem] { items(isAnswered: true) }

  /// What became of the comments that the queue looked at.
  public var counts: TriageCounts {
    var counts = TriageCounts()
    for action in QueueAction.allCases {
      let waiting = Self.heap(action, isAnswered: false)
      let answered = Self.heap(action, isAnswered: true)
      counts.considered[action] = offered[waiting] + offered[answered]
      counts.answered[action] = offered[answered]
      counts.fellOut[action] = offered[waiting] - heaps[waiting].elements.count
    }
    counts.notPublic = notPublic
    return counts
  }
}

// MARK: - Entries

extension TriageQueue {
  private static func heap(_ action: QueueAction, isAnswered: Bool) -> Int {
    let place =
      switch action {
      case .apologise: 0
      case .answer: 1
      case .thank: 2
      }
    return isAnswered ? place + QueueAction.allCases.count : place
  }

  private func items(isAnswered: Bool) -> [QueueItem] {
    QueueAction.allCases
      .flatMap { heaps[Self.heap($0, isAnswered: isAnswered)].elements }
      .sorted(by: QueueEntry.isBetter)
      .map(\.item)
  }

  private func hasRoom(_ heap: Int, _ rank: QueueRank, _ id: Span<UInt8>) -> Bool {
    guard heaps[heap].isFull else { return true }
    guard let worst = heaps[heap].worst else { return false }
    return QueueRank.precedes(rank, id, worst.rank, worst.id.span)
  }

  /// Returns the seconds without an answer; a day without a time counts from its end, as the least that it can be.
  private func age(of input: TriageInput) -> Int? {
    guard !input.isAnswered, let now = settings.now else { return nil }
    let time = input.time ?? input.day.map { ($0.daysSinceEpoch + 1) * 86_400 }
    return time.map { max(0, now - $0) }
  }

  private func item(
    _ annotation: borrowing Annotation,
    _ action: QueueAction,
    _ severity: Int,
    _ input: TriageInput,
    _ age: Int?,
    _ id: Span<UInt8>,
    _ text: Span<UInt8>
  ) -> QueueItem {
    QueueItem(
      id: String(decoding: Array(copying: id), as: UTF8.self),
      action: action,
      severity: severity,
      reasons: Severity.reasons(for: copy annotation, action, reach: input.reach, age: age),
      text: String(decoding: Array(copying: text), as: UTF8.self),
      topics: annotation.topics.compactMap {
        topics.indices.contains($0.topic) ? topics[$0.topic] : nil
      },
      date: Self.date(of: input),
      reach: input.reach,
      ageSeconds: age,
      state: input.state ?? (input.isAnswered ? .answered : .new),
      channel: input.channel
    )
  }

  /// Returns the time as `2026-02-09T14:03:00Z`, else the day as `2026-02-09`.
  private static func date(of input: TriageInput) -> String? {
    guard let time = input.time else { return input.day?.description }
    let (days, seconds) = time.flooredQuotientAndRemainder(by: 86_400)
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map {
      $0 < 10 ? "0\($0)" : "\($0)"
    }
    return "\(CalendarDay(daysSinceEpoch: days))T\(clock.joined(separator: ":"))Z"
  }
}

extension Int {
  /// Returns the quotient rounded towards minus infinity and the remainder, which is never negative.
  fileprivate func flooredQuotientAndRemainder(by divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension [UInt8] {
  /// Creates an array of the bytes of a span.
  fileprivate init(copying span: Span<UInt8>) { self = span.withUnsafeBufferPointer { Array($0) } }
}
