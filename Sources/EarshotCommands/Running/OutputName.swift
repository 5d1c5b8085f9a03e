/// What the name of an output says of its format.
enum OutputName {
  /// The endings of formats that some command writes, and of those that none does but readers would expect.
  private static let formats: Set<String> = [
    "csv", "tsv", "ndjson", "jsonl", "json", "html", "htm", "md", "xml", "pdf", "docx", "parquet",
  ]
  private static let packed: Set<String> = ["gz", "gzip", "zst", "zstd", "bz2", "xz", "zip", "7z"]
  private static let workbooks: Set<String> = ["xlsx", "xls", "xlsm", "ods"]

  /// Returns the ending of a path in small letters; empty where its last part has none.
  static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Finds the format that a name asks for.
  ///
  /// - Parameters:
  ///   - path: The output's name.
  ///   - known: The formats that the command writes.
  /// - Returns: One of the formats; nil where the name asks for none.
  /// - Throws: `CommandError` for the name of a format that the command does not write.
  static func format(of path: String, among known: [String]) throws -> String? {
    try check(path)
    let ending = ending(of: path)
    let format = ending == "jsonl" ? "ndjson" : ending
    if known.contains(format) { return format }
    guard formats.contains(ending) else { return nil }
    throw CommandError(
      "\(path): .\(ending) is no format that can be written here",
      remedy: "end the output's name in \(list(known)), or give --format."
    )
  }

  /// Checks that a name asks for no packed file and no workbook, which no command writes.
  ///
  /// - Throws: `CommandError` for such a name.
  static func check(_ path: String) throws {
    let ending = ending(of: path)
    if packed.contains(ending) {
      throw CommandError(
        "\(path): the output cannot be packed",
        remedy: "leave .\(ending) away and pack the file afterwards, or write to - and a pipe."
      )
    }
    guard workbooks.contains(ending) else { return }
    throw CommandError(
      "\(path): workbooks cannot be written",
      remedy: "end the output's name in .csv, which spreadsheets open."
    )
  }

  private static func list(_ formats: [String]) -> String {
    let endings = formats.filter { self.formats.contains($0) }.map { "." + $0 }
    guard let last = endings.last, endings.count > 1 else { return endings.first ?? ".txt" }
    return endings.dropLast().joined(separator: ", ") + " or " + last
  }
}
