public import FeedbackModel

/// What a row says beside its comment, as far as the KPIs need it.
public struct CommentFacts: Hashable, Sendable {
  /// The day of the comment in the declared time zone; nil when the row is undated.
  public var day: CalendarDay?

  /// The hour that clocks show, 0…23; nil unless the run counts by the hour.
  ///
  /// A partial has a cell for each hour that it is told, so an hour that nobody asks for only costs memory.
  public var hour: Int?

  /// The place of the row's segment in the run's `SegmentTable`; 0 is none.
  public var segment: Int

  /// The scores that the respondent gave, by rating column.
  public var ratings: RatingAnswers

  /// Whether the contact that the comment is about is marked resolved; nil when the row does not say.
  public var isResolved: Bool?

  /// Whether the comment says that the matter is not settled: a repeated contact, still not fixed.
  public var saysUnresolved = false

  /// Whether a public complaint was answered; nil when the comment is none or the row does not say.
  public var isAnswered: Bool?

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
