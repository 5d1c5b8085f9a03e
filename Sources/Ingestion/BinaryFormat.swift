import FeedbackModel

/// Files that are no text, by their first bytes.
enum BinaryFormat {
  private static let spreadsheet = "open it in a spreadsheet program and export it as CSV (UTF-8)."
  private static let asText = "give a text file: CSV, NDJSON or plain text."

  private static let formats: [(magic: [UInt8], name: String, remedy: String)] = [
    (Array("PK\u{3}\u{4}".utf8), "a ZIP or XLSX file", spreadsheet),
    (Array("PK\u{5}\u{6}".utf8), "a ZIP file without content", spreadsheet),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word file", spreadsheet),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image", asText),
    ([0xFF, 0xD8, 0xFF], "a JPEG image", asText),
    (Array("GIF8".utf8), "a GIF image", asText),
    (Array("%PDF-".utf8), "a PDF file", "copy its table into a spreadsheet and export it as CSV."),
    (Array("PAR1".utf8), "a Parquet file", "convert it, for example with DuckDB, to CSV."),
    (Array("SQLite format 3".utf8), "an SQLite database", "export the table as CSV."),
    ([0x7F, 0x45, 0x4C, 0x46], "a program", asText),
    (Array("BZh".utf8), "a bzip2 file", "unpack it first with `bunzip2`."),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file", "unpack it first with `unxz`."),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip file", "unpack it first with `7z x`."),
  ]

  /// Throws when the file begins like one that is no text.
  static func check(_ sample: UnsafeBufferPointer<UInt8>, _ path: String) throws {
    for (magic, name, remedy) in formats where sample.starts(with: magic) {
      // "BZh" may begin a comment; a bzip2 file goes on with a block size and is no UTF-8.
      if magic.count == 3, magic[0] < 0x80, CharsetDetection.isUTF8(sample, isWhole: false) {
        continue
      }
      throw IngestionError(
        .binaryFile,
        Diagnostic(
          "this is \(name), not text",
          at: SourceLocation(file: path),
          remedy: remedy
        )
      )
    }
  }

  static func error(_ what: String, _ path: String) -> IngestionError {
    IngestionError(
      .binaryFile,
      Diagnostic(
        "this is not a text file: it holds \(what)",
        at: SourceLocation(file: path),
        remedy: asText
      )
    )
  }
}
