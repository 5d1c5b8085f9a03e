public import FeedbackModel

/// Exact counts of rated comments by the topics they name, from which all figures of drivers follow.
///
/// A scored comment with a valid answer in a rating column counts once for each topic that it names, under the class of
/// the answer and under the number *k* of topics that it names; one without a topic counts once under none. So the
/// comments that name a topic, all comments (Σ over topics of count / *k*) and the equal split of a comment among its
/// topics are all there, without going back to the rows. Sub-topics do not count.
///
/// Partials form a commutative monoid under `merge`, with `empty` as its identity; `subtract` undoes `merge` and `remove`
/// undoes `add`. Only counts other than 0 are held, so partials of the same rows are equal whatever the way to them.
public struct DriverPartial: Equatable, Sendable {
  /// The partial without comments; it merges with a partial of any rating columns.
  public static let empty = DriverPartial(ratings: [])

  /// The most topics of one comment that count.
  ///
  /// A comment that names more counts for the ones that stand first in the catalogue, so that the exact arithmetic of the
  /// shares stays within 128 bits. Comments of people name a handful.
  public static let topicLimit = 40

  /// The rating columns that are counted.
  public private(set) var ratings: [RatingColumn]

  private(set) var counts: [PackedDriverKey: Int] = [:]

  /// Creates a partial without comments.
  ///
  /// - Parameter ratings: The rating columns, at most `RatingAnswers.columnLimit`.
  public init(ratings: [RatingColumn]) {
    precondition(ratings.count <= RatingAnswers.columnLimit, "There are at most 8 rating columns.")
    self.ratings = ratings
  }

  /// Whether nothing is counted.
  public var isEmpty: Bool { counts.isEmpty }

  /// Counts one row; rows without a scored comment or without a valid answer do not count.
  ///
  /// - Complexity: O(*topics of the row* × *rating columns*)
  public mutating func add(_ annotation: borrowing Annotation, facts: CommentFacts) {
    change(annotation, facts, by: 1)
  }

  /// Takes one row out again.
  public mutating func remove(_ annotation: borrowing Annotation, facts: CommentFacts) {
    change(annotation, facts, by: -1)
  }

  /// Adds the counts of a partial.
  ///
  /// - Parameters:
  ///   - other: A partial of the same rating columns, unless one of both is empty.
  ///   - map: The number here of each of its segments, as `SegmentTable.merge` returned it; nil for the same numbers.
  public mutating func merge(_ other: DriverPartial, segments map: [Int]? = nil) {
    combine(other, segments: map, sign: 1)
  }

  /// Takes the counts of a partial out again.
  ///
  /// - Precondition: Both are of the same rating columns, or one of them is empty.
  public mutating func subtract(_ other: DriverPartial) {
    combine(other, segments: nil, sign: -1)
  }

  private mutating func combine(_ other: DriverPartial, segments map: [Int]?, sign: Int) {
    if other.counts.isEmpty { return }
    if counts.isEmpty { ratings = other.ratings }
    precondition(ratings == other.ratings, "Only partials that count the same merge.")
    for (key, count) in other.counts {
      var target = key
      if let map { target.segment = map[key.segment] }
      change(target, by: sign * count)
    }
  }

  private mutating func change(
    _ annotation: borrowing Annotation,
    _ facts: CommentFacts,
    by step: Int
  ) {
    guard annotation.status == .scored else { return }
    let cell = PackedDriverKey.cell(CellKey(day: facts.day, segment: facts.segment))
    let topics = annotation.topics
    let named = min(topics.count, Self.topicLimit)
    for (rating, column) in ratings.enumerated() {
      guard let answer = AnswerClass(facts.ratings[rating], in: column) else { continue }
      func key(_ topic: Int?) -> PackedDriverKey {
        PackedDriverKey(
          cell: cell,
          rating: rating,
          topic: topic,
          topicsNamed: named,
          answer: answer
        )
      }
      if topics.isEmpty {
        change(key(nil), by: step)
      } else if topics.count <= Self.topicLimit {
        for topic in topics { change(key(topic.topic), by: step) }
      } else {
        for topic in topics.map(\.topic).sorted().prefix(named) { change(key(topic), by: step) }
      }
    }
  }

  private mutating func change(_ key: PackedDriverKey, by step: Int) {
    func isGone(_ count: inout Int) -> Bool {
      count += step
      return count == 0
    }
    // One look-up in all but the rare case that a count is gone.
    if isGone(&counts[key, default: 0]) { counts[key] = nil }
  }
}

// MARK: - Export and import

extension DriverPartial {
  /// One count with what it is of.
  public typealias Entry = (key: DriverKey, count: Int)

  /// All counts other than 0, in ascending order of their keys.
  ///
  /// - Complexity: O(*n* log *n*) in the number of counts.
  public var entries: [Entry] {
    counts.map { (key: $0.key.key, count: $0.value) }.sorted { $0.key < $1.key }
  }

  /// Creates a partial from counts that `entries` gave; counts of the same key add up.
  ///
  /// - Parameters:
  ///   - ratings: The rating columns that the keys number.
  ///   - entries: The counts, in any order.
  /// - Precondition: Every key is of one of the ratings, and sound (`DriverKey.isSound`).
  public init(ratings: [RatingColumn], entries: some Sequence<Entry>) {
    self.init(ratings: ratings)
    for (key, count) in entries {
      precondition(ratings.indices.contains(key.rating), "A count is of one of the ratings.")
      precondition(key.isSound, "A count is of a topic among 1 to 40, or of none.")
      change(PackedDriverKey(key), by: count)
    }
  }
}
