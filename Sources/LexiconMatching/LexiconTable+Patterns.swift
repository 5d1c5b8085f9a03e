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

  /// Returns the number in a field of a row.
  ///
  /// - Parameters:
  ///   - row: A row of this table.
  ///   - field: Which field holds the number.
  ///   - range: What it may be, in thousandths; as a weight, if nothing else is said.
  ///   - diagnostics: Receives the fault where the field is none of that.
  /// - Returns: The number in thousandths; nil where the field is none of that.
  package func number(
    of row: Row,
    field: Int,
    in range: ClosedRange<Int> = Thousandths.weights,
    _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    guard let value = row.thousandths(field) else {
      diagnostics.append(Thousandths.diagnostic(row.text(field), at: location(row)))
      return nil
    }
    guard range.contains(value) else {
      diagnostics.append(
        Diagnostic(
          "\(row.text(field)) is out of range; it must be "
            + "\(Thousandths.text(range.lowerBound)) … \(Thousandths.text(range.upperBound))",
          at: location(row),
          remedy: "correct the number."
        )
      )
      return nil
    }
    return value
  }
}
