public import FeedbackModel

/// Keeps, for each topic and for each topic in each period, the few comments that show it best.
///
/// Its size is bounded by topics and periods, never by rows. Negative, neutral and positive comments are kept apart,
/// so that a report can show them in proportion. `merge` is associative and commutative: what is kept does not
/// depend on chunks, workers or the order of files (`VerbatimRank` says how the choice falls).
public struct VerbatimCollector: Sendable {
  /// How many lines a topic keeps for each polarity over the whole time.
  public let perTopic: Int

  /// How many lines a topic keeps for each polarity within one period.
  public let perPeriod: Int

  /// The periods that lines are kept for.
  public let unit: PeriodUnit

  /// The most periods a topic keeps lines for; the latest stay.
  static let periodsKept = 400

  private var topics: [TopicShelves] = []
  private var recent: (day: CalendarDay, period: Period)?

  /// The shelves of one topic.
  private struct TopicShelves: Sendable {
    var overall = ShelvesByLabel()
    /// Ascending by period.
    var periods: [(period: Period, shelves: ShelvesByLabel)] = []
  }

  /// A shelf for each polarity.
  private struct ShelvesByLabel: Sendable {
    var shelves = SentimentLabel.allCases.map { _ in VerbatimShelf() }

    subscript(label: SentimentLabel) -> VerbatimShelf {
      get { shelves[Int(label.rawValue)] }
      _modify { yield &shelves[Int(label.rawValue)] }
    }

    mutating func merge(_ other: ShelvesByLabel, capacity: Int) {
      for index in shelves.indices {
        shelves[index].merge(other.shelves[index], capacity: capacity)
      }
    }
  }

  /// Creates an empty collector.
  ///
  /// - Parameters:
  ///   - perTopic: How many lines a topic keeps for each polarity; half of it, at least three, for each period.
  ///   - unit: The periods that lines are kept for.
  public init(perTopic: Int, unit: PeriodUnit = .week) {
    self.perTopic = max(0, perTopic)
    perPeriod = perTopic > 0 ? max(3, perTopic / 2) : 0
    self.unit = unit
  }

  /// Considers a comment as an example of one of its topics.
  ///
  /// Costs two comparisons for a comment that is weaker than all those kept; id and text are only copied when kept.
  ///
  /// - Parameters:
  ///   - topic: The topic as the comment names it; its first span is the keyword.
  ///   - day: The day of the comment, if known.
  ///   - id: The UTF-8 bytes of the row's id.
  ///   - text: The UTF-8 bytes of the comment.
  ///   - position: The place of the row in the input; rows of one run have different places that ascend.
  public mutating func consider(
    _ topic: TopicAnnotation,
    day: CalendarDay?,
    id: Span<UInt8>,
    text: Span<UInt8>,
    position: Int
  ) {
    guard topic.topic >= 0, let span = topic.spans.first else { return }
    while topics.count <= topic.topic { topics.append(TopicShelves()) }
    let weakness = 1_000 - min(1_000, abs(topic.score))
    let slot = day.flatMap { periodIndex(period(of: $0), topic: topic.topic) }
    guard
      overallShelf(topic).couldTake(weakness: weakness, capacity: perTopic)
        || periodShelf(topic, slot)?.couldTake(weakness: weakness, capacity: perPeriod) == true
    else { return }

    func isWanted(_ rank: VerbatimRank) -> Bool {
      overallShelf(topic).takes(rank, capacity: perTopic)
        || periodShelf(topic, slot)?.takes(rank, capacity: perPeriod) == true
    }
    var rank = VerbatimRank(
      weakness: weakness,
      hash: FNVHash.of(text),
      day: day?.daysSinceEpoch ?? .max,
      position: position
    )
    // With the least id of all; most comments are not wanted even so.
    guard isWanted(rank) else { return }
    rank.id = FNVHash.of(id)
    guard isWanted(rank) else { return }
    let name = id.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    let line = text.withUnsafeBufferPointer {
      KWICLine(topic, span: span, day: day, text: $0, id: name)
    }
    let label = topic.label
    topics[topic.topic].overall[label].put(line, rank: rank, capacity: perTopic)
    guard let slot else { return }
    topics[topic.topic].periods[slot].shelves[label].put(line, rank: rank, capacity: perPeriod)
  }

  /// Considers a comment as an example of one of its topics.
  public mutating func consider(
    _ topic: TopicAnnotation,
    day: CalendarDay?,
    id: String,
    text: String,
    position: Int
  ) {
    let (id, text) = (Array(id.utf8), Array(text.utf8))
    consider(topic, day: day, id: id.span, text: text.span, position: position)
  }

  /// Takes in what another collector, made with the same limits, has kept.
  public mutating func merge(_ other: VerbatimCollector) {
    while topics.count < other.topics.count { topics.append(TopicShelves()) }
    for (topic, theirs) in other.topics.enumerated() {
      topics[topic].overall.merge(theirs.overall, capacity: perTopic)
      for entry in theirs.periods {
        guard let slot = periodIndex(entry.period, topic: topic) else { continue }
        topics[topic].periods[slot].shelves.merge(entry.shelves, capacity: perPeriod)
      }
    }
  }

  /// Returns the lines kept for a topic over the whole time, best first.
  public func lines(topic: Int, label: SentimentLabel) -> [KWICLine] {
    guard topics.indices.contains(topic) else { return [] }
    return topics[topic].overall[label].lines
  }

  /// Returns the lines kept for a topic within a period of the collector's unit, best first.
  public func lines(topic: Int, label: SentimentLabel, period: Period) -> [KWICLine] {
    guard topics.indices.contains(topic),
      let entry = topics[topic].periods.first(where: { $0.period == period })
    else { return [] }
    return entry.shelves[label].lines
  }

  private func overallShelf(_ topic: TopicAnnotation) -> VerbatimShelf {
    topics[topic.topic].overall[topic.label]
  }

  private func periodShelf(_ topic: TopicAnnotation, _ slot: Int?) -> VerbatimShelf? {
    slot.map { topics[topic.topic].periods[$0].shelves[topic.label] }
  }

  /// The place of a day's period among those of a topic, made if it is not there; nil for one too old to be kept.
  ///
  /// Rows in date order find it at the end.
  private mutating func periodIndex(_ period: Period, topic: Int) -> Int? {
    var low = 0
    var high = topics[topic].periods.count
    if let last = topics[topic].periods.last {
      if last.period == period { return high - 1 }
      if last.period < period { low = high }
    }
    while low < high {
      let middle = (low + high) / 2
      if topics[topic].periods[middle].period < period { low = middle + 1 } else { high = middle }
    }
    let count = topics[topic].periods.count
    if low < count, topics[topic].periods[low].period == period { return low }
    let full = count >= Self.periodsKept
    if full, low == 0 { return nil }
    topics[topic].periods.insert((period, ShelvesByLabel()), at: low)
    guard full else { return low }
    topics[topic].periods.removeFirst()
    return low - 1
  }

  /// The period of a day; remembers the last answer, since neighbouring rows often share their day.
  private mutating func period(of day: CalendarDay) -> Period {
    if let recent, recent.day == day { return recent.period }
    let period = Period(unit, containing: day)
    recent = (day, period)
    return period
  }
}
