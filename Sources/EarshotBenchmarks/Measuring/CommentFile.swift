import Ingestion

/// A file of comments as Earshot reads it, for counting and sampling.
enum CommentFile {
  /// Calls `body` with the bytes of each comment that is not empty.
  ///
  /// - Throws: `IngestionError` when the file cannot be read.
  static func forEachComment(of path: String, _ body: (ArraySlice<UInt8>) -> Void) throws {
    try forEachBatch(of: path) { batch, schema in
      guard let column = schema.column(for: .text) else { return }
      for record in batch.records where column < record.cells.count {
        let cell = batch.cells[record.cells.lowerBound + column]
        if cell.hasValue { body(batch.bytes[cell.range]) }
      }
    }
  }

  /// Returns how many rows a file has, and a digest of its bytes.
  ///
  /// - Throws: `IngestionError` when the file cannot be read.
  static func count(_ path: String) throws -> (rows: Int, bytes: Int, sha256: String) {
    var rows = 0
    let source = try forEachBatch(of: path) { batch, _ in
      rows += batch.records.count + batch.rejects.count
    }
    return (rows, source.bytesRead, source.sha256 ?? "")
  }

  @discardableResult
  private static func forEachBatch(
    of path: String,
    _ body: (borrowing RecordBatch, InputSchema) throws -> Void
  ) throws -> InputSource {
    let source = try InputSource(path: path, options: InputOptions())
    var parser = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    while let chunk = try source.nextChunk() {
      parser.parse(chunk, into: &batch)
      try body(batch, source.schema)
    }
    return source
  }
}
