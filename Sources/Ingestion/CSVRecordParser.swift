import FeedbackModel

/// Cuts CSV records into cells, by RFC 4180 with what the world adds.
///
/// Cells may hold line ends and doubled quotes when they are quoted. A quote within an unquoted cell stands for
/// itself. Text behind a closing quote and a wrong number of cells make the record a reject.
///
/// Regular records are found by vectors (`CSVScan`), all others byte by byte.
struct CSVRecordParser: Sendable {
  private let path: String
  private let columnCount: Int
  private let delimiter: UInt8
  private var unescaped: [UInt8] = []
  private var scan: CSVScan?

  /// Creates a parser.
  ///
  /// - Parameters:
  ///   - schema: The layout of the input.
  ///   - scan: What finds regular records; nil has all records read byte by byte.
  init(schema: InputSchema, scan: CSVScan? = CSVScan()) {
    path = schema.path
    columnCount = schema.columnNames.count
    delimiter = schema.delimiter
    self.scan = scan
  }

  mutating func parse(_ chunk: RecordChunk, into batch: inout RecordBatch) {
    unescaped.removeAll(keepingCapacity: true)
    chunk.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var row = Row(base: base, count: bytes.count, line: chunk.firstLine)
      let canScan = CSVScan.canScan(delimiter: delimiter, count: row.count)
      while row.position < row.count {
        if canScan { readRegularRows(&row, into: &batch) }
        if row.position < row.count { readRow(&row, into: &batch) }
      }
    }
    batch.bytes.append(contentsOf: unescaped)
  }

  /// The place within the chunk, and what is known about the row under way.
  fileprivate struct Row {
    let base: UnsafePointer<UInt8>
    let count: Int
    var position = 0
    var line: Int
    var fault: (offset: Int, reason: String)?

    init(base: UnsafePointer<UInt8>, count: Int, line: Int) {
      self.base = base
      self.count = count
      self.line = line
    }

    /// Steps over a line end, if there is one here.
    @inline(__always)
    mutating func stepOverLineEnd() {
      guard position < count else { return }
      let isPair =
        base[position] == Byte.carriageReturn && position + 1 < count
        && base[position + 1] == Byte.lineFeed
      position += isPair ? 2 : 1
      line += 1
    }
  }

  private mutating func readRow(_ row: inout Row, into batch: inout RecordBatch) {
    let start = row.position
    let line = row.line
    let first = row.base[start]
    if first == Byte.lineFeed || first == Byte.carriageReturn { return row.stepOverLineEnd() }
    let firstCell = batch.cells.count
    var cellCount = 0
    while true {
      let cell = readCell(&row)
      if cellCount < columnCount {
        batch.cells.append(cell)
      } else if cellCount == columnCount {
        noteSurplus(at: cell, in: &row)
      }
      cellCount += 1
      guard row.position < row.count, row.base[row.position] == delimiter else { break }
      row.position += 1
    }
    let end = row.position
    row.stepOverLineEnd()
    if cellCount == columnCount, row.fault == nil {
      batch.records.append(
        Record(
          line: line,
          span: TextSpan(start, end),
          cells: firstCell..<firstCell + cellCount,
          members: 0..<0
        )
      )
    } else {
      batch.cells.removeLast(batch.cells.count - firstCell)
      reject(&row, start..<end, line: line, cellCount: cellCount, in: &batch)
    }
  }

  @inline(__always)
  private mutating func readCell(_ row: inout Row) -> Cell {
    let start = row.position
    if start < row.count, row.base[start] == Byte.quote { return readQuotedCell(&row) }
    row.position = row.base.firstOffset(
      of: delimiter,
      Byte.lineFeed,
      Byte.carriageReturn,
      from: start,
      to: row.count
    )
    return Cell(span: TextSpan(start, row.position), kind: .string)
  }

  private mutating func readQuotedCell(_ row: inout Row) -> Cell {
    let start = row.position + 1
    row.position = start
    var hasDoubled = false
    while true {
      row.position = row.base.firstOffset(
        of: Byte.quote,
        Byte.lineFeed,
        Byte.carriageReturn,
        from: row.position,
        to: row.count
      )
      guard row.position < row.count else { break }
      if row.base[row.position] != Byte.quote {
        row.stepOverLineEnd()
      } else if row.position + 1 < row.count, row.base[row.position + 1] == Byte.quote {
        hasDoubled = true
        row.position += 2
      } else {
        break
      }
    }
    let end = row.position
    row.position = min(end + 1, row.count)
    stepOverTrailingText(&row)
    let span = hasDoubled ? unescape(start..<end, of: row) : TextSpan(start, end)
    return Cell(span: span, kind: .string)
  }

  /// Goes to the delimiter or line end behind a closing quote; anything before that is a fault.
  @inline(__always)
  private func stepOverTrailingText(_ row: inout Row) {
    guard row.position < row.count else { return }
    let next = row.base[row.position]
    if next == delimiter || next == Byte.lineFeed || next == Byte.carriageReturn { return }
    if row.fault == nil {
      row.fault = (row.position, "there is text behind the closing quote of a cell")
    }
    row.position = row.base.firstOffset(
      of: delimiter,
      Byte.lineFeed,
      Byte.carriageReturn,
      from: row.position,
      to: row.count
    )
  }

  /// Writes the text of a cell with its doubled quotes halved behind the chunk, and returns its place there.
  private mutating func unescape(_ range: Range<Int>, of row: Row) -> TextSpan {
    let target = row.count + unescaped.count
    var from = range.lowerBound
    var offset = from
    while offset < range.upperBound {
      if row.base[offset] == Byte.quote {
        unescaped.append(
          contentsOf: UnsafeBufferPointer(start: row.base + from, count: offset + 1 - from)
        )
        offset += 1
        from = offset + 1
      }
      offset += 1
    }
    if from < range.upperBound {
      unescaped.append(
        contentsOf: UnsafeBufferPointer(start: row.base + from, count: range.upperBound - from)
      )
    }
    return TextSpan(target, row.count + unescaped.count)
  }

  private func noteSurplus(at cell: Cell, in row: inout Row) {
    guard row.fault == nil else { return }
    let offset = cell.range.lowerBound
    row.fault = (offset < row.count ? offset : row.position, "")
  }

  private func reject(
    _ row: inout Row,
    _ range: Range<Int>,
    line: Int,
    cellCount: Int,
    in batch: inout RecordBatch
  ) {
    let fault = row.fault
    row.fault = nil
    let reason =
      fault.map(\.reason).flatMap { $0.isEmpty ? nil : $0 }
      ?? "the row has \(counted(cellCount, "cell")); the header has \(counted(columnCount, "column"))"
    let place = Place(of: fault?.offset ?? range.upperBound, in: row.base, from: range, line: line)
    batch.reject(path: path, place: place, reason: reason, record: range, base: row.base)
  }
}

// MARK: - By vectors

extension CSVRecordParser {
  /// Reads rows as long as they are regular and wholly found; `row` is then at the first that is not.
  private mutating func readRegularRows(_ row: inout Row, into batch: inout RecordBatch) {
    guard var found = scan.take() else { return }
    defer { scan = found }
    found.find(in: row.base, from: row.position, to: row.count, delimiter: delimiter, cells: true)
    let firstLine = row.line
    var place = 0
    for record in 0..<found.recordCount {
      readRegularRow(&row, found, &place, into: &batch)
      row.line = firstLine + found.lines(throughRecord: record)
    }
  }

  /// Reads one row whose ends were found, from `place` on.
  @inline(__always)
  private mutating func readRegularRow(
    _ row: inout Row,
    _ found: borrowing CSVScan,
    _ place: inout Int,
    into batch: inout RecordBatch
  ) {
    let (base, start) = (row.base, row.position)
    let (firstCell, firstUnescaped) = (batch.cells.count, unescaped.count)
    var cellStart = start
    var contentEnd = start
    var isLast = false
    while !isLast {
      let end = found[place]
      place += 1
      contentEnd = end.offset
      isLast = base[contentEnd] != delimiter
      if isLast, contentEnd > cellStart, base[contentEnd] == Byte.lineFeed,
        base[contentEnd - 1] == Byte.carriageReturn
      {
        contentEnd -= 1
      }
      batch.cells.append(cell(cellStart..<contentEnd, end.hasDoubledQuote, of: row))
      cellStart = end.offset + 1
    }
    let isBlank = contentEnd == start
    let cells = firstCell..<batch.cells.count
    if !isBlank, cells.count == columnCount {
      let span = TextSpan(start, contentEnd)
      batch.records.append(Record(line: row.line, span: span, cells: cells, members: 0..<0))
    } else {
      batch.cells.removeLast(cells.count)
      unescaped.removeLast(unescaped.count - firstUnescaped)
      // A row of another number of cells: why, and where, is told byte by byte.
      if !isBlank { readRow(&row, into: &batch) }
    }
    row.position = cellStart
  }

  @inline(__always)
  private mutating func cell(_ range: Range<Int>, _ hasDoubledQuote: Bool, of row: Row) -> Cell {
    guard !range.isEmpty, row.base[range.lowerBound] == Byte.quote else {
      return Cell(span: TextSpan(range.lowerBound, range.upperBound), kind: .string)
    }
    let inner = range.lowerBound + 1..<range.upperBound - 1
    let span =
      hasDoubledQuote ? unescape(inner, of: row) : TextSpan(inner.lowerBound, inner.upperBound)
    return Cell(span: span, kind: .string)
  }
}

/// Returns a number with its noun, in the plural where that is due.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
