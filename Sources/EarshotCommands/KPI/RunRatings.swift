import FeedbackModel
import Ingestion
import KPIModel
import Pipeline

/// The rating columns of a run; all inputs must have the same.
struct RunRatings {
  private(set) var columns: [RatingColumn]?

  /// What the user says of the score column.
  private let scoreKind: RatingKind?
  /// What the user says of columns by name.
  private let kinds: [(name: String, kind: RatingKind)]

  init(scoreKind: RatingKind? = nil, kinds: [(name: String, kind: RatingKind)] = []) {
    self.scoreKind = scoreKind
    self.kinds = kinds
  }

  /// Takes an input's rating columns, and returns those of the run.
  ///
  /// - Throws: `CommandError` when the input has others than the inputs before, a column is not on a scale of its
  ///   kind, or the scale of one that the user named cannot be told.
  mutating func take(_ source: SourceContext) throws -> [RatingColumn] {
    try UnreadRatings.tell(of: source)
    let score = source.schema.column(for: .score)
    let own = try source.ratings.prefix(RatingAnswers.columnLimit).map { rating in
      let name = rating.column.name
      let named = kinds.first { $0.name == name }?.kind
      let kind = named ?? (rating.column.cell == score ? scoreKind : nil)
      return try column(name, rating.parser.scale, kind, source.schema.path)
    }
    guard let columns else {
      self.columns = own
      return own
    }
    guard columns == own else {
      throw CommandError(
        "the scores of \(source.schema.path) are not on the scales of the files before",
        remedy: "give --score-column and --score-scale, or count the files one by one."
      )
    }
    return columns
  }

  private func column(
    _ name: String,
    _ scale: ScoreScale,
    _ kind: RatingKind?,
    _ path: String
  ) throws -> RatingColumn {
    guard let kind else {
      let isEffort = scale != .zeroToTen && RatingDetection.asksForEffort(name)
      return RatingColumn(name: name, scale: scale, kind: isEffort ? .effort : nil)
    }
    guard kind.isNet == (scale == .zeroToTen) else {
      throw CommandError(
        "\(path): column '\(name)' is on \(scale.name), and \(kind.rawValue) is "
          + (kind.isNet ? "asked on 0-10" : "not"),
        remedy: "give another --score-kind, or the scale with --score-column and --score-scale."
      )
    }
    return RatingColumn(name: name, scale: scale, kind: kind)
  }
}
