public import FeedbackModel

/// Exact counts of comments by day and segment, which add up in any order.
///
/// Partials form a commutative monoid under `merge`, with `empty` as its identity, and `subtract` undoes `merge`: all
/// content is whole numbers in cells keyed by (day or none, segment and,
/// where rows are counted by the hour, the hour). A worker keeps one partial for all its chunks.
/// Segment numbers must come from one table, or be translated with `merge(_:segments:)`.
public struct KPIPartial: Sendable {
  /// The partial without comments; it merges with a partial of any shape.
  public static let empty = KPIPartial(topicCount: 0, ratings: [])

  /// What the cells count.
  private(set) var layout: CellLayout

  /// The keys of the cells, in the order in which they were first met.
  private(set) var keys: [CellKey] = []

  /// The cells one after another, each `layout.width` counts.
  private(set) var counts: [Int64] = []

  /// An open-addressing table from a key to the place of its cell, counted from 1.
  private var slots: [UInt32] = []

  /// The place of the cell that was used last; rows of one day mostly come together.
  private var latest = 0

  /// Creates a partial without comments.
  ///
  /// - Parameters:
  ///   - topicCount: The number of topics in the run's catalogue.
  ///   - ratings: The rating columns, at most `RatingAnswers.columnLimit`.
  ///   - index: The satisfaction index of three of these columns, if one is asked for.
  public init(topicCount: Int, ratings: [RatingColumn] = [], index: SatisfactionIndex? = nil) {
    layout = CellLayout(topicCount: topicCount, ratings: ratings, index: index)
  }

  /// The number of topics that the cells count.
  public var topicCount: Int { layout.topicCount }

  /// The rating columns that the cells count.
  public var ratings: [RatingColumn] { layout.ratings }

  /// Counts one row.
  ///
  /// Ratings count whatever became of the comment; everything else counts for scored comments only.
  ///
  /// - Complexity: O(*topics of the row*); allocates only for the first row of a cell.
  public mutating func add(_ annotation: borrowing Annotation, facts: CommentFacts) {
    let start =
      cell(CellKey(day: facts.day, segment: facts.segment, hour: facts.hour))
      * layout.width
    counts[start + CellLayout.statuses + Int(annotation.status.rawValue)] += 1
    if annotation.duplicateOf != nil { counts[start + CellLayout.duplicates] += 1 }
    let isRated = addRatings(facts.ratings, at: start)
    guard annotation.status == .scored else { return }
    if isRated { counts[start + CellLayout.scoredAndRated] += 1 }
    addSentiment(annotation, at: start)
    addHandling(facts, at: start)
    for topic in annotation.topics { add(topic, complaint: annotation.complaint, at: start) }
  }

  /// Adds the counts of a partial whose segments have the same numbers.
  public mutating func merge(_ other: KPIPartial) { merge(other, segments: nil) }

  /// Adds the counts of a partial, its segments renumbered by the map that `SegmentTable.merge` returned.
  ///
  /// - Precondition: Both partials count the same, or one of them is without cells.
  public mutating func merge(_ other: KPIPartial, segments map: [Int]?) {
    combine(other, segments: map) { $0 += $1 }
  }

  /// Takes the counts of a partial out again.
  ///
  /// - Precondition: Both partials count the same, or one of them is without cells.
  public mutating func subtract(_ other: KPIPartial) {
    combine(other, segments: nil) { $0 -= $1 }
  }

  private mutating func combine(
    _ other: KPIPartial,
    segments map: [Int]?,
    _ change: (inout Int64, Int64) -> Void
  ) {
    if other.keys.isEmpty { return }
    if keys.isEmpty { layout = other.layout }
    precondition(layout == other.layout, "Only partials that count the same merge.")
    let width = layout.width
    for (place, key) in other.keys.enumerated() {
      var target = key
      if let map { target.segment = UInt32(clamping: map[Int(key.segment)]) }
      let start = cell(target) * width
      for offset in 0..<width {
        change(&counts[start + offset], other.counts[place * width + offset])
      }
    }
  }
}

// MARK: - One row

extension KPIPartial {
  /// Counts the answers, and returns whether one of them is valid.
  private mutating func addRatings(_ ratings: RatingAnswers, at start: Int) -> Bool {
    var isRated = false
    for column in 0..<layout.ratings.count {
      let first = start + layout.ratingStarts[column]
      switch ratings[column] {
      case .none: continue
      case .invalid: counts[first] += 1
      case .code(let code):
        let codes = layout.ratings[column].scale.codes
        if codes.contains(code) {
          counts[first + 1 + code - codes.lowerBound] += 1
          isRated = true
        } else {
          counts[first] += 1
        }
      }
    }
    if let index = layout.index, let total = index.total(of: ratings) {
      counts[start + layout.indexStart + total] += 1
    }
    return isRated
  }

  /// Counts what became of the matter behind a scored comment.
  private mutating func addHandling(_ facts: CommentFacts, at start: Int) {
    if facts.isResolved == true {
      counts[start + CellLayout.resolved] += 1
      if facts.saysUnresolved { counts[start + CellLayout.contradicted] += 1 }
    }
    if let isAnswered = facts.isAnswered {
      counts[start + CellLayout.flagged] += 1
      if isAnswered { counts[start + CellLayout.answered] += 1 }
    }
  }

  private mutating func addSentiment(_ annotation: borrowing Annotation, at start: Int) {
    switch annotation.label {
    case .positive: counts[start + CellLayout.positive] += 1
    case .negative: counts[start + CellLayout.negative] += 1
    case .neutral, nil: counts[start + CellLayout.neutral] += 1
    }
    let score = Int64(annotation.score)
    counts[start + CellLayout.scoreSum] += score
    counts[start + CellLayout.scoreSquares] += score * score
    if annotation.complaint { counts[start + CellLayout.complaints] += 1 }
    if annotation.praise { counts[start + CellLayout.praise] += 1 }
    if annotation.mixed { counts[start + CellLayout.mixed] += 1 }
    if annotation.scoreTextMismatch { counts[start + CellLayout.mismatches] += 1 }
    var intents = annotation.intents.rawValue
    while intents != 0 {
      counts[start + CellLayout.intents + intents.trailingZeroBitCount] += 1
      intents &= intents - 1
    }
    if let wait = annotation.statedWaitSeconds {
      counts[start + CellLayout.waits + StatedWait.bucket(of: wait)] += 1
    }
  }

  private mutating func add(
    _ topic: borrowing TopicAnnotation,
    complaint: Bool,
    at start: Int
  ) {
    precondition((0..<layout.topicCount).contains(topic.topic), "A topic is in the catalogue.")
    let first = start + layout.topicStart + topic.topic * CellLayout.topicWidth
    counts[first] += 1
    switch topic.label {
    case .positive: counts[first + 1] += 1
    case .negative: counts[first + 2] += 1
    case .neutral: break
    }
    if complaint { counts[first + 3] += 1 }
  }
}

// MARK: - Cells

extension KPIPartial {
  /// Returns the place of the cell with the given key, which is made when it is missing.
  private mutating func cell(_ key: CellKey) -> Int {
    if latest < keys.count, keys[latest] == key { return latest }
    if slots.isEmpty { slots = Array(repeating: 0, count: 16) }
    let mask = slots.count - 1
    var slot = key.hash & mask
    while slots[slot] != 0 {
      latest = Int(slots[slot]) - 1
      if keys[latest] == key { return latest }
      slot = (slot + 1) & mask
    }
    latest = keys.count
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    counts.append(contentsOf: repeatElement(0, count: layout.width))
    if keys.count * 2 > slots.count { grow() }
    return latest
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, key) in keys.enumerated() {
      var slot = key.hash & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(place + 1)
    }
  }

  /// Adds to one count of a cell, which is made when it is missing.
  mutating func add(_ count: Int64, at offset: Int, of key: CellKey) {
    counts[cell(key) * layout.width + offset] += count
  }

  /// Returns the counts of the cell at a place.
  func counts(at place: Int) -> ArraySlice<Int64> {
    counts[place * layout.width..<(place + 1) * layout.width]
  }

  /// Returns the place of the cell with the given key, or nil when there is none.
  private func find(_ key: CellKey) -> Int? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count - 1
    var slot = key.hash & mask
    while slots[slot] != 0 {
      if keys[Int(slots[slot]) - 1] == key { return Int(slots[slot]) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

extension KPIPartial: Equatable {
  /// Returns whether both hold the same counts, whatever the order in which they came; cells of zeros do not count.
  public static func == (left: KPIPartial, right: KPIPartial) -> Bool {
    let leftCells = left.filledCells
    let rightCells = right.filledCells
    guard leftCells.count == rightCells.count else { return false }
    guard leftCells.isEmpty || left.layout == right.layout else { return false }
    return leftCells.allSatisfy { place in
      right.find(left.keys[place]).map { right.counts(at: $0) == left.counts(at: place) } ?? false
    }
  }

  /// The places of the cells that hold anything but zeros.
  private var filledCells: [Int] {
    keys.indices.filter { place in counts(at: place).contains { $0 != 0 } }
  }
}
