public import FeedbackModel

/// What was read from an operations file.
public struct OperationsReading: Sendable {
  /// The rows, rejected ones included.
  public var rows = 0
  /// The rows that could not be read or cannot be right.
  public var rejects: [Reject] = []
  /// The SHA-256 of the file as it is stored, in hexadecimal digits.
  public var sha256 = ""
  /// The charset that it was read in.
  public var encoding = ""
  /// The bytes of the file as it is stored.
  public var bytes = 0
}

/// A CSV file of operations numbers: a row for each period and segment, or a row for each call or ticket.
///
/// Which of the two it is follows from its columns: a time of offering, with a time of the answer or the end, makes
/// rows of single contacts. It is read as comment dumps are: packed, in any charset, with any delimiter.
public final class OperationsFile {
  /// The names of the columns.
  public var columnNames: [String] { source.schema.columnNames }

  /// Whether each row is one call or ticket.
  public var isByContact: Bool {
    if case .contact = parser { return true }
    return false
  }

  private enum Parser {
    case period(PeriodRowParser)
    case contact(CallRowParser)
  }

  private let source: InputSource
  private let parser: Parser
  /// The columns that tell rows of one period apart: all that hold no number that is read.
  private let keyColumns: [Int]

  /// Opens an operations file.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard input.
  ///   - timeZone: The time zone that instants are told in.
  ///   - dateOrder: The order of day and month, where the data cannot tell.
  ///   - shortAbandon: The seconds below which an abandoned contact is a short abandon.
  /// - Throws: `IngestionError` when it cannot be opened, is no CSV, or has no column that is known.
  public init(
    path: String,
    timeZone: TimeZoneRules = .utc,
    dateOrder: DateOrder? = nil,
    shortAbandon: Int = 10
  ) throws {
    var options = InputOptions()
    options.requiresText = false
    options.format = .csv
    source = try InputSource(path: path, options: options)
    let names = source.schema.columnNames
    let fields = OperationsSpellings.fields(in: names)
    let isByContact =
      fields[.offeredAt] != nil && (fields[.answeredAt] != nil || fields[.endedAt] != nil)
    let measures = isByContact ? [:] : OperationsSpellings.measures(in: names)
    let dateField: OperationsSpellings.Field = isByContact ? .offeredAt : .date
    guard let dateColumn = fields[dateField], isByContact || !measures.isEmpty else {
      throw Self.missing(fields[.date] == nil ? "a date" : "a number that is known", path, names)
    }
    let sample = source.firstRows
    let order = try dateOrder ?? source.order(ofColumn: dateColumn, in: sample)
    let dates = DateParser(order: order, timeZone: timeZone)
    if isByContact {
      parser = .contact(
        CallRowParser(
          names: names,
          fields: fields,
          dates: dates,
          isTickets: fields[.ticketID] != nil,
          shortAbandon: shortAbandon
        )
      )
    } else {
      parser = .period(
        PeriodRowParser(
          names: names,
          measures: measures,
          fields: fields,
          dates: dates,
          hasHours: Self.hasHours(dateColumn, sample, dates)
        )
      )
    }
    let used = Set(measures.values).union(
      [fields[.waitMedian], fields[.waitP90]].compactMap { $0 }
    )
    keyColumns = names.indices.filter { !used.contains($0) }
  }

  private static func missing(_ what: String, _ path: String, _ names: [String]) -> IngestionError {
    IngestionError(
      .missingColumn,
      Diagnostic(
        "no column looks like \(what). There are: \(names.prefix(40).joined(separator: ", "))",
        at: SourceLocation(file: path, line: 1),
        remedy:
          "name the columns as in \(OperationsSpellings.examples), or give one row a call with offered_at, "
          + "answered_at and ended_at."
      )
    )
  }

  /// Returns whether one of the first rows states a time other than midnight.
  private static func hasHours(_ column: Int, _ batch: RecordBatch, _ dates: DateParser) -> Bool {
    batch.records.contains { record in
      let range = batch.cells[record.cells.lowerBound + column].range
      return (dates.parse(batch.bytes.span.extracting(range))?.secondOfDay ?? 0) != 0
    }
  }

  /// Returns the place of the column that a segment is read from.
  ///
  /// - Parameter name: The name of a column, compared by letters and digits where none has it to the letter.
  /// - Returns: nil when no column has the name.
  public func column(likeName name: String) -> Int? {
    let wanted = ColumnSpellings.normalized(name)
    return columnNames.firstIndex(of: name)
      ?? columnNames.firstIndex { ColumnSpellings.normalized($0) == wanted }
  }

  /// Reads the rows in their order.
  ///
  /// - Parameters:
  ///   - columns: The columns whose values are the segment of a row.
  ///   - take: Takes the numbers of a row and its segment's values; a ticket may give two.
  /// - Returns: What became of the rows.
  /// - Throws: `IngestionError` for a file that breaks off or is damaged.
  public func read(
    segments columns: [Int],
    _ take: (OperationsFacts, [String]) -> Void
  ) throws -> OperationsReading {
    var reading = OperationsReading()
    var seen: [[String]: Int] = [:]
    var records = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    while let chunk = try source.nextChunk() {
      records.parse(chunk, into: &batch)
      reading.rows += batch.records.count + batch.rejects.count
      var rejects = batch.rejects
      for record in batch.records {
        let cells = batch.cells[record.cells].map {
          String(decoding: batch.bytes[$0.range], as: UTF8.self)
        }
        do {
          for facts in try facts(of: cells, line: record.line, &seen) {
            take(facts, columns.map { cells[$0] })
          }
        } catch {
          rejects.append(reject(record, error.reason, batch))
        }
      }
      reading.rejects += rejects.sorted { ($0.location.line ?? 0) < ($1.location.line ?? 0) }
    }
    reading.sha256 = source.sha256 ?? ""
    reading.encoding = source.schema.encodingName
    reading.bytes = source.bytesRead
    return reading
  }

  private func facts(
    of cells: [String],
    line: Int,
    _ seen: inout [[String]: Int]
  ) throws(OperationsFault) -> [OperationsFacts] {
    do {
      switch parser {
      case .contact(let parser): return try parser.facts(of: cells)
      case .period(let parser):
        let facts = try parser.facts(of: cells)
        let key = keyColumns.map { cells[$0] }
        if let first = seen.updateValue(line, forKey: key) {
          seen[key] = first
          throw OperationsFault("line \(first) is about the same period and segment")
        }
        return [facts]
      }
    } catch let fault as OperationsFault {
      throw fault
    } catch {
      throw OperationsFault("\(error)")
    }
  }

  private func reject(_ record: Record, _ reason: String, _ batch: RecordBatch) -> Reject {
    Reject(
      location: SourceLocation(file: source.schema.path, line: record.line),
      reason: reason,
      record: Array(batch.bytes[record.raw].prefix(Reject.recordLimit)),
      precedingRecords: 0
    )
  }
}
