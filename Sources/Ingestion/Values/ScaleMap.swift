import FeedbackModel

/// Answers that a user's own survey words differently, with the code of each.
///
/// A CSV file with the columns `text` and `code`: `So-so,3`. Texts are compared without regard to case and to the
/// number of blanks. What the map knows goes before everything that Earshot knows.
public struct ScaleMap: Sendable, Hashable {
  /// The codes by folded text.
  private var codes: [String: Int] = [:]

  /// The codes that any scale can have.
  private static let knownCodes = 0...10

  /// Reads a scale map.
  ///
  /// - Parameter path: The file, or `-` for standard input.
  /// - Throws: `IngestionError.invalidScaleMap`, naming file and line, for the first line that is no answer with a code;
  ///   other `IngestionError`s for a file that cannot be read.
  public init(path: String) throws {
    var options = InputOptions()
    options.requiresText = false
    options.format = .csv
    let source = try InputSource(path: path, options: options)
    let names = source.schema.columnNames.map { ColumnSpellings.normalized($0) }
    guard let text = names.firstIndex(of: "text"), let code = names.firstIndex(of: "code") else {
      throw Self.fault("the header has no columns text and code", path, 1)
    }
    var parser = RecordParser(schema: source.schema)
    var batch = RecordBatch()
    while let chunk = try source.nextChunk() {
      parser.parse(chunk, into: &batch)
      if let reject = batch.rejects.first {
        throw Self.fault(reject.reason, path, reject.location.line ?? 1)
      }
      for record in batch.records {
        let cells = batch.cells[record.cells].map {
          String(decoding: batch.bytes[$0.range], as: UTF8.self)
        }
        try add(cells[text], cells[code], path, record.line)
      }
    }
    guard !codes.isEmpty else { throw Self.fault("the map has no answers", path, 1) }
  }

  private mutating func add(_ text: String, _ cell: String, _ path: String, _ line: Int) throws {
    let folded = Self.folded(text)
    guard !folded.isEmpty else { throw Self.fault("the text is blank", path, line) }
    guard let code = Int(cell.filter { !$0.isWhitespace }), Self.knownCodes.contains(code) else {
      throw Self.fault("\(OperationsCell.shown(cell)) is no code from 0 to 10", path, line)
    }
    if let known = codes[folded], known != code {
      throw Self.fault(
        "\(OperationsCell.shown(text)) is \(known) further up, and \(code) here",
        path,
        line
      )
    }
    codes[folded] = code
  }

  private static func fault(_ message: String, _ path: String, _ line: Int) -> IngestionError {
    IngestionError(
      .invalidScaleMap,
      Diagnostic(
        message,
        at: SourceLocation(file: path, line: line),
        remedy: "give an answer and its code a line under text,code: for example So-so,3."
      )
    )
  }

  /// Returns the code of a cell, or nil when the map does not know it.
  func code(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count <= Self.maximumBytes else { return nil }
    return codes[Self.folded(String(decoding: bytes, as: UTF8.self))]
  }

  /// A longer cell is no answer of a scale.
  private static let maximumBytes = 400

  private static func folded(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }
}
