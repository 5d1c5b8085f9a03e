import FeedbackModel

/// Makes a record with one cell of every line.
struct PlainTextRecordParser: Sendable {
  func parse(_ chunk: RecordChunk, into batch: inout RecordBatch) {
    chunk.bytes.withUnsafeBufferPointer { bytes in
      var scanner = RecordScanner(format: .plainText, delimiter: Byte.comma)
      var line = chunk.firstLine
      while let record = scanner.nextRecord(in: bytes, atEnd: true) {
        let span = TextSpan(record.content.lowerBound, record.content.upperBound)
        let cell = batch.cells.count
        batch.cells.append(Cell(span: span, kind: .string))
        batch.records.append(
          Record(line: line, span: span, cells: cell..<cell + 1, members: 0..<0)
        )
        line += 1
      }
    }
  }
}
