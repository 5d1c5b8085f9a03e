public import FeedbackModel

/// Exact counts of comments by day and segment, which add up in any order.
///
/// Partials form a commutative monoid under `merge`, with `empty` as its identity, and `subtract` undoes `merge`: all
/// content is whole numbers in cells keyed by (day or none, segment). A worker keeps one partial for all its chunks.
/// Segment numbers must come from one table, or be translated with `merge(_:segments:)`.
public struct KPIPartial: Sendable {
  /// The partial without comments; it merges with a partial of any shape.
  public static let empty = KPIPartial(topicCount: 0, ratings: [])

  /// What the cells count.
  private(set) var layout: CellLayout
  private(set) var keys: [CellKey] = []
  /// The cells one after another, each `layout.width` counts.
  private(set) var counts: [Int64] = []
  private var slots: [UInt32] = []
  private var latest = 0

  /// Creates a partial without comments.
  ///
  /// - Parameters:
  ///   - topicCount: The number of topics in the run's catalogue.
  ///   - ratings: The rating columns, at most `RatingAnswers.columnLimit`.
  public init(topicCount: Int, ratings: [RatingColumn] = []) {
    layout = CellLayout(topicCount: topicCount, ratings: ratings)
  }

  /// The number of topics that the cells count.
  public var topicCount: Int { layout.topicCount }

  /// The rating columns that the cells count.
  public var ratings: [RatingColumn] { layout.ratings }
}

extension KPIPartial {
  /// Counts one row.
  ///
  /// - Complexity: O(*topics of the row*); allocates only for the first row of a cell.
  public mutating func add(_ annotation: borrowing Annotation, facts: CommentFacts) {}

  /// Adds the counts of a partial whose segments have the same numbers.
  public mutating func merge(_ other: KPIPartial) { merge(other, segments: nil) }

  /// Adds the counts of a partial, its segments renumbered by the map that `SegmentTable.merge` returned.
  public mutating func merge(_ other: KPIPartial, segments map: [Int]?) {}

  /// Takes the counts of a partial out again.
  public mutating func subtract(_ other: KPIPartial) {}

  /// Returns the counts rolled up, in ascending order of period and segment number.
  ///
  /// - Parameters:
  ///   - unit: The periods to roll the days up to; nil for one total over dated and undated rows alike.
  ///   - segment: Whether each segment has its own cell.
  /// - Returns: One cell of zeros for a total of nothing; undated rows are in no period (see `undatedRows`).
  public func cells(by unit: PeriodUnit?, segment: Bool = false) -> [KPICell] { [] }

  /// The number of rows without a day.
  public var undatedRows: Int { 0 }
}
