import GRDB

/// What a store keeps of a run: when it was, what made it, what became of the rows.
package struct RunRecord: Sendable {
  /// A file that was read.
  package struct Input: Hashable, Sendable {
    /// The name of the file, without its folder.
    package var name: String
    /// The SHA-256 of the file, in hexadecimal digits.
    package var sha256: String
    /// The size in bytes.
    package var bytes: Int
    /// The rows that were read from it.
    package var rows: Int

    /// Creates an input.
    package init(name: String, sha256: String, bytes: Int, rows: Int) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
      self.rows = rows
    }
  }

  private let store: FeedbackStore
  private let id: Int64

  /// Notes that a run begins.
  package init(_ store: FeedbackStore, command: String) throws {
    self.store = store
    id = try store.change { db in
      try db.execute(
        sql: "INSERT INTO run (command, manifest, started_at) "
          + "VALUES (?, '', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        arguments: [command]
      )
      return db.lastInsertedRowID
    }
  }

  /// Notes that the run came to its end.
  package func finish(manifest: String, inputs: [Input], counts: LoadCounts) throws {
    try store.change { db in
      try db.execute(
        sql: """
          UPDATE run SET manifest = ?, finished_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
            dictionary_id = (SELECT dictionary_id FROM dictionary WHERE state = 'current'),
            rows = ?, new = ?, edited = ?, unchanged = ?, forgotten = ?, rejected = ?
          WHERE run_id = ?
          """,
        arguments: [
          manifest, counts.rows, counts.new, counts.edited, counts.unchanged, counts.forgotten,
          counts.rejected, id,
        ]
      )
      for (place, input) in inputs.enumerated() {
        try db.execute(
          sql: "INSERT INTO run_input VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [id, place, input.name, input.sha256, input.bytes, input.rows]
        )
      }
    }
  }
}

/// What made the figures of a store: the current dictionary, and the files of all runs that came to their end.
package struct StoreMakers: Sendable {
  /// The current dictionary.
  package let dictionary: DictionaryDescription
  /// The files, each content once, in the order in which they were loaded.
  package let inputs: [RunRecord.Input]

  /// Reads what made a store.
  package init(_ store: FeedbackStore) throws {
    (dictionary, inputs) = try store.read { db in (try Self.dictionary(db), try Self.inputs(db)) }
  }

  private static func inputs(_ db: Database) throws -> [RunRecord.Input] {
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT name, sha256, bytes, rows, min(run_id * 1000000 + place) AS first "
        + "FROM run_input GROUP BY sha256 ORDER BY first"
    )
    return rows.map {
      RunRecord.Input(name: $0["name"], sha256: $0["sha256"], bytes: $0["bytes"], rows: $0["rows"])
    }
  }

  private static func dictionary(_ db: Database) throws -> DictionaryDescription {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM dictionary WHERE state = 'current'")
    let id: Int64 = row?["dictionary_id"] ?? 0
    func sources(_ kind: String) throws -> [DictionaryDescription.Source] {
      try Row.fetchAll(
        db,
        sql: "SELECT * FROM dictionary_source WHERE dictionary_id = ? AND kind = ? ORDER BY place",
        arguments: [id, kind]
      ).map { .init(name: $0["name"], version: $0["version"], sha256: $0["sha256"]) }
    }
    let topics = try Row.fetchAll(
      db,
      sql: "SELECT id, name FROM dictionary_topic JOIN topic USING (topic_id) "
        + "WHERE dictionary_id = ? ORDER BY place",
      arguments: [id]
    )
    return DictionaryDescription(
      engine: row?["engine"] ?? "",
      icu: row?["icu"] ?? "",
      unicode: row?["unicode"] ?? "",
      lexicons: try sources("lexicon"),
      taxonomies: try sources("taxonomy"),
      topics: topics.map { .init(id: $0["id"], name: $0["name"]) }
    )
  }
}
