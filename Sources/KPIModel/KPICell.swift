public import FeedbackModel

/// The counts of one period of one segment.
public struct KPICell: Equatable, Sendable {
  /// The period; nil for the whole run.
  public var period: Period?

  /// The place of the segment in the `SegmentTable`; 0 is none, or all segments together.
  public var segment: Int

  /// The counts.
  public var counts: CellCounts
}

/// The counts of one topic.
public struct TopicCounts: Hashable, Sendable {
  /// Scored comments that name the topic.
  public var mentions: Int
  /// Of these, the ones whose own sentences about the topic are positive.
  public var positive: Int
  /// The ones whose own sentences about the topic are neutral.
  public var neutral: Int
  /// The ones whose own sentences about the topic are negative.
  public var negative: Int
  /// The ones that are complaints.
  public var complaints: Int
}

/// The counts of one rating column.
public struct RatingCounts: Hashable, Sendable {
  /// The column.
  public var column: RatingColumn
  /// Answers that are no code of the scale.
  public var invalid: Int
  /// The number of answers by code; the first element is the scale's lowest code.
  public var byCode: [Int]

  /// The number of valid answers.
  public var rated: Int { byCode.reduce(0, +) }

  /// Returns the number of answers with one of the given codes.
  public func count(of codes: ClosedRange<Int>) -> Int {
    let lowest = column.scale.codes.lowerBound
    return codes.reduce(0) { sum, code in
      byCode.indices.contains(code - lowest) ? sum + byCode[code - lowest] : sum
    }
  }
}
