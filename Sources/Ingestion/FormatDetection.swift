import FeedbackModel

/// Finds the format and the delimiter of a text from its name and its first records.
struct FormatDetection {
  let path: String
  let options: InputOptions
  let sample: UnsafeBufferPointer<UInt8>

  /// The records that are looked at.
  private static let sampledRecords = 50

  /// The delimiters that are tried, the likeliest first.
  private static let delimiters = [Byte.comma, Byte.semicolon, Byte.tab, Byte.bar]

  /// Returns the format; what the options say comes first, then the file's suffix, then its content.
  func format() throws -> InputFormat {
    let first = sample.first { !Self.isSpace($0) }
    let format = options.format ?? Self.format(ofSuffix: path) ?? formatOfContent(first)
    if format == .ndjson, first == UInt8(ascii: "["), options.format == nil || isArray {
      throw jsonArray()
    }
    return format
  }

  private static func format(ofSuffix path: String) -> InputFormat? {
    var parts = path.lowercased().split(separator: ".")[...]
    if let last = parts.last, ["gz", "gzip", "zst", "zstd"].contains(last) { parts.removeLast() }
    guard parts.count > 1, let suffix = parts.last else { return nil }
    return switch suffix {
    case "csv", "tsv", "tab", "psv": .csv
    case "ndjson", "jsonl", "json", "ldjson": .ndjson
    default: nil
    }
  }

  private func formatOfContent(_ first: UInt8?) -> InputFormat {
    if first == UInt8(ascii: "{") { return .ndjson }
    if first == UInt8(ascii: "["), isArray { return .ndjson }
    if options.delimiter != nil || !options.columns.isEmpty || !options.extraColumns.isEmpty {
      return .csv
    }
    let isText = path.lowercased().split(separator: ".").contains { $0 == "txt" || $0 == "text" }
    let (header, agreement) = Self.header(in: sample, delimiter: delimiter())
    let names = header.map { ColumnSpellings.normalized($0) }
    let hasText = names.contains { ColumnSpellings.rank($0, for: .text) != nil }
    if hasText, names.count > 1 || !isText { return .csv }
    return !isText && names.count > 1 && agreement > 1 ? .csv : .plainText
  }

  /// Whether the text begins with `[` and an object or another `[`.
  private var isArray: Bool {
    let dense = sample.lazy.filter { !Self.isSpace($0) }.prefix(2)
    return Array(dense) == Array("[{".utf8) || Array(dense) == Array("[]".utf8)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  private func jsonArray() -> IngestionError {
    let name = path == "-" ? "" : " '\(path)'"
    return IngestionError(
      .jsonArray,
      Diagnostic(
        "this is one JSON array; expected one JSON object a line",
        at: SourceLocation(file: path, line: 1, column: 1),
        remedy: "turn it round with `jq -c '.[]'\(name)`."
      )
    )
  }

  /// Returns the delimiter that cuts the most records into as many cells as the header.
  ///
  /// Of delimiters that do so equally well, the one that gives more columns wins, then the likelier one.
  func delimiter() -> UInt8 {
    if let delimiter = options.delimiter { return delimiter }
    var best = (delimiter: Byte.comma, agreement: 0, columns: 1)
    for delimiter in Self.delimiters {
      let (header, agreement) = Self.header(in: sample, delimiter: delimiter)
      guard header.count > 1 else { continue }
      if (agreement, header.count) > (best.agreement, best.columns) {
        best = (delimiter, agreement, header.count)
      }
    }
    return best.delimiter
  }

  /// Returns the cells of the first record, and how many records of the sample have as many, itself included.
  private static func header(
    in sample: UnsafeBufferPointer<UInt8>,
    delimiter: UInt8
  ) -> (cells: [String], agreement: Int) {
    var scanner = RecordScanner(format: .csv, delimiter: delimiter)
    var cells: [String] = []
    var agreement = 0
    var records = 0
    while records < sampledRecords, let record = scanner.nextRecord(in: sample, atEnd: true) {
      guard !record.content.isEmpty else { continue }
      let found = CSVHeader.cells(of: sample[record.content], delimiter: delimiter)
      if records == 0 { cells = found }
      if found.count == cells.count { agreement += 1 }
      records += 1
    }
    return (cells, agreement)
  }
}
