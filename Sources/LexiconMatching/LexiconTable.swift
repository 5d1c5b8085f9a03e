package import FeedbackModel

/// One lexicon file: its typed header and its lines, cut into fields.
///
/// The file opens with lines `#: key: value` for kind, name, version, language, licence and source, then a line that
/// names the columns, then one entry a line with tabs between the fields. `#` opens a comment line. A file of
/// topics may name taxonomies in a line `#: consults: …`.
package struct LexiconTable: Sendable {
  /// The path as it was read.
  package let path: String

  /// What the entries say.
  package let kind: LexiconKind

  /// The header: kind, name, version, language, licence, source, and in a file of topics perhaps `consults`.
  package let header: [String: String]

  /// The SHA-256 of the file, in hexadecimal digits.
  package let sha256: String

  /// The entries in the order of the file.
  package let rows: LexiconRows

  /// Whether no line of the file was left out as misshapen, so that what is missing is really not there.
  package var isWhole = true

  /// Whether the entries come over those of the shipped files.
  package var isOverlay = false

  /// The name by which other files name the topics of this one, where it is only consulted.
  package var consultedName: String?

  /// The key of the header that names the taxonomies which a file of topics consults.
  static let consultsKey = "consults"

  /// The name in the header.
  package var name: String { header["name"] ?? "" }

  /// The version in the header.
  package var version: String { header["version"] ?? "" }

  /// Whether the entries are of a language, such as `en`, or of several (`mul`).
  ///
  /// Regions make no difference: `en-GB` is `en`.
  package func isOf(language: String) -> Bool {
    let own = (header["language"] ?? "").lowercased()
    return own == "mul" || own == language || own.hasPrefix(language + "-")
  }

  /// The location of a line of this file.
  package func location(_ row: Row) -> SourceLocation {
    SourceLocation(file: path, line: row.line)
  }

  /// Returns what is wrong with a line that has a name which its kind does not know.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - known: The names that the kind knows, in the order in which they are told.
  ///   - row: The line.
  /// - Returns: What is told, with the mend.
  package func unknown(_ name: String, known: [String], _ row: Row) -> Diagnostic {
    Diagnostic(
      "'\(name)' is unknown; known are \(known.joined(separator: ", "))",
      at: location(row),
      remedy: "use one of these."
    )
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
    let fields = reader.read(bytes)
    diagnostics.append(contentsOf: reader.diagnostics)
    guard let kind = reader.kind else { return nil }
    var table = LexiconTable(
      path: path,
      kind: kind,
      header: reader.header,
      sha256: SHA256.hex(of: bytes),
      rows: LexiconRows(fields)
    )
    table.isWhole = reader.diagnostics.isEmpty
    return table
  }
}
