import GRDB

/// The data tables of a store as text, the same for equal content.
///
/// `store`, `run` and `run_input` are left out: they tell when and in how many goes the data came. So is `flag_action`, which
/// tells what people did about comments and when, and so are the marks of what was erased, which depend on the store's random
/// salt.
package enum StoreDump {
  /// The tables, with the order of their rows.
  package static let tables: [(name: String, order: String)] = [
    ("source", "1"), ("dictionary", "1"), ("dictionary_source", "1, 2"), ("topic", "1"),
    ("dictionary_topic", "1, 2"), ("segment_column", "1"), ("segment", "1"),
    ("segment_value", "1, 2"), ("rating_column", "1"), ("comment", "1"), ("score", "1, 2"),
    ("annotation", "1, 2"), ("topic_hit", "1, 2, 3"), ("measure", "1"),
    ("cell_count", "1, 2, 3, 4"), ("goal", "1"), ("event", "1"),
  ]

  /// Returns the digest of each table's rows, in the order of `tables`.
  package static func digests(of store: FeedbackStore) throws -> [String] {
    try store.read { db in
      try tables.map { table in
        var digest = Hash128(of: [])
        let rows = try Row.fetchCursor(
          db,
          sql: "SELECT * FROM \(table.name) ORDER BY \(table.order)"
        )
        while let row = try rows.next() {
          digest = Hash128(of: digest.bytes + Array(line(row).utf8))
        }
        return "\(table.name) \(digest.high) \(digest.low)"
      }
    }
  }

  /// Returns the rows of a table, one a line.
  package static func lines(of table: String, in store: FeedbackStore) throws -> [String] {
    let order = tables.first { $0.name == table }?.order ?? "1"
    return try store.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY \(order)").map(line)
    }
  }

  private static func line(_ row: Row) -> String {
    row.databaseValues.map { value in
      switch value.storage {
      case .null: "null"
      case .int64(let number): String(number)
      case .double(let number): String(number)
      case .string(let text): "'" + text.replacing("'", with: "''") + "'"
      case .blob(let data): "x'" + data.map { String($0, radix: 16) }.joined(separator: " ") + "'"
      }
    }.joined(separator: "|")
  }
}
