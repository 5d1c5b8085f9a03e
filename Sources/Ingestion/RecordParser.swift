/// Turns chunks into records; every worker has one of its own.
public struct RecordParser: Sendable {
  private enum Dialect: Sendable {
    case csv(CSVRecordParser)
    case ndjson(NDJSONRecordParser)
    case plainText(PlainTextRecordParser)
  }

  private var dialect: Dialect

  /// Creates a parser for the records of one input.
  public init(schema: InputSchema) {
    switch schema.format {
    case .csv: dialect = .csv(CSVRecordParser(schema: schema))
    case .ndjson: dialect = .ndjson(NDJSONRecordParser(schema: schema))
    case .plainText: dialect = .plainText(PlainTextRecordParser())
    }
  }

  /// Reads all records of a chunk.
  ///
  /// Every row of the chunk becomes either a record or a reject. The batch's former content is lost, its memory
  /// is used again.
  ///
  /// - Parameters:
  ///   - chunk: Whole records of the input that the parser was made for.
  ///   - batch: Where the records go.
  public mutating func parse(_ chunk: RecordChunk, into batch: inout RecordBatch) {
    batch.removeAll()
    batch.bytes.append(contentsOf: chunk.bytes)
    switch dialect {
    case .csv(var parser):
      dialect = .plainText(PlainTextRecordParser())
      parser.parse(chunk, into: &batch)
      dialect = .csv(parser)
    case .ndjson(var parser):
      dialect = .plainText(PlainTextRecordParser())
      parser.parse(chunk, into: &batch)
      dialect = .ndjson(parser)
    case .plainText(let parser):
      parser.parse(chunk, into: &batch)
    }
  }
}
