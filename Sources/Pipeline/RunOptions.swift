public import FeedbackModel
public import Ingestion

/// How a run reads its inputs.
public struct RunOptions: Sendable {
  /// The files, `-` for standard input.
  public var paths: [String] = []

  /// How the files are read.
  public var input = InputOptions()

  /// The question that all comments answer, where no column says it.
  public var question: String?

  /// The language of all comments, where no column says it.
  public var language: String?

  /// The scale of the score column, where the data cannot tell.
  public var scoreScale: ScoreScale?

  /// The user's own answers of scales.
  public var scaleMap: ScaleMap?

  /// Columns that the user names as scores, whatever they are called; they must be among the input's further columns.
  public var ratingRequests: [RatingRequest] = []

  /// A column that says whether a contact was resolved; it must be among the input's further columns.
  public var resolvedColumn: String?

  /// The order of day and month, where the data cannot tell.
  public var dateOrder: DateOrder?

  /// The time zone that instants are turned into days in.
  public var timeZone = TimeZoneRules.utc

  /// Columns whose values cut the rows into segments.
  public var segmentColumns: [String] = []

  /// Whether traces are wanted.
  public var wantsTrace = false

  /// Whether it is wanted where in a comment its topics are named.
  public var wantsSpans = true

  /// How many workers annotate at once.
  public var jobs = 1

  /// Creates the default options for some files.
  public init(paths: [String]) { self.paths = paths }
}
