import FeedbackModel
import GRDB
import KPIModel

/// The rating columns of a store, in the order in which they were first met; the place of one is its number less 1.
struct StoredRatings {
  private(set) var columns: [RatingColumn]

  /// Reads the columns.
  init(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT name, scale, kind FROM rating_column ORDER BY rating_id"
    )
    columns = rows.compactMap { row in
      ScoreScale(name: row["scale"]).map {
        RatingColumn(name: row["name"], scale: $0, kind: RatingKind(rawValue: row["kind"]))
      }
    }
  }

  /// The first columns only, as they were before others came.
  func first(_ count: Int) -> StoredRatings {
    var earlier = self
    earlier.columns = Array(columns.prefix(count))
    return earlier
  }

  /// Takes in the columns of a file.
  ///
  /// - Returns: The place here of each column there.
  /// - Throws: `StoreError` where a column is on another scale here, or where there are too many.
  mutating func take(
    _ other: [RatingColumn],
    _ path: String,
    _ db: Database
  ) throws -> [Int] {
    try other.map { column in
      if let place = columns.firstIndex(where: { $0.name == column.name }) {
        guard columns[place].scale == column.scale else {
          throw StoreError(
            .mismatch,
            path,
            "the scores of '\(column.name)' are on the scale \(columns[place].scale.name) in the store, "
              + "and on \(column.scale.name) in the file",
            remedy:
              "give --score-scale \(columns[place].scale.name), or load the file into a store of its own."
          )
        }
        guard columns[place].kind == column.kind else {
          throw StoreError(
            .mismatch,
            path,
            "the scores of '\(column.name)' are \(columns[place].kind.rawValue) in the store, "
              + "and \(column.kind.rawValue) in the file",
            remedy: "give --score-kind '\(column.name)=\(columns[place].kind.rawValue)'."
          )
        }
        return place
      }
      guard columns.count < RatingAnswers.columnLimit else {
        throw StoreError(
          .mismatch,
          path,
          "the store has \(RatingAnswers.columnLimit) columns of scores already, and '\(column.name)' is one more",
          remedy: "load the file into a store of its own."
        )
      }
      try db.execute(
        sql: "INSERT INTO rating_column (name, scale, kind) VALUES (?, ?, ?)",
        arguments: [column.name, column.scale.name, column.kind.rawValue]
      )
      columns.append(column)
      return columns.count - 1
    }
  }
}
