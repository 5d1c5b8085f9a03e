import GRDB

/// What holds for all rows of a load.
package struct LoadPlan: Sendable {
  /// The name of the source, within which ids are unique.
  package var source: String

  /// The word lists that rows are annotated by.
  package var dictionary: DictionaryDescription

  /// The segment columns and the time zone.
  package var layout: StoreLayout

  /// Who wrote the comments.
  package var respondents: StoredRespondents

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - source: The name of the source.
  ///   - dictionary: The word lists.
  ///   - layout: The segment columns and the time zone.
  ///   - respondentColumn: The column that says who wrote a comment; nil where none does.
  package init(
    source: String,
    dictionary: DictionaryDescription,
    layout: StoreLayout,
    respondentColumn: String? = nil
  ) {
    self.source = source
    self.dictionary = dictionary
    self.layout = layout
    respondents = StoredRespondents(source: source, column: respondentColumn)
  }

  /// Settles what the store does not know yet, and checks the rest.
  func prepare(_ db: Database, _ path: String) throws {
    try layout.settle(db, path)
    try db.execute(
      sql: "INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING",
      arguments: [source]
    )
    try respondents.settle(db, path)
    if try StoredDictionary.all(db).isEmpty {
      try StoredDictionary.add(dictionary, .current, db)
    }
    _ = try check(db, path)
  }

  /// Checks that the store is of the plan's word lists still, and returns the number of the source.
  func check(_ db: Database, _ path: String) throws -> Int64 {
    let dictionaries = try StoredDictionary.all(db)
    if dictionaries.contains(where: { $0.state == .building }) {
      throw StoreError(
        .mismatch,
        path,
        "a rescore of the store has not come to its end",
        remedy: "run: earshot load --rescore --store \(path)"
      )
    }
    guard dictionaries.first(where: { $0.state == .current })?.sha256 == dictionary.sha256 else {
      throw Self.changed(path)
    }
    return try Int64.fetchOne(
      db,
      sql: "SELECT source_id FROM source WHERE name = ?",
      arguments: [source]
    ) ?? 0
  }

  /// The error where the word lists are not those of the store.
  package static func changed(_ path: String) -> StoreError {
    StoreError(
      .mismatch,
      path,
      "the word lists are not those that the stored comments were annotated by",
      remedy: "annotate them anew with: earshot load --rescore --store \(path)"
    )
  }
}
