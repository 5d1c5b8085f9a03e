import GRDB

/// What the first load settles for all loads: the segment columns and the time zone in which days begin.
package struct StoreLayout: Hashable, Sendable {
  /// The names of the segment columns.
  package var segmentColumns: [String]

  /// The name of the time zone.
  package var timeZone: String

  /// Creates a layout.
  package init(segmentColumns: [String], timeZone: String) {
    self.segmentColumns = segmentColumns
    self.timeZone = timeZone
  }

  /// Reads the layout of a store; nil before its first load.
  init?(_ db: Database) throws {
    guard let zone = try String.fetchOne(db, sql: "SELECT time_zone FROM store WHERE is_laid_out")
    else {
      return nil
    }
    timeZone = zone
    segmentColumns = try String.fetchAll(
      db,
      sql: "SELECT name FROM segment_column ORDER BY column_id"
    )
  }

  /// Settles the layout of a store that has none, or checks that it is this one.
  ///
  /// - Throws: `StoreError` where the store has another layout.
  func settle(_ db: Database, _ path: String) throws {
    guard let known = try StoreLayout(db) else {
      try db.execute(sql: "UPDATE store SET time_zone = ?, is_laid_out = 1", arguments: [timeZone])
      for column in segmentColumns {
        try db.execute(sql: "INSERT INTO segment_column (name) VALUES (?)", arguments: [column])
      }
      return
    }
    guard known.segmentColumns == segmentColumns else {
      let columns = known.segmentColumns.map { "--segment '\($0)'" }.joined(separator: " ")
      throw StoreError(
        .mismatch,
        path,
        known.segmentColumns.isEmpty
          ? "the store was begun without segment columns"
          : "the store was begun with other segment columns",
        remedy: columns.isEmpty
          ? "leave --segment out, or load the file into a new store."
          : "give \(columns) or none at all, or load the file into a new store."
      )
    }
    guard known.timeZone == timeZone else {
      throw StoreError(
        .mismatch,
        path,
        "the days of the store are those of \(known.timeZone)",
        remedy: "leave --time-zone out, or load the file into a new store."
      )
    }
  }
}

extension FeedbackStore {
  /// Returns what the first load settled; nil before it.
  package func layout() throws -> StoreLayout? { try read { try StoreLayout($0) } }

  /// Returns the ids of the topics of the current dictionary, in the order of the catalogue; nil before the first load.
  package func topics() throws -> [String]? {
    try read { db in try StoredDictionary.all(db).first { $0.state == .current }?.topics }
  }
}
