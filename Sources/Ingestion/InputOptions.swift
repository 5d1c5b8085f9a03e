/// What a column means to the pipeline.
public enum ColumnRole: CaseIterable, Hashable, Sendable {
  /// The row's own id.
  case id
  /// The comment.
  case text
  /// When the comment was written.
  case date
  /// The respondent's own score.
  case score
  /// Where the comment came from.
  case channel
  /// The question that the comment answers.
  case question
  /// The language that the export states.
  case language
  /// Who wrote the comment.
  case respondent
  /// How many people may see the comment: followers, views.
  case reach
  /// When the company answered.
  case repliedAt
  /// How many answers there are.
  case replies
  /// The conversation that the comment is a turn of.
  case conversation
  /// Whether the customer or the company wrote the row.
  case authorType
  /// What kind of response the row is: an answer, a preview, spam.
  case responseStatus
  /// Whether the company has taken the row out of its figures.
  case excluded

  /// Whether the column may have another role as well: a file with a row a conversation has one id for both.
  var isShared: Bool { self == .conversation || self == .responseStatus }
}

/// How records stand in a file.
public enum InputFormat: String, CaseIterable, Sendable {
  /// Delimited cells under a header: comma, semicolon, tab or bar.
  case csv
  /// One JSON object a line.
  case ndjson
  /// One comment a line, without a header.
  case plainText
}

/// What the user said about an input; everything left out is found from the file.
public struct InputOptions: Sendable {
  /// The column names that options give to roles.
  public var columns: [ColumnRole: String] = [:]

  /// Further columns that are wanted by name.
  public var extraColumns: [String] = []

  /// Whether an input without a column for the text is refused; files of numbers have none.
  public var requiresText = true

  /// The format; nil to find it from the file's name and content.
  public var format: InputFormat?

  /// The byte between the cells of CSV; nil to find it from the content.
  public var delimiter: UInt8?

  /// The charset by any name that ICU knows; nil to find it from the content.
  public var encoding: String?

  /// How many bytes a chunk holds at least; every value gives the same records.
  public var chunkBytes = 1 << 18

  /// The longest record, in bytes of UTF-8; a longer one is an error.
  public var maxRecordBytes = 4 << 20

  /// Creates options that leave everything to the file.
  public init() {}
}
