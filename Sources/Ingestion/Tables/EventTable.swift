public import FeedbackModel

/// A table of events that explain what figures do, as a person keeps it: a CSV file with a line for each event.
///
/// Its columns are `name` and `start`, and if wanted `end` (the start's day where it is empty), `kind` and `topic`, in any
/// order. Days are written as `2026-06-01`. A table is small and written by hand, so the first mistake is an error.
public struct EventTable: Sendable {
  /// One event.
  public struct Row: Hashable, Sendable {
    /// The line on which it stands, from 1.
    public var line: Int
    /// What happened.
    public var name: String
    /// The kind, such as `launch`; nil when the cell is empty.
    public var kind: String?
    /// The first day.
    public var firstDay: CalendarDay
    /// The last day, not before the first.
    public var lastDay: CalendarDay
    /// The id of the topic that it is about; nil when the cell is empty.
    public var topic: String?
  }

  /// The events in the order of the file.
  public private(set) var rows: [Row] = []

  /// The file as the user named it.
  public let path: String

  private static let columns = ["name", "start", "end", "kind", "topic"]

  /// Reads a table.
  ///
  /// - Parameter path: The file, or `-` for standard input.
  /// - Throws: `IngestionError` for a file that cannot be read, a missing or unknown column, and a row with a mistake.
  public init(path: String) throws {
    self.path = path
    let source = try Self.open(path)
    let places = try Self.places(in: source.schema)
    var parser = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    while let chunk = try source.nextChunk() {
      parser.parse(chunk, into: &batch)
      for record in batch.records { rows.append(try Self.row(record, batch, places, path)) }
      if let reject = batch.rejects.first {
        throw Self.error(reject.location, reject.reason, "mend the line.")
      }
    }
  }

  private static func open(_ path: String) throws -> InputSource {
    var options = InputOptions()
    options.format = .csv
    options.columns = [.text: "name", .date: "start"]
    do {
      return try InputSource(path: path, options: options)
    } catch var error as IngestionError where error.code == .missingColumn {
      error.diagnostic.remedy = "name the columns \(columns.joined(separator: ", "))."
      throw error
    }
  }

  /// Returns where each column stands.
  private static func places(in schema: InputSchema) throws -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, name) in schema.columnNames.enumerated() {
      guard let known = columns.first(where: { ColumnSpellings.normalized(name) == $0 }) else {
        throw unknownColumn(name, schema.path)
      }
      places[known] = places[known] ?? place
    }
    return places
  }

  private static func row(
    _ record: Record,
    _ batch: RecordBatch,
    _ places: [String: Int],
    _ path: String
  ) throws -> Row {
    let location = SourceLocation(file: path, line: record.line)
    func cell(_ column: String) -> String {
      guard let place = places[column] else { return "" }
      let bytes = batch.bytes[batch.cells[record.cells.lowerBound + place].range]
      guard let start = bytes.firstIndex(where: { $0 != Byte.space }),
        let end = bytes.lastIndex(where: { $0 != Byte.space })
      else { return "" }
      return String(decoding: bytes[start...end], as: UTF8.self)
    }
    func day(_ column: String) throws -> CalendarDay {
      guard let time = DateParser(order: nil).parse(cell(column)) else {
        throw error(
          location,
          "the \(column) '\(cell(column))' is no day",
          "write it as 2026-06-01."
        )
      }
      return time.day
    }
    func optional(_ column: String) -> String? { cell(column).isEmpty ? nil : cell(column) }
    guard let name = optional("name") else {
      throw error(location, "the event has no name", "say in a few words what happened.")
    }
    let first = try day("start")
    let last = cell("end").isEmpty ? first : try day("end")
    guard first <= last else {
      throw error(location, "the end \(last) is before the start \(first)", "swap the two days.")
    }
    return Row(
      line: record.line,
      name: name,
      kind: optional("kind"),
      firstDay: first,
      lastDay: last,
      topic: optional("topic")
    )
  }

  private static func unknownColumn(_ name: String, _ path: String) -> IngestionError {
    IngestionError(
      .invalidTable,
      Diagnostic(
        "a table of events has no column \"\(name)\"",
        at: SourceLocation(file: path, line: 1),
        remedy: "name the columns \(columns.joined(separator: ", "))."
      )
    )
  }

  private static func error(
    _ location: SourceLocation,
    _ message: String,
    _ remedy: String
  ) -> IngestionError {
    IngestionError(.invalidTable, Diagnostic(message, at: location, remedy: remedy))
  }
}
