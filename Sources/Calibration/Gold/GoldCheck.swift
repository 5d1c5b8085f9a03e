package import FeedbackModel

/// Makes sure that what was read is gold that can be used.
package enum GoldCheck {
  /// Checks the rows of all gold files.
  ///
  /// - Parameters:
  ///   - rows: What people said.
  ///   - diagnostics: What is wrong with single values.
  ///   - seen: What the rows say anywhere.
  ///   - names: The names of the columns that were asked for.
  ///   - columns: The columns that there are, for messages.
  ///   - path: The first gold file, for messages.
  /// - Throws: `GoldError` with code `invalidLines` or `noGold`.
  package static func check(
    _ rows: [GoldRow],
    _ diagnostics: [Diagnostic],
    seen: Set<GoldField>,
    names: GoldNames,
    columns: [String],
    path: String
  ) throws(GoldError) {
    if !diagnostics.isEmpty { throw GoldError(.invalidLines, diagnostics.cut()) }
    let place = SourceLocation(file: path)
    guard !rows.isEmpty else {
      throw GoldError(
        .noGold,
        [Diagnostic("there are no rows", at: place, remedy: "give a file of labelled comments.")]
      )
    }
    let there = columns.prefix(40).joined(separator: ", ")
    for (field, name) in asked(names) where !seen.contains(field) {
      throw GoldError(
        .noGold,
        [
          Diagnostic(
            "there is no column \"\(name)\". There are: \(there)",
            at: place,
            remedy: "give one of these names."
          )
        ]
      )
    }
    guard rows.contains(where: { $0.hasGold || $0.rating != nil }) else {
      throw GoldError(
        .noGold,
        [
          Diagnostic(
            "no column holds a gold label, score, rating, topics, aspects or complaint. There are: \(there)",
            at: place,
            remedy:
              "name the column with --label-column, --score-column, --topics-column or --complaint-column."
          )
        ]
      )
    }
  }

  /// Checks that no two rows have the same id, which files of predictions go by.
  ///
  /// - Throws: `GoldError` with code `duplicateID`.
  package static func checkIDs(_ rows: [GoldRow]) throws(GoldError) {
    var places: [String: SourceLocation] = [:]
    var duplicates: [Diagnostic] = []
    for row in rows {
      if let earlier = places[row.id] {
        duplicates.append(
          Diagnostic(
            "the id '\(row.id)' stands at \(earlier) already",
            at: row.location,
            remedy: "give each row an id of its own, or leave --compare out."
          )
        )
      } else {
        places[row.id] = row.location
      }
    }
    guard duplicates.isEmpty else { throw GoldError(.duplicateID, duplicates.cut()) }
  }

  /// The columns that were asked for by name.
  private static func asked(_ names: GoldNames) -> [(GoldField, String)] {
    let single: [(GoldField, String?)] = [
      (.label, names.readsLabel ? names.label : nil), (.secondCoder, names.secondCoder),
      (.score, names.score),
      (.topics, names.topics), (.complaint, names.complaint),
    ]
    return single.compactMap { field, name in name.map { (field, $0) } }
      + names.groups.enumerated().map { (.group($0), $1) }
  }
}
