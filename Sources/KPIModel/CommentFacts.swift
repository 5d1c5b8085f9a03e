public import FeedbackModel

/// What a row says beside its comment, as far as the KPIs need it.
public struct CommentFacts: Hashable, Sendable {
  /// The day of the comment in the declared time zone; nil when the row is undated.
  public var day: CalendarDay?

  /// The place of the row's segment in the run's `SegmentTable`; 0 is none.
  public var segment: Int

  /// The scores that the respondent gave, by rating column.
  public var ratings: RatingAnswers

  /// Creates the facts of a row.
  public init(
    day: CalendarDay? = nil,
    segment: Int = 0,
    ratings: RatingAnswers = RatingAnswers()
  ) {
    self.day = day
    self.segment = segment
    self.ratings = ratings
  }
}
