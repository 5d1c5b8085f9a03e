public import FeedbackModel

/// The counts of one cell, by name.
public struct CellCounts: Hashable, Sendable {
  let layout: CellLayout
  let counts: [Int64]

  /// Returns the rows with the given status.
  public func rows(_ status: RowStatus) -> Int {
    self[CellLayout.statuses + Int(status.rawValue)]
  }

  /// All rows.
  public var rows: Int { RowStatus.allCases.reduce(0) { $0 + rows($1) } }
  /// Scored comments.
  public var scored: Int { rows(.scored) }
  /// Scored comments with the label positive.
  public var positive: Int { self[CellLayout.positive] }
  /// Scored comments with the label neutral.
  public var neutral: Int { self[CellLayout.neutral] }
  /// Scored comments with the label negative.
  public var negative: Int { self[CellLayout.negative] }
  /// The sum of the scores in thousandths.
  public var scoreSum: Int { self[CellLayout.scoreSum] }
  /// The sum of the squares of the scores in millionths.
  public var scoreSquares: Int { self[CellLayout.scoreSquares] }
  /// Complaints.
  public var complaints: Int { self[CellLayout.complaints] }
  /// Comments that praise.
  public var praise: Int { self[CellLayout.praise] }
  /// Comments with clear praise and clear complaint together.
  public var mixed: Int { self[CellLayout.mixed] }
  /// Scored comments whose text and score disagree.
  public var mismatches: Int { self[CellLayout.mismatches] }
  /// Scored comments with at least one valid rating.
  public var scoredAndRated: Int { self[CellLayout.scoredAndRated] }
  /// Rows that repeat the text of an earlier row.
  public var duplicates: Int { self[CellLayout.duplicates] }

  /// Scored comments on contacts that are marked resolved.
  public var resolved: Int { self[CellLayout.resolved] }
  /// Of these, the ones that say that the matter is not settled.
  public var contradicted: Int { self[CellLayout.contradicted] }
  /// Public complaints whose rows say whether they were answered.
  public var flagged: Int { self[CellLayout.flagged] }
  /// Of these, the answered ones.
  public var answered: Int { self[CellLayout.answered] }

  /// The satisfaction index that is counted, if any.
  public var index: SatisfactionIndex? { layout.index }

  /// The respondents by weighted total of the satisfaction index, from 0 on; empty without an index.
  public var indexTotals: [Int] {
    (0..<(layout.index?.buckets ?? 0)).map { self[layout.indexStart + $0] }
  }

  /// Returns the scored comments with the given intent.
  public func intents(_ intent: Intent) -> Int { self[CellLayout.intents + Int(intent.rawValue)] }

  /// The scored comments that state a wait, by the buckets of `StatedWait.bounds`.
  public var waits: [Int] {
    (0..<StatedWait.bounds.count).map { self[CellLayout.waits + $0] }
  }

  /// The number of topics that are counted.
  public var topicCount: Int { layout.topicCount }

  /// The number of rating columns that are counted.
  public var ratingCount: Int { layout.ratings.count }

  /// Returns the counts of a topic, by its place in the catalogue.
  public func topic(_ topic: Int) -> TopicCounts {
    let start = layout.topicStart + topic * CellLayout.topicWidth
    let (mentions, positive, negative) = (self[start], self[start + 1], self[start + 2])
    return TopicCounts(
      mentions: mentions,
      positive: positive,
      neutral: mentions - positive - negative,
      negative: negative,
      complaints: self[start + 3]
    )
  }

  /// Returns the counts of a rating column, by its place in the partial's list.
  public func rating(_ column: Int) -> RatingCounts {
    let start = layout.ratingStarts[column]
    let codes = layout.ratings[column].scale.codes.count
    return RatingCounts(
      column: layout.ratings[column],
      invalid: self[start],
      byCode: (1...codes).map { self[start + $0] }
    )
  }

  private subscript(index: Int) -> Int { Int(counts[index]) }
}
