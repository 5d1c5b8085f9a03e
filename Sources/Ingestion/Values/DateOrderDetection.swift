import FeedbackModel

extension InputSource {
  /// Returns whether day or month stands first in the dates of this input.
  ///
  /// The first values decide: a number above twelve can only be a day.
  ///
  /// - Returns: nil when there is no date column, or no date that could be read in two ways.
  /// - Throws: `IngestionError.ambiguousDateOrder` when dates such as `3/4/2026` have no day above twelve among
  ///   them, or have such days in both places.
  public func detectDateOrder() throws -> DateOrder? {
    let batch = firstRows
    for role in [ColumnRole.date, .repliedAt] {
      guard let column = schema.column(for: role) else { continue }
      if let order = try order(ofColumn: column, in: batch) { return order }
    }
    return nil
  }

  /// Returns whether day or month stands first in the first dates of one column.
  func order(ofColumn column: Int, in batch: RecordBatch) throws -> DateOrder? {
    var dayFirst: Int?
    var monthFirst: Int?
    var open: Int?
    batch.bytes.withUnsafeBufferPointer { bytes in
      for record in batch.records {
        let range = batch.cells[record.cells.lowerBound + column].range
        let cell = UnsafeBufferPointer(rebasing: bytes[range])
        guard let (first, second) = DateScanner.leadingPair(of: cell) else { continue }
        if first > 12, second <= 12 { dayFirst = dayFirst ?? record.line }
        if second > 12, first <= 12 { monthFirst = monthFirst ?? record.line }
        if first <= 12, second <= 12, first != second { open = open ?? record.line }
      }
    }
    switch (dayFirst, monthFirst) {
    case (_?, nil): return .dayMonthYear
    case (nil, _?): return .monthDayYear
    case (nil, nil): if let open { throw ambiguity("could be day/month or month/day", open) }
    case (let day?, let month?):
      throw ambiguity(
        "has days above 12 in the first place, line \(month) in the second",
        day
      )
    }
    return nil
  }

  private func ambiguity(_ what: String, _ line: Int) -> IngestionError {
    IngestionError(
      .ambiguousDateOrder,
      Diagnostic(
        "the order of day and month cannot be told: this line \(what)",
        at: SourceLocation(file: schema.path, line: line),
        remedy: "say which with --date-order dmy or --date-order mdy."
      )
    )
  }
}
