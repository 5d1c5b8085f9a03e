import FeedbackModel
package import Ingestion

/// One input of a run, as the workers see it: where the fields of its rows are and how they are read.
///
/// A class, so that handing it on with each row copies one reference.
package final class SourceContext: Sendable {
  /// The place of the input among those of the run.
  package let index: Int

  /// The layout of the input.
  package let schema: InputSchema

  /// The rating columns of the run, with the place of each among the cells of this input.
  package let ratings: [(column: RatingPlace, parser: ScoreParser)]

  /// The columns that look like ratings, but whose scale cannot be told.
  package let unreadRatings: [UnreadRating]

  /// The segment columns, by their places among the cells.
  package let segments: [Int]

  /// The keys of the first object of NDJSON; empty for other formats.
  package let firstKeys: [String]

  /// What the options say for all rows.
  package let options: RunOptions

  let dates: DateParser
  let id: Int?
  let text: Int?
  let date: Int?
  let channel: Int?
  let question: Int?
  let language: Int?
  let reach: Int?
  let repliedAt: Int?
  let replies: Int?
  let resolved: Int?
  let conversation: Int?
  let authorType: Int?
  let responseStatus: Int?
  let excluded: Int?
  /// Whether numbers in the column of statuses are Qualtrics' codes.
  let hasStatusCodes: Bool
  /// Whether the user named the column of ids.
  let namesID: Bool

  /// Whether the rows of the input say if someone replied.
  package var hasReplies: Bool { (repliedAt ?? replies) != nil && hasReplyKey }

  private let hasReplyKey: Bool

  /// A rating column: its name and the place among the cells.
  package struct RatingPlace: Sendable {
    /// The name of the column.
    package let name: String
    /// The place of its cell among those of a record.
    package let cell: Int
  }

  /// Looks at an opened input.
  ///
  /// - Throws: `IngestionError` when the order of day and month cannot be told.
  init(_ source: InputSource, index: Int, options: RunOptions) throws {
    self.index = index
    self.options = options
    schema = source.schema
    firstKeys = source.firstKeys
    let order = try options.dateOrder ?? source.detectDateOrder()
    dates = DateParser(order: order, timeZone: options.timeZone)
    id = schema.column(for: .id)
    text = schema.column(for: .text)
    date = schema.column(for: .date)
    channel = schema.column(for: .channel)
    question = schema.column(for: .question)
    language = schema.column(for: .language)
    reach = schema.column(for: .reach)
    repliedAt = schema.column(for: .repliedAt)
    replies = schema.column(for: .replies)
    conversation = schema.column(for: .conversation)
    authorType = schema.column(for: .authorType)
    responseStatus = schema.column(for: .responseStatus)
    excluded = schema.column(for: .excluded)
    // Only Qualtrics puts two rows below the header.
    hasStatusCodes = schema.extraHeaderRows == 2
    namesID = options.input.columns[.id] != nil
    resolved =
      options.resolvedColumn.flatMap { source.schema.column(named: $0) }
      ?? source.schema.columnNames.firstIndex { $0.lowercased() == "resolved" }
    hasReplyKey =
      schema.format == .csv || source.sampleHasValue(for: .repliedAt)
      || source.sampleHasValue(for: .replies)
    segments = options.segmentColumns.compactMap { source.schema.column(named: $0) }
    let detected = source.detectRatings(
      scale: options.scoreScale,
      map: options.scaleMap,
      requests: options.ratingRequests
    )
    ratings = detected.found.map { (RatingPlace(name: $0.name, cell: $0.cell), $0.parser) }
    unreadRatings = detected.unread
  }
}
