import FeedbackModel

/// Says why no further record can be read.
struct RecordLimits {
  let schema: InputSchema
  let options: InputOptions

  /// Returns what is wrong with the record under way, or nil at the proper end of an input.
  ///
  /// To be asked only when the record at `start` cannot be read. A record beyond the limit mostly has a quote that nobody closed. Which of the two it is, is told by the
  /// record's first bytes up to the limit alone, so that the answer does not depend on how the file is read.
  func fault(
    inRecordAt start: Int,
    line: Int,
    of reader: borrowing TextReader
  ) -> IngestionError? {
    let isTooLong = reader.text.count - start > options.maxRecordBytes
    let end = isTooLong ? start + options.maxRecordBytes : reader.text.count
    var probe = RecordScanner(format: schema.format, delimiter: schema.delimiter)
    _ = reader.text[start..<end].withUnsafeBufferPointer {
      probe.nextRecord(in: $0, atEnd: true)
    }
    if !isTooLong, let fault = reader.fault { return fault }
    if probe.openQuote != nil {
      return unclosedQuote(
        SourceLocation(
          file: schema.path,
          line: line + probe.openQuotePlace.line + 1,
          column: probe.openQuotePlace.column + 1
        ),
        isTooLong: isTooLong
      )
    }
    return isTooLong ? tooLong(SourceLocation(file: schema.path, line: line + 1)) : nil
  }

  private func unclosedQuote(_ location: SourceLocation, isTooLong: Bool) -> IngestionError {
    let limit = counted(options.maxRecordBytes, "byte")
    let extent = isTooLong ? "within \(limit)" : "before the end of the file"
    return IngestionError(
      .unclosedQuote,
      Diagnostic(
        "the quote that opens here is not closed \(extent)",
        at: location,
        remedy: "close it, or double it (\"\") where it belongs to the text."
      )
    )
  }

  private func tooLong(_ location: SourceLocation) -> IngestionError {
    IngestionError(
      .recordTooLong,
      Diagnostic(
        "the record that begins here is longer than \(counted(options.maxRecordBytes, "byte"))",
        at: location,
        remedy: "check that each row ends with a line end, or cut the long row out."
      )
    )
  }
}
