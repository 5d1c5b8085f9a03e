/// A place in an input file; lines and columns count from 1.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it, `-` for standard input.
  public var file: String

  /// The line, from 1; nil when the whole file is meant.
  public var line: Int?

  /// The byte column within the line, from 1; nil when the whole line is meant.
  public var column: Int?

  /// Creates a location.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The location as `file`, `file:line` or `file:line:column`.
  public var description: String {
    switch (line, column) {
    case (let line?, let column?): "\(file):\(line):\(column)"
    case (let line?, nil): "\(file):\(line)"
    case (nil, _): file
    }
  }
}

/// A sentence for people about one place in one file, and how to mend it.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// Where it was found; nil when it belongs to no file.
  public var location: SourceLocation?

  /// What was found, and what was expected.
  public var message: String

  /// What to do about it.
  public var remedy: String?

  /// Creates a diagnostic.
  public init(_ message: String, at location: SourceLocation? = nil, remedy: String? = nil) {
    self.location = location
    self.message = message
    self.remedy = remedy
  }

  /// The diagnostic on one line.
  ///
  /// Its shape is `path:line:column: error: what was found. Fix: what to do.`
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let stop = message.last.map { ".?!…".contains($0) } == true ? "" : "."
    let mend = remedy.map { "\(stop) Fix: \($0)" } ?? ""
    return "\(place)error: \(message)\(mend)"
  }
}
