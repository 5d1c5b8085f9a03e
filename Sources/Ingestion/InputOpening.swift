import FeedbackModel

/// Finds the layout of an input from the head of its text.
struct InputOpening {
  private(set) var schema: InputSchema

  /// The bytes and lines before the first row.
  private(set) var headerBytes = 0
  private(set) var headerLines = 0

  private let options: InputOptions
  private var scanner: RecordScanner
  private var labels: [String] = []

  /// The rows that Qualtrics and SurveyMonkey may put below the first header row.
  private static let maximumExtraHeaderRows = 2

  /// The bytes of rows that detection looks at.
  private static let sampleBytes = 1 << 20

  init(reader: inout TextReader, options: InputOptions) throws {
    self.options = options
    let (format, delimiter) = try reader.text.withUnsafeBufferPointer { text in
      let detection = FormatDetection(path: reader.path, options: options, sample: text)
      let format = try detection.format()
      return (format, format == .csv ? detection.delimiter() : Byte.comma)
    }
    schema = InputSchema(path: reader.path, format: format, encodingName: reader.encodingName)
    schema.delimiter = delimiter
    scanner = RecordScanner(format: format, delimiter: delimiter)
    schema.lineEnding = Self.lineEnding(of: reader.text)
    switch format {
    case .csv: try openCSV(&reader)
    case .ndjson: try openNDJSON(reader)
    case .plainText: schema.roleColumns = [.text: 0]
    }
  }

  /// Returns the first whole rows of a text that begins with the first row.
  func sample(of text: [UInt8], isComplete: Bool) -> RecordChunk {
    var scanner = RecordScanner(format: schema.format, delimiter: schema.delimiter)
    let end = text.withUnsafeBufferPointer { bytes in
      while scanner.recordStart < Self.sampleBytes,
        scanner.nextRecord(in: bytes, atEnd: isComplete) != nil
      {}
      return scanner.recordStart
    }
    return RecordChunk(
      sequence: 0,
      bytes: Array(text[..<end]),
      firstLine: headerLines + 1,
      firstRecord: 0
    )
  }

  // MARK: - CSV

  private mutating func openCSV(_ reader: inout TextReader) throws {
    guard var header = try nextRow(&reader) else {
      throw IngestionError(
        .emptyFile,
        Diagnostic(
          "the file has no header",
          at: SourceLocation(file: schema.path),
          remedy: "put the names of the columns on the first line."
        )
      )
    }
    if let delimiter = Self.declaredDelimiter(header), options.delimiter == nil {
      schema.delimiter = delimiter
      scanner.delimiter = delimiter
      endHeader()
      header = try nextRow(&reader) ?? []
    }
    schema.headerLineBytes = header
    schema.columnNames = CSVHeader.cells(of: header, delimiter: schema.delimiter)
    endHeader()
    try skipExtraHeaderRows(&reader)
    let matching = ColumnMatching(path: schema.path, names: schema.columnNames, labels: labels)
    schema.roleColumns = try matching.columns(for: options)
    for name in options.extraColumns {
      schema.extraColumns[name] = try matching.column(named: name)
    }
  }

  /// Returns the next record that is not empty, reading on as far as needed.
  private mutating func nextRow(_ reader: inout TextReader) throws -> [UInt8]? {
    while true {
      let isComplete = reader.isComplete
      let found = reader.text.withUnsafeBufferPointer {
        scanner.nextRecord(in: $0, atEnd: isComplete)
      }
      if let found {
        if !found.content.isEmpty { return Array(reader.text[found.content]) }
      } else if reader.isAtEnd || scanner.position - scanner.recordStart > options.maxRecordBytes {
        let limits = RecordLimits(schema: schema, options: options)
        let start = scanner.recordStart
        if let fault = limits.fault(inRecordAt: start, line: scanner.recordLine, of: reader) {
          throw fault
        }
        return nil
      } else {
        reader.readMore()
      }
    }
  }

  private mutating func endHeader() {
    headerBytes = scanner.recordStart
    headerLines = scanner.recordLine
  }

  /// Returns the delimiter that Excel's first line `sep=;` states.
  private static func declaredDelimiter(_ row: [UInt8]) -> UInt8? {
    row.count == 5 && Array(row[..<4]) == Array("sep=".utf8) ? row[4] : nil
  }

  private mutating func skipExtraHeaderRows(_ reader: inout TextReader) throws {
    let beforeRows = scanner
    for count in 1...Self.maximumExtraHeaderRows {
      guard let row = try? nextRow(&reader) else { break }
      let cells = CSVHeader.cells(of: row, delimiter: schema.delimiter)
      let isSubLabels = count == 1 && CSVHeader.isSubLabels(cells, under: schema.columnNames)
      if isSubLabels || CSVHeader.isImportIDs(cells) {
        if isSubLabels || count == 1 { labels = isSubLabels ? cells : [] }
        schema.extraHeaderRows = count
        return endHeader()
      }
      labels = cells
    }
    labels = []
    scanner = beforeRows
  }

  // MARK: - NDJSON

  private mutating func openNDJSON(_ reader: borrowing TextReader) throws {
    schema.keys = JSONKeyTable(options: options)
    for (cell, role) in ColumnRole.allCases.enumerated() { schema.roleColumns[role] = cell }
    for (index, name) in options.extraColumns.enumerated() {
      schema.extraColumns[name] = ColumnRole.allCases.count + index
    }
    let names = keyNames(of: sample(of: reader.text, isComplete: reader.isComplete))
    guard !names.isEmpty else { return }
    let matching = ColumnMatching(path: schema.path, names: names, labels: [])
    _ = try matching.columns(for: options)
    for name in options.extraColumns { _ = try matching.column(named: name) }
  }

  /// Returns the keys of the objects in a sample, each once, in the order in which they come.
  private func keyNames(of sample: RecordChunk) -> [String] {
    var batch = RecordBatch()
    var parser = RecordParser(schema: schema)
    parser.parse(sample, into: &batch)
    var seen: Set<ArraySlice<UInt8>> = []
    return batch.members.compactMap { member in
      let key = batch.bytes[member.key]
      return seen.insert(key).inserted ? String(decoding: key, as: UTF8.self) : nil
    }
  }

  private static func lineEnding(of text: [UInt8]) -> LineEnding {
    guard let first = text.firstIndex(where: { $0 == Byte.lineFeed || $0 == Byte.carriageReturn })
    else { return .lineFeed }
    if text[first] == Byte.lineFeed { return .lineFeed }
    return first + 1 < text.count && text[first + 1] == Byte.lineFeed ? .both : .carriageReturn
  }
}
