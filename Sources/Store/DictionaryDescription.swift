import GRDB
import KPIModel

/// A version of the word lists, as a store knows it.
package struct DictionaryDescription: Hashable, Sendable {
  /// A file of word lists.
  package struct Source: Hashable, Sendable {
    /// The name in its header.
    package var name: String
    /// The version in its header.
    package var version: String
    /// The SHA-256 of the file, in hexadecimal digits.
    package var sha256: String

    /// Creates a source.
    package init(name: String, version: String, sha256: String) {
      self.name = name
      self.version = version
      self.sha256 = sha256
    }
  }

  /// A topic of the catalogue.
  package struct Topic: Hashable, Sendable {
    /// The id, as it stands in outputs.
    package var id: String
    /// The name for people.
    package var name: String

    /// Creates a topic.
    package init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// The version of the engine.
  package var engine: String
  /// The version of ICU.
  package var icu: String
  /// The version of Unicode.
  package var unicode: String
  /// The lexicons, in the order in which they apply.
  package var lexicons: [Source]
  /// The taxonomies, in the order in which they apply.
  package var taxonomies: [Source]
  /// The topics, in the order of the catalogue.
  package var topics: [Topic]

  /// Creates a description.
  package init(
    engine: String,
    icu: String,
    unicode: String,
    lexicons: [Source],
    taxonomies: [Source],
    topics: [Topic]
  ) {
    self.engine = engine
    self.icu = icu
    self.unicode = unicode
    self.lexicons = lexicons
    self.taxonomies = taxonomies
    self.topics = topics
  }

  /// What tells versions apart: the digest of engine, files and topics, in hexadecimal digits.
  ///
  /// ICU is left out, so that an update of the system does not make every store out of date.
  package var sha256: String {
    var lines = ["engine \(engine)"]
    lines += lexicons.map { "lexicon \($0.name) \($0.version) \($0.sha256)" }
    lines += taxonomies.map { "taxonomy \($0.name) \($0.version) \($0.sha256)" }
    lines += topics.map { "topic \($0.id)" }
    let hash = Hash128(of: Array(lines.joined(separator: "\n").utf8))
    return hash.bytes.map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}

/// What a dictionary is good for.
package enum DictionaryState: String, Sendable {
  /// The one before the current one; its figures tell what the change of dictionary did.
  case former
  /// The one that all comments are annotated by.
  case current
  /// The one that a rescore has not come to the end of.
  case building
}

/// A dictionary in a store.
package struct StoredDictionary: Sendable {
  /// Its number in the store.
  package let id: Int64
  /// What tells versions apart.
  package let sha256: String
  /// What it is good for.
  package let state: DictionaryState
  /// The ids of its topics, in the order of the catalogue.
  package let topics: [String]
  /// The numbers of its topics in the store, in the order of the catalogue.
  let topicRows: [Int64]

  /// The place of the topic that says a matter is not settled.
  let repeatedContact: Int?

  /// Reads the dictionaries of a store, oldest first.
  static func all(_ db: Database) throws -> [StoredDictionary] {
    try Row.fetchAll(db, sql: "SELECT * FROM dictionary ORDER BY dictionary_id").map { row in
      let topics = try Row.fetchAll(
        db,
        sql: "SELECT topic_id, id FROM dictionary_topic JOIN topic USING (topic_id) "
          + "WHERE dictionary_id = ? ORDER BY place",
        arguments: [row["dictionary_id"] as Int64]
      )
      let ids: [String] = topics.map { $0["id"] }
      return StoredDictionary(
        id: row["dictionary_id"],
        sha256: row["sha256"],
        state: DictionaryState(rawValue: row["state"]) ?? .former,
        topics: ids,
        topicRows: topics.map { $0["topic_id"] },
        repeatedContact: ids.firstIndex(of: RowHandling.repeatedContact)
      )
    }
  }

  /// Adds a dictionary with its topics and the names of what its cells count.
  static func add(
    _ description: DictionaryDescription,
    _ state: DictionaryState,
    _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO dictionary (sha256, state, engine, icu, unicode) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        description.sha256, state.rawValue, description.engine, description.icu,
        description.unicode,
      ]
    )
    let id = db.lastInsertedRowID
    let sources =
      description.lexicons.map { ("lexicon", $0) } + description.taxonomies.map { ("taxonomy", $0) }
    for (place, source) in sources.enumerated() {
      try db.execute(
        sql: "INSERT INTO dictionary_source VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [id, place, source.0, source.1.name, source.1.version, source.1.sha256]
      )
    }
    for (place, topic) in description.topics.enumerated() {
      try db.execute(
        sql: "INSERT INTO topic (id, name) VALUES (?, ?) "
          + "ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        arguments: [topic.id, topic.name]
      )
      try db.execute(
        sql: "INSERT INTO dictionary_topic SELECT ?, ?, topic_id FROM topic WHERE id = ?",
        arguments: [id, place, topic.id]
      )
    }
    try MeasureRows.add(
      MeasureCatalogue(topics: description.topics.map(\.id), ratings: StoredRatings(db).columns),
      db
    )
  }

  /// Takes a dictionary out, with all that was found by it.
  static func drop(_ id: Int64, _ db: Database) throws {
    for table in ["topic_hit", "annotation", "cell_count", "dictionary"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE dictionary_id = ?", arguments: [id])
    }
  }
}
