import FeedbackModel

/// A line and a byte column, both from 1.
struct Place {
  var line: Int
  var column: Int

  /// Finds the line and column of an offset within a record that begins on a known line.
  init(of offset: Int, in base: UnsafePointer<UInt8>, from record: Range<Int>, line: Int) {
    var line = line
    var lineStart = record.lowerBound
    var at = record.lowerBound
    while at < offset {
      let byte = base[at]
      at += 1
      if byte == Byte.carriageReturn, at < record.upperBound, base[at] == Byte.lineFeed { continue }
      if byte == Byte.lineFeed || byte == Byte.carriageReturn {
        line += 1
        lineStart = at
      }
    }
    self.line = line
    column = offset - lineStart + 1
  }

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension RecordBatch {
  /// Adds a row that could not be read.
  mutating func reject(
    path: String,
    place: Place,
    reason: String,
    record: Range<Int>,
    base: UnsafePointer<UInt8>
  ) {
    let kept = min(record.count, Reject.recordLimit)
    rejects.append(
      Reject(
        location: SourceLocation(file: path, line: place.line, column: place.column),
        reason: reason,
        record: Array(UnsafeBufferPointer(start: base + record.lowerBound, count: kept)),
        precedingRecords: records.count
      )
    )
  }
}
