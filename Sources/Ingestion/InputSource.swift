/// One input file, or standard input, read as chunks of whole records.
///
/// Opening it finds out how it is packed, written and laid out; `schema` says what was found. Then `nextChunk()`
/// gives the records in their order. Memory does not grow with the file. An input is used by one thread; the
/// chunks are parsed wherever there is time, each worker with a `RecordParser` of its own.
public final class InputSource {
  /// What is known about the input.
  public let schema: InputSchema

  /// What the user said about it.
  let options: InputOptions
  private var reader: TextReader
  private var scanner: RecordScanner
  private var sequence = 0
  private var rowsBefore = 0
  private var linesBefore: Int
  private let headerLines: Int

  /// Whether the record behind the last chunk is beyond the limit; nothing is read after it.
  private var hasLongRecord = false

  /// The text at the head of the input that detection looks at, from the first row on.
  private let sample: RecordChunk

  /// Opens an input.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard input.
  ///   - options: What the user said about it.
  /// - Throws: `IngestionError` when the input cannot be opened or is no text, its charset cannot be told, or it
  ///   has no column for the text.
  public init(path: String, options: InputOptions) throws {
    self.options = options
    reader = try TextReader(path: path, options: options)
    let opening = try InputOpening(reader: &reader, options: options)
    schema = opening.schema
    headerLines = opening.headerLines
    linesBefore = opening.headerLines
    _ = reader.take(opening.headerBytes)
    scanner = RecordScanner(format: schema.format, delimiter: schema.delimiter)
    sample = opening.sample(of: reader.text, isComplete: reader.isComplete)
  }

  /// The bytes of the file, as it is stored, that were read so far.
  public var bytesRead: Int { reader.bytesRead }

  /// The size of the file as it is stored; nil for standard input and pipes.
  public var totalBytes: Int? { reader.totalBytes }

  /// The SHA-256 of the file as it is stored, in hexadecimal digits; nil before the last chunk was read.
  public var sha256: String? { reader.sha256 }

  /// The number of places where bytes that mean nothing in the charset became U+FFFD so far.
  public var replacements: Int { reader.replacements }

  /// The line of the first of these places, from 1; nil while there is none.
  public var firstReplacedLine: Int? { reader.firstReplacedLine }

  /// The first rows, once they were asked for and until the first chunk is read.
  private var parsedRows: RecordBatch?

  /// Returns the first rows, for detection of dates and scores.
  var firstRows: RecordBatch {
    if let parsedRows { return parsedRows }
    var batch = RecordBatch()
    var parser = RecordParser(schema: schema)
    parser.parse(sample, into: &batch)
    if sequence == 0 { parsedRows = batch }
    return batch
  }

  /// Returns the next whole records, or nil after the last.
  ///
  /// A chunk is the least number of records that has `chunkBytes` bytes or more, so the same input is always cut
  /// in the same places. The first chunks are smaller, each twice as large as the one before, so that the first rows are
  /// done soon.
  ///
  /// - Throws: `IngestionError` for a damaged or truncated file, an unclosed quote and a record beyond
  ///   `maxRecordBytes`, each after the records before it were returned.
  public func nextChunk() throws -> RecordChunk? {
    // Whoever looked at the first rows is done.
    parsedRows = nil
    let wanted = wantedBytes
    var cut = Cut(line: linesBefore)
    while true {
      let state = advance(&cut, wanted: wanted)
      guard state == .needsMore, !reader.isAtEnd else { break }
      reader.readMore()
    }
    guard cut.end > 0 else {
      let limits = RecordLimits(schema: schema, options: options)
      if let fault = limits.fault(inRecordAt: 0, line: linesBefore, of: reader) { throw fault }
      return nil
    }
    return take(cut)
  }

  /// The bytes that the first chunk has at least: so many rows are annotated in a millisecond or two.
  private static let firstChunkBytes = 1 << 14

  /// Beyond so many no chunk grows, whatever the options say: a gigabyte.
  private static let mostDoublings = 16

  /// The bytes that the next chunk has at least.
  private var wantedBytes: Int {
    let bytes = Self.firstChunkBytes << min(sequence, Self.mostDoublings)
    return max(min(bytes, options.chunkBytes), 1)
  }

  /// How far a chunk reaches.
  private struct Cut {
    var end = 0
    var rows = 0
    var line: Int
  }

  private enum CutState {
    case isEnough
    case needsMore
    case isTooLong
  }

  /// Takes records into the chunk until it is large enough or the text runs out.
  private func advance(_ cut: inout Cut, wanted: Int) -> CutState {
    let isComplete = reader.isComplete
    return reader.text.withUnsafeBufferPointer { text in
      while cut.end < wanted, !hasLongRecord {
        guard let record = scanner.nextRecord(in: text, atEnd: isComplete) else {
          let pending = scanner.position - scanner.recordStart
          return pending > options.maxRecordBytes ? .isTooLong : .needsMore
        }
        guard record.content.count <= options.maxRecordBytes else {
          hasLongRecord = true
          break
        }
        if let base = text.baseAddress, schema.format.isRow(record.content, in: base) {
          cut.rows += 1
        }
        cut.end = record.end
        cut.line = headerLines + scanner.recordLine
      }
      return hasLongRecord ? .isTooLong : .isEnough
    }
  }

  private func take(_ cut: Cut) -> RecordChunk {
    let chunk = RecordChunk(
      sequence: sequence,
      bytes: reader.take(cut.end),
      firstLine: linesBefore + 1,
      firstRecord: rowsBefore
    )
    scanner.drop(cut.end)
    sequence += 1
    rowsBefore += cut.rows
    linesBefore = cut.line
    return chunk
  }
}
