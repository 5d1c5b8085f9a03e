/// The bytes that end a line.
public enum LineEnding: String, Sendable {
  case lineFeed
  case carriageReturn
  case both

  /// The bytes themselves.
  public var bytes: [UInt8] {
    switch self {
    case .lineFeed: [0x0A]
    case .carriageReturn: [0x0D]
    case .both: [0x0D, 0x0A]
    }
  }
}

/// What is known about an input before its first record is read.
public struct InputSchema: Sendable {
  /// The file as the user named it, `-` for standard input.
  public internal(set) var path: String

  /// How records stand in the file.
  public internal(set) var format: InputFormat

  /// The byte between cells; a comma where there are none.
  public internal(set) var delimiter: UInt8 = Byte.comma

  /// The name of the charset that the file was written in.
  public internal(set) var encodingName: String

  /// How the first line ends.
  public internal(set) var lineEnding: LineEnding = .lineFeed

  /// The names in the header of CSV; empty for other formats.
  public internal(set) var columnNames: [String] = []

  /// The header record of CSV as UTF-8, without its line end; empty for other formats.
  public internal(set) var headerLineBytes: [UInt8] = []

  /// The header rows below the first (Qualtrics has two, SurveyMonkey one); they are not rows.
  public internal(set) var extraHeaderRows = 0

  /// The places of roles among a record's cells.
  var roleColumns: [ColumnRole: Int] = [:]

  /// The places of the further columns among a record's cells, by the name that the options gave.
  var extraColumns: [String: Int] = [:]

  /// What is wanted from JSON objects.
  var keys = JSONKeyTable()

  /// Returns the place of a role among the cells of every record, or nil when no column has it.
  ///
  /// In NDJSON every role has a place; its cell is `absent` where an object has no such key.
  public func column(for role: ColumnRole) -> Int? { roleColumns[role] }

  /// Returns the place of a column that the options asked for by name, or of a column with that very name.
  public func column(named name: String) -> Int? {
    extraColumns[name] ?? (format == .csv ? columnNames.firstIndex(of: name) : nil)
  }
}
