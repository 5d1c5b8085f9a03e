import FeedbackModel
import Ingestion
import KPIModel
import Pipeline

/// The counts of a chunk's comments, with the segments that they are cut by.
struct CommentCounts: ChunkProduct {
  private(set) var partial: KPIPartial
  private(set) var segments: SegmentTable
  /// The rated comments by topic; nil when no drivers are wanted.
  private(set) var drivers: DriverPartial?
  private(set) var rejects: [Reject] = []
  private let columns: [String]

  init(topicCount: Int, ratings: [RatingColumn], segments: [String], drivers: Bool = false) {
    partial = KPIPartial(topicCount: topicCount, ratings: ratings)
    self.drivers = drivers ? DriverPartial(ratings: ratings) : nil
    self.segments = SegmentTable(columns: segments)
    columns = segments
  }

  mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let facts = facts(of: row, batch)
    partial.add(annotation, facts: facts)
    drivers?.add(annotation, facts: facts)
  }

  mutating func add(_ reject: Reject, _ source: SourceContext) {
    rejects.append(reject)
    var annotation = Annotation()
    annotation.status = .rejected
    partial.add(annotation, facts: CommentFacts())
  }

  private mutating func facts(
    of row: borrowing RowFields,
    _ batch: borrowing RecordBatch
  ) -> CommentFacts {
    var facts = CommentFacts(day: row.day)
    for (column, code) in row.ratings.enumerated() {
      guard let code else { continue }
      facts.ratings[column] = code == RowFields.invalidRating ? .invalid : .code(code)
    }
    if !columns.isEmpty {
      let values = row.segments.map { batch.bytes[$0] }
      facts.segment = segments.index(of: values)
    }
    return facts
  }

  /// Takes in the counts of the next chunk.
  mutating func merge(_ other: CommentCounts) {
    let map = columns.isEmpty ? nil : segments.merge(other.segments)
    partial.merge(other.partial, segments: map)
    if let counted = other.drivers { drivers?.merge(counted, segments: map) }
  }
}

/// The rating columns of a run; all inputs must have the same.
struct RunRatings {
  private(set) var columns: [RatingColumn]?

  /// Takes an input's rating columns, and returns those of the run.
  ///
  /// - Throws: `CommandError` when the input has others than the inputs before.
  mutating func take(_ source: SourceContext) throws -> [RatingColumn] {
    let own = source.ratings.prefix(RatingAnswers.columnLimit).map {
      RatingColumn(name: $0.column.name, scale: $0.parser.scale)
    }
    guard let columns else {
      self.columns = Array(own)
      return Array(own)
    }
    guard columns == Array(own) else {
      throw CommandError(
        "the scores of \(source.schema.path) are not on the scales of the files before",
        remedy: "give --score-column and --score-scale, or count the files one by one."
      )
    }
    return columns
  }
}
