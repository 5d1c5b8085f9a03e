public import FeedbackModel

/// A run of whole records as UTF-8 text, as it is handed to a worker.
public struct RecordChunk: Sendable {
  /// The number of the chunk within its file, from 0.
  public let sequence: Int

  /// The records with their line ends.
  public let bytes: [UInt8]

  /// The line on which the chunk begins, from 1.
  public let firstLine: Int

  /// The number of rows before the chunk, rejected ones included.
  public let firstRecord: Int
}

/// A row as it was read.
public struct Record: Hashable, Sendable {
  /// The line on which the record begins, from 1.
  public var line: Int

  /// The bytes of the record as it stood, without its line end.
  public var span: TextSpan

  private var cellBounds: TextSpan
  private var memberBounds: TextSpan

  init(line: Int, span: TextSpan, cells: Range<Int>, members: Range<Int>) {
    self.line = line
    self.span = span
    cellBounds = TextSpan(cells.lowerBound, cells.upperBound)
    memberBounds = TextSpan(members.lowerBound, members.upperBound)
  }

  /// The record as it stood, as a range of the batch's bytes.
  public var raw: Range<Int> { span.range }

  /// The record's cells, as a range of the batch's cells.
  public var cells: Range<Int> { cellBounds.range }

  /// The record's JSON members, as a range of the batch's members; empty for other formats.
  public var members: Range<Int> { memberBounds.range }
}

/// A value of a record, ready for use.
public struct Cell: Hashable, Sendable {
  /// What stood in the record.
  public enum Kind: UInt8, Sendable {
    /// The JSON object has no such key.
    case absent
    /// JSON null.
    case null
    /// Text; every cell of CSV and plain text.
    case string
    /// A JSON number, as it was written.
    case number
    /// `true` or `false`.
    case bool
    /// A JSON array or object, as it was written.
    case container
  }

  /// The bytes of the value in the batch, without quotes and escapes.
  public var span: TextSpan

  /// What stood in the record.
  public var kind: Kind

  /// The bytes of the value, as a range of the batch's bytes.
  public var range: Range<Int> { span.range }

  /// Whether the cell holds at least one byte of text or JSON other than null.
  ///
  /// Inlinable because every field of every row is asked.
  @inlinable
  public var hasValue: Bool { kind != .absent && kind != .null && span.start < span.end }
}

/// A member of a JSON object as it stood, so that a writer can copy it.
public struct Member: Hashable, Sendable {
  /// The bytes of the key between its quotes, escapes as they stood.
  public var keySpan: TextSpan

  /// The bytes of the value, with its quotes if it is a string.
  public var valueSpan: TextSpan

  /// The key, as a range of the batch's bytes.
  public var key: Range<Int> { keySpan.range }

  /// The value, as a range of the batch's bytes.
  public var value: Range<Int> { valueSpan.range }
}

/// A row that could not be read.
public struct Reject: Hashable, Sendable {
  /// Where it stands, and where in it the fault was found.
  public var location: SourceLocation

  /// What is wrong with it.
  public var reason: String

  /// The row as it stood, cut after `recordLimit` bytes.
  public var record: [UInt8]

  /// The number of rows of the batch's records that stand before it.
  public var precedingRecords: Int

  /// The most bytes of a rejected row that are kept.
  public static let recordLimit = 4096
}

/// The records of one chunk; a worker keeps one batch and has it filled again and again.
public struct RecordBatch: Sendable {
  /// The chunk's bytes, followed by the texts of cells that had to be unescaped.
  public var bytes: [UInt8] = []

  /// The records in the order of the file.
  public var records: [Record] = []

  /// The cells of all records.
  public var cells: [Cell] = []

  /// The JSON members of all records.
  public var members: [Member] = []

  /// The rows that could not be read, in the order of the file.
  public var rejects: [Reject] = []

  /// Creates an empty batch.
  public init() {}

  /// Empties the batch but keeps its memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    rejects.removeAll(keepingCapacity: true)
  }
}
