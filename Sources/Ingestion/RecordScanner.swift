/// Finds where records end, and keeps its place while more bytes are read.
///
/// It knows just enough of each format to tell a line end between records from one within a cell, so that chunks
/// can be cut at record borders. Whether a record is well formed is for the parser to say; both use the same rule
/// for quotes: a quote opens a cell only where the cell begins, and what follows its closing quote is unquoted.
struct RecordScanner {
  let format: InputFormat
  var delimiter: UInt8

  /// The offset up to which the buffer was looked at.
  private(set) var position = 0

  /// The offset at which the record under way begins.
  private(set) var recordStart = 0

  /// The offset of the quote that opened the cell under way, if it is a quoted cell.
  private(set) var openQuote: Int?

  /// The number of line ends before `position`.
  private(set) var lines = 0

  /// The number of line ends before `recordStart`.
  private(set) var recordLine = 0

  /// The offset of the first byte of the line under way.
  private(set) var lineStart = 0

  /// The line and column of the quote that opened the last quoted cell, as offsets from 0.
  private(set) var openQuotePlace = (line: 0, column: 0)

  /// The ends of regular records from some offset on, found many at a time.
  fileprivate struct Ahead {
    var scan = CSVScan()
    /// The number of the next record among those that were found.
    var next = 0
    /// How far the buffer's bytes have moved towards its start since they were scanned.
    var dropped = 0
    /// The line ends before the first of the records.
    var linesBefore = 0
  }

  private var ahead: Ahead?

  private let scansAhead: Bool

  /// Creates a scanner at the beginning of a text.
  ///
  /// - Parameters:
  ///   - format: How records stand.
  ///   - delimiter: The byte between the cells of CSV.
  ///   - scansAhead: Whether many regular records of CSV are found at once; the same are found either way.
  init(format: InputFormat, delimiter: UInt8, scansAhead: Bool = true) {
    self.format = format
    self.delimiter = delimiter
    self.scansAhead = scansAhead
  }

  /// Goes on to the end of the record under way.
  ///
  /// - Parameters:
  ///   - bytes: All bytes from offset 0 on; those before `position` must not have changed.
  ///   - atEnd: Whether no more bytes will come.
  /// - Returns: The record with and without its line end, or nil when its end is not among the bytes.
  mutating func nextRecord(
    in bytes: UnsafeBufferPointer<UInt8>,
    atEnd: Bool
  ) -> (content: Range<Int>, end: Int)? {
    guard let base = bytes.baseAddress, position < bytes.count else {
      return atEnd ? finish(bytes.count) : nil
    }
    switch format {
    case .csv: return nextCSVRecord(in: base, count: bytes.count, atEnd: atEnd)
    case .plainText: return nextLine(in: base, count: bytes.count, atEnd: atEnd)
    case .ndjson: return nextJSONLine(in: base, count: bytes.count, atEnd: atEnd)
    }
  }

  /// Tells the scanner that the first bytes of the buffer were taken away.
  mutating func drop(_ count: Int) {
    position -= count
    recordStart -= count
    lineStart -= count
    openQuote = openQuote.map { $0 - count }
    ahead?.dropped += count
  }

  private mutating func nextCSVRecord(
    in base: UnsafePointer<UInt8>,
    count: Int,
    atEnd: Bool
  ) -> (content: Range<Int>, end: Int)? {
    if let record = nextRegularRecord(in: base, count: count, atEnd: atEnd) { return record }
    while true {
      let found = base.firstOffset(
        of: Byte.quote,
        Byte.lineFeed,
        Byte.carriageReturn,
        from: position,
        to: count
      )
      position = found
      guard found < count else { return atEnd ? finish(count) : nil }
      if base[found] == Byte.quote {
        guard stepOverQuote(at: found, in: base, count: count, atEnd: atEnd) else { return nil }
      } else {
        guard let next = lineEnd(at: found, in: base, count: count, atEnd: atEnd) else {
          return nil
        }
        startLine(at: next)
        if openQuote == nil { return endRecord(content: found, end: next) }
      }
    }
  }

  /// Takes a quote into account; returns false when the next byte must be known first.
  @inline(__always)
  private mutating func stepOverQuote(
    at offset: Int,
    in base: UnsafePointer<UInt8>,
    count: Int,
    atEnd: Bool
  ) -> Bool {
    if openQuote != nil {
      guard offset + 1 < count || atEnd else { return false }
      if offset + 1 < count, base[offset + 1] == Byte.quote {
        position = offset + 2
      } else {
        openQuote = nil
        position = offset + 1
      }
    } else {
      if offset == recordStart || base[offset - 1] == delimiter {
        openQuote = offset
        openQuotePlace = (lines, offset - lineStart)
      }
      position = offset + 1
    }
    return true
  }

  private mutating func nextLine(
    in base: UnsafePointer<UInt8>,
    count: Int,
    atEnd: Bool
  ) -> (content: Range<Int>, end: Int)? {
    let found = base.firstOffset(
      of: Byte.lineFeed,
      Byte.lineFeed,
      Byte.carriageReturn,
      from: position,
      to: count
    )
    position = found
    guard found < count else { return atEnd ? finish(count) : nil }
    guard let next = lineEnd(at: found, in: base, count: count, atEnd: atEnd) else { return nil }
    startLine(at: next)
    return endRecord(content: found, end: next)
  }

  private mutating func nextJSONLine(
    in base: UnsafePointer<UInt8>,
    count: Int,
    atEnd: Bool
  ) -> (content: Range<Int>, end: Int)? {
    let found = base.firstOffset(
      of: Byte.lineFeed,
      Byte.lineFeed,
      Byte.lineFeed,
      from: position,
      to: count
    )
    position = found
    guard found < count else { return atEnd ? finish(count) : nil }
    startLine(at: found + 1)
    let hasReturn = found > recordStart && base[found - 1] == Byte.carriageReturn
    return endRecord(content: hasReturn ? found - 1 : found, end: found + 1)
  }

  /// Returns the offset behind the line end at `offset`, or nil when the next byte must be known first.
  @inline(__always)
  private func lineEnd(
    at offset: Int,
    in base: UnsafePointer<UInt8>,
    count: Int,
    atEnd: Bool
  ) -> Int? {
    guard base[offset] == Byte.carriageReturn else { return offset + 1 }
    guard offset + 1 < count else { return atEnd ? offset + 1 : nil }
    return base[offset + 1] == Byte.lineFeed ? offset + 2 : offset + 1
  }

  @inline(__always)
  private mutating func startLine(at offset: Int) {
    lines += 1
    lineStart = offset
    position = offset
  }

  @inline(__always)
  private mutating func endRecord(content: Int, end: Int) -> (content: Range<Int>, end: Int) {
    defer {
      recordStart = end
      recordLine = lines
    }
    return (recordStart..<content, end)
  }

  /// Returns the last record, which has no line end, if there is one.
  private mutating func finish(_ count: Int) -> (content: Range<Int>, end: Int)? {
    guard recordStart < count, openQuote == nil else { return nil }
    return endRecord(content: count, end: count)
  }
}

// MARK: - Many records at once

extension RecordScanner {
  /// Goes on to the end of a record by what was found by vectors; nil where that is not known.
  @inline(__always)
  private mutating func nextRegularRecord(
    in base: UnsafePointer<UInt8>,
    count: Int,
    atEnd: Bool
  ) -> (content: Range<Int>, end: Int)? {
    guard scansAhead, position == recordStart, openQuote == nil else { return nil }
    if ahead.map({ $0.next == $0.scan.recordCount }) ?? true {
      findAhead(in: base, count: count, atEnd: atEnd)
    }
    guard let record = ahead?.takeNext() else { return nil }
    lines = record.lines
    lineStart = record.end + 1
    position = record.end + 1
    let isPair =
      base[record.end] == Byte.lineFeed && record.end > recordStart
      && base[record.end - 1] == Byte.carriageReturn
    return endRecord(content: isPair ? record.end - 1 : record.end, end: record.end + 1)
  }

  private mutating func findAhead(in base: UnsafePointer<UInt8>, count: Int, atEnd: Bool) {
    // Whether a return ends a line by itself is told by the next byte.
    let isOpen = !atEnd && base[count - 1] == Byte.carriageReturn
    let end = isOpen ? count - 1 : count
    guard position < end, CSVScan.canScan(delimiter: delimiter, count: count) else { return }
    var next = ahead.take() ?? Ahead()
    next.scan.find(in: base, from: position, to: end, delimiter: delimiter, cells: false)
    (next.next, next.dropped, next.linesBefore) = (0, 0, lines)
    ahead = next
  }
}

extension RecordScanner.Ahead {
  /// Returns the offset of the last byte of the next record, and the line ends through it.
  @inline(__always)
  fileprivate mutating func takeNext() -> (end: Int, lines: Int)? {
    guard next < scan.recordCount else { return nil }
    defer { next += 1 }
    return (scan[next].offset - dropped, linesBefore + scan.lines(throughRecord: next))
  }
}
