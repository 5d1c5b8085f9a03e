package import FeedbackModel

extension LexiconTable {
  /// Adds the pattern of a row.
  ///
  /// - Parameters:
  ///   - row: A row of this table.
  ///   - field: Which field holds the pattern.
  ///   - patterns: Receives the pattern.
  ///   - diagnostics: Receives the fault when the field is no pattern.
  /// - Returns: The pattern's number, or nil when the field is no pattern.
  package func pattern(
    of row: Row,
    field: Int = 0,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) -> Int32? {
    let uses = kind.uses(of: row)
    do {
      return try row.withBytes(of: field) { (text) throws(PatternError) in
        try patterns.add(text, for: uses)
      }
    } catch {
      diagnostics.append(Diagnostic(error.message, at: location(row), remedy: error.remedy))
      return nil
    }
  }
}
