import GRDB

/// The column that says who wrote the comments of a source; the first load that names one settles it for all loads.
///
/// A load that left the column out would take the names off the rows that it loads again, or bring rows without an id in a
/// second time; either way an erasure by name would no longer find all words of a respondent.
package struct StoredRespondents: Hashable, Sendable {
  /// The name of the source.
  package var source: String

  /// The name of the column; nil where none says it.
  package var column: String?

  /// Settles the column of a source that has none, or checks that it is this one.
  ///
  /// - Throws: `StoreError` where the source has another column, or has comments that would come in twice.
  func settle(_ db: Database, _ path: String) throws {
    let known = try Self.column(of: source, db)
    guard known == nil || known != column else { return }
    // A load that failed before its first row may have named a column that there is not.
    let names = try areThere("respondent IS NOT NULL", db)
    if names, let known { throw mismatch(known, path) }
    guard let column else {
      guard !names else { throw unnamed(path) }
      return
    }
    guard try names || !areThere("external_id IS NULL", db) else { throw twice(path) }
    try db.execute(
      sql: "UPDATE source SET respondent_column = ? WHERE name = ?",
      arguments: [column, source]
    )
  }

  fileprivate static func column(of source: String, _ db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: "SELECT respondent_column FROM source WHERE name = ?",
      arguments: [source]
    )
  }

  /// Returns whether the source has comments of a kind.
  private func areThere(_ condition: String, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT * FROM comment JOIN source USING (source_id) "
        + "WHERE name = ? AND \(condition))",
      arguments: [source]
    ) ?? false
  }

  private func mismatch(_ known: String, _ path: String) -> StoreError {
    StoreError(
      .mismatch,
      path,
      "the respondents of source '\(source)' are those of the column '\(known)'",
      remedy: "give --respondent-column '\(known)' or none at all, or another --source."
    )
  }

  /// A store of before the column was kept knows that there are respondents, not where they stood.
  private func unnamed(_ path: String) -> StoreError {
    StoreError(
      .mismatch,
      path,
      "the comments of source '\(source)' were loaded with a respondent column, and this load names none",
      remedy: "give --respondent-column as then, or another --source."
    )
  }

  private func twice(_ path: String) -> StoreError {
    StoreError(
      .mismatch,
      path,
      "source '\(source)' was begun without a respondent column and has rows without an id, which would come in twice",
      remedy: "give another --source, or load the files into a new store."
    )
  }
}

extension FeedbackStore {
  /// Returns the column that says who wrote the comments of a source; nil where no load named one.
  package func respondentColumn(ofSource source: String) throws -> String? {
    try read { try StoredRespondents.column(of: source, $0) }
  }
}
