package import FeedbackModel

/// One lexicon file: its typed header and its lines, cut into fields.
///
/// The file opens with lines `#: key: value` for kind, name, version, language, licence and source, then a line that
/// names the columns, then one entry a line with tabs between the fields. `#` opens a comment line.
package struct LexiconTable: Sendable {
  /// One entry line.
  package struct Row: Sendable {
    /// The line in the file, from 1.
    package let line: Int

    /// The fields, as many as the kind has columns; optional ones may be empty.
    package let fields: [String]
  }

  /// The path as it was read.
  package let path: String

  /// What the entries say.
  package let kind: LexiconKind

  /// The header: kind, name, version, language, licence, source.
  package let header: [String: String]

  /// The SHA-256 of the file, in hexadecimal digits.
  package let sha256: String

  /// The entries in the order of the file.
  package let rows: [Row]

  /// Whether the entries come over those of the shipped files.
  package var isOverlay = false

  /// The name in the header.
  package var name: String { header["name"] ?? "" }

  /// The version in the header.
  package var version: String { header["version"] ?? "" }

  /// The location of a line of this file.
  package func location(_ row: Row) -> SourceLocation {
    SourceLocation(file: path, line: row.line)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - diagnostics: Receives every bad line.
  /// - Returns: The table without its bad lines, or nil when the header does not say what the file is.
  /// - Throws: `LexiconError` when the file cannot be read.
  package static func read(
    _ path: String,
    _ diagnostics: inout [Diagnostic]
  ) throws(LexiconError) -> LexiconTable? {
    read(try FileReading.bytes(of: path), path, &diagnostics)
  }

  /// Reads a file that is already in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What messages call it.
  ///   - diagnostics: Receives every bad line.
  /// - Returns: The table without its bad lines, or nil when the header does not say what the file is.
  package static func read(
    _ bytes: [UInt8],
    _ path: String,
    _ diagnostics: inout [Diagnostic]
  ) -> LexiconTable? {
    var reader = LexiconTableReader(path: path)
    reader.read(bytes)
    diagnostics.append(contentsOf: reader.diagnostics)
    guard let kind = reader.kind else { return nil }
    return LexiconTable(
      path: path,
      kind: kind,
      header: reader.header,
      sha256: SHA256.hex(of: bytes),
      rows: reader.rows
    )
  }
}

/// Cuts a lexicon file into header, columns and rows, and collects what is wrong with it.
struct LexiconTableReader {
  private static let headerKeys = ["kind", "name", "version", "language", "licence", "source"]

  let path: String
  private(set) var kind: LexiconKind?
  private(set) var header: [String: String] = [:]
  private(set) var rows: [LexiconTable.Row] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var hasColumns = false
  /// The columns that the file names; all but those that only people read until it names them.
  private var columns: [String] = []

  init(path: String) { self.path = path }

  mutating func read(_ bytes: [UInt8]) {
    // Mostly the whole file is well formed; then no line need be asked.
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start <= bytes.count {
      let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      number += 1
      var line = bytes[start..<feed]
      start = feed + 1
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      guard isValid || String(validating: line, as: UTF8.self) != nil else {
        report(number, "the line is not UTF-8", "save the file as UTF-8.")
        continue
      }
      take(line, number)
    }
    if !hasColumns { finishHeader(number) }
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) {
    let hash = UInt8(ascii: "#")
    let second = line.dropFirst().first
    if line.first == hash, second == UInt8(ascii: ":") {
      takeHeader(Substring(String(decoding: line, as: UTF8.self)).dropFirst(2), number)
    } else if line.first == hash, second != UInt8(ascii: "\t") {
      return
    } else if !hasColumns {
      finishHeader(number)
      takeColumns(line, number)
    } else {
      takeRow(line, number)
    }
  }

  private mutating func takeHeader(_ line: Substring, _ number: Int) {
    guard let colon = line.firstIndex(of: ":") else {
      report(number, "the header line has no value", "write it as `#: key: value`.")
      return
    }
    let key = line[..<colon].trimmed
    let value = line[line.index(after: colon)...].trimmed
    guard Self.headerKeys.contains(key) else {
      let known = Self.headerKeys.joined(separator: ", ")
      report(number, "the header key '\(key)' is unknown; known are \(known)", "correct the key.")
      return
    }
    header[key] = value
    guard key == "kind" else { return }
    kind = LexiconKind(rawValue: value)
    if kind == nil {
      let known = LexiconKind.allCases.map(\.rawValue).joined(separator: ", ")
      report(number, "the kind '\(value)' is unknown; known are \(known)", "correct the kind.")
    }
  }

  private mutating func finishHeader(_ number: Int) {
    for key in Self.headerKeys where header[key]?.isEmpty ?? true {
      report(max(1, number), "the header lacks '\(key)'", "add a line `#: \(key): …` at the top.")
    }
  }

  private mutating func takeColumns(_ line: ArraySlice<UInt8>, _ number: Int) {
    hasColumns = true
    guard let kind else { return }
    self.columns = Array(kind.columns.dropLast(kind.unnamedColumns))
    let columns = fields(of: line)
    guard columns != self.columns else { return }
    guard columns != kind.columns else {
      self.columns = columns
      return
    }
    report(
      number,
      "the columns are '\(columns.joined(separator: " "))', but a file of kind \(kind.rawValue) has "
        + "'\(self.columns.joined(separator: " "))'",
      "make the first line behind the header name these columns, with tabs between them."
    )
  }

  private mutating func takeRow(_ line: ArraySlice<UInt8>, _ number: Int) {
    guard let kind else { return }
    var fields = fields(of: line)
    let wanted = columns.count
    let least = kind.columns.count - kind.optionalColumns
    guard (least...max(least, wanted)).contains(fields.count) else {
      report(
        number,
        "the line has \(fields.count) fields, but \(kind.rawValue) entries have \(wanted): "
          + columns.joined(separator: ", "),
        "put one tab between the fields."
      )
      return
    }
    while fields.count < wanted { fields.append("") }
    rows.append(LexiconTable.Row(line: number, fields: fields))
  }

  /// Cuts a line at its tabs, byte by byte: a tab is never part of another character.
  private func fields(of line: ArraySlice<UInt8>) -> [String] {
    var fields: [String] = []
    fields.reserveCapacity(columns.count)
    var rest = line
    while true {
      let tab = rest.firstIndex(of: UInt8(ascii: "\t"))
      fields.append(String(decoding: trimmed(rest[..<(tab ?? rest.endIndex)]), as: UTF8.self))
      guard let tab else { return fields }
      rest = rest[(tab + 1)...]
    }
  }

  /// Returns bytes without the blanks at their ends.
  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    return rest
  }

  private mutating func report(_ line: Int, _ message: String, _ remedy: String) {
    diagnostics.append(
      Diagnostic(message, at: SourceLocation(file: path, line: line), remedy: remedy)
    )
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmed: String {
    var rest = utf8
    while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    return String(Substring(rest))
  }
}
