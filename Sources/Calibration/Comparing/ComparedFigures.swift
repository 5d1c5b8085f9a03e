import FeedbackModel
package import Pipeline

/// The topics of old and new word lists as one catalogue.
package struct ComparedTopics: Sendable {
  /// The ids: those of the old lists, then those that only the new ones have.
  package let ids: [String]

  private let places: [Int]

  /// Puts the catalogues of two engines together.
  package init(_ old: Engine, _ new: Engine) {
    var ids = old.topicIDs
    places = new.topicIDs.map { id in
      if let place = ids.firstIndex(of: id) { return place }
      ids.append(id)
      return ids.count - 1
    }
    self.ids = ids
  }

  /// Returns the topics and sub-topics of an annotation by the old lists.
  func old(_ annotation: borrowing Annotation) -> Set<Int> { Self.topics(annotation) }

  /// Returns those of one by the new lists.
  func new(_ annotation: borrowing Annotation) -> Set<Int> {
    Set(Self.topics(annotation).map { places[$0] })
  }

  private static func topics(_ annotation: borrowing Annotation) -> Set<Int> {
    var topics: Set<Int> = []
    for topic in annotation.topics {
      topics.insert(topic.topic)
      topics.formUnion(topic.subtopics)
    }
    return topics
  }
}

/// What a change of word lists moves over all comments.
package struct ComparedFigures: Hashable, Sendable {
  /// The comments with something, before and after.
  package struct Share: Hashable, Sendable {
    /// The comments that have it with the old lists.
    package var old = 0
    /// The comments that have it with the new lists.
    package var new = 0
    /// Those that have it with the new ones alone.
    package var gained = 0

    /// Those that had it with the old ones alone.
    package var lost: Int { old - (new - gained) }

    mutating func add(_ before: Bool, _ after: Bool) {
      if before { old += 1 }
      if after { new += 1 }
      if after, !before { gained += 1 }
    }

    mutating func merge(_ other: Share) {
      old += other.old
      new += other.new
      gained += other.gained
    }
  }

  /// The comments.
  package private(set) var rows = 0
  /// Those that both lists score.
  package private(set) var scored = 0
  /// Those of them whose score is another.
  package private(set) var moved = 0
  /// The sum of their old scores, in thousandths.
  package private(set) var oldSum = 0
  /// The sum of their new scores, in thousandths.
  package private(set) var newSum = 0
  /// The comments by old and new label; the fourth of each is "not scored".
  package private(set) var labels = [[Int]](repeating: [0, 0, 0, 0], count: 4)
  /// The complaints.
  package private(set) var complaints = Share()
  /// The comments that praise.
  package private(set) var praise = Share()
  /// The comments of each topic.
  package private(set) var topics: [Share]

  /// Creates the figures of no comments.
  package init(topics: Int) { self.topics = [Share](repeating: Share(), count: topics) }

  /// The comments whose label is another, scored or not.
  package var relabelled: Int {
    labels.indices.reduce(0) { $0 + labels[$1].reduce(0, +) - labels[$1][$1] }
  }

  mutating func add(
    _ old: borrowing Annotation,
    _ new: borrowing Annotation,
    _ catalogue: ComparedTopics
  ) {
    rows += 1
    labels[Self.place(old.label)][Self.place(new.label)] += 1
    complaints.add(old.complaint, new.complaint)
    praise.add(old.praise, new.praise)
    if !old.topics.isEmpty || !new.topics.isEmpty {
      let (before, after) = (catalogue.old(old), catalogue.new(new))
      for topic in before.union(after) {
        topics[topic].add(before.contains(topic), after.contains(topic))
      }
    }
    guard old.status == .scored, new.status == .scored else { return }
    scored += 1
    if old.score != new.score { moved += 1 }
    oldSum += old.score
    newSum += new.score
  }

  /// Adds the figures of other comments.
  mutating func merge(_ other: ComparedFigures) {
    rows += other.rows
    scored += other.scored
    moved += other.moved
    oldSum += other.oldSum
    newSum += other.newSum
    for old in labels.indices {
      for new in labels.indices { labels[old][new] += other.labels[old][new] }
    }
    complaints.merge(other.complaints)
    praise.merge(other.praise)
    for topic in topics.indices { topics[topic].merge(other.topics[topic]) }
  }

  /// The place of a label in the table: those of `SentimentLabel.allCases`, then none.
  private static func place(_ label: SentimentLabel?) -> Int { label.map { Int($0.rawValue) } ?? 3 }
}
