import FeedbackModel
import Yams

/// A small YAML file that a person wrote, read with its lines.
///
/// Anchors and aliases are refused before the parser sees them: a few lines of them can stand for more values than fit
/// into memory. So are tabs in front of a line, which the language forbids and editors hide.
struct YAMLDocument {
  /// The file as the user named it.
  let path: String

  /// The value of the whole file; nil for a file of blanks and comments.
  let root: Node?

  /// The most bytes of a file; one that is longer was not written by hand.
  static let byteLimit = 1 << 20

  /// Reads a file.
  ///
  /// - Parameter path: The file, or `-` for standard input.
  /// - Throws: `IngestionError` when the file cannot be read, is too long, is no UTF-8 or no YAML without anchors.
  init(path: String) throws {
    let bytes = try Self.bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Self.error("the file is not UTF-8", path, line: nil, remedy: "save it as UTF-8.")
    }
    try self.init(path: path, text: text)
  }

  /// Reads a text.
  init(path: String, text: String) throws {
    self.path = path
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      try Self.check(Array(line), path, line: index + 1)
    }
    do {
      root = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw Self.error(from: error, path)
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    var file = try StoredFile(path: path)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try buffer.withUnsafeMutableBufferPointer { try file.read(into: $0) }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= byteLimit else {
        throw error(
          "the file is longer than \(byteLimit >> 20) MiB",
          path,
          line: nil,
          remedy: "check that it is the right file."
        )
      }
    }
  }

  private static func check(_ line: [UInt8], _ path: String, line number: Int) throws {
    let indentation = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard !indentation.contains(UInt8(ascii: "\t")) else {
      throw error(
        "the line begins with a tab",
        path,
        line: number,
        remedy: "indent with blanks, which YAML wants."
      )
    }
    guard let place = line.indices.first(where: { isReference(line, at: $0) }) else { return }
    throw error(
      "'\(Excerpt.of(line[place...].prefix { $0 > 0x20 }))' looks like an anchor or alias of YAML",
      path,
      line: number,
      remedy: "write the value out; put a text that begins so into quotation marks."
    )
  }

  /// Returns whether `&name` or `*name` begins where YAML would take it for an anchor or alias, quotation or not.
  private static func isReference(_ line: [UInt8], at index: Int) -> Bool {
    guard line[index] == UInt8(ascii: "&") || line[index] == UInt8(ascii: "*") else { return false }
    guard index + 1 < line.count, isNamePart(line[index + 1]) else { return false }
    guard index > 0 else { return true }
    return line[index - 1] <= 0x20 || "[{,:?-".utf8.contains(line[index - 1])
  }
}

extension YAMLDocument {
  /// Returns whether a byte can stand in the name of an anchor; the parser takes no others.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

// MARK: - Errors

extension YAMLDocument {
  /// Returns the error of a line, or of the whole file.
  static func error(
    _ message: String,
    _ path: String,
    line: Int?,
    code: IngestionError.Code = .invalidYAML,
    remedy: String
  ) -> IngestionError {
    IngestionError(
      code,
      Diagnostic(message, at: SourceLocation(file: path, line: line), remedy: remedy)
    )
  }

  private static func error(from problem: YamlError, _ path: String) -> IngestionError {
    let (text, line): (String, Int?) =
      switch problem {
      case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
        .composer(_, let text, let mark, _):
        (text, mark.line)
      case .reader(let text, _, _, _): (text, nil)
      case .duplicatedKeysInMapping(let keys, let context):
        ("'\(keys.first.map { Excerpt.of($0.utf8) } ?? "")' stands twice", context.mark.line)
      default: ("it cannot be parsed", nil)
      }
    return error(
      "this is no YAML: \(Excerpt.of(text.utf8))",
      path,
      line: line,
      remedy:
        "mend the line; indent the keys of one entry alike, and put a text with ': ' into quotation marks."
    )
  }
}

/// A piece of a file as a message can bear it: short, on one line, without what a terminal would obey.
enum Excerpt {
  /// The most characters of a piece.
  private static let characters = 60

  /// Returns the bytes as text.
  static func of(_ bytes: some Sequence<UInt8>) -> String {
    let text = String(decoding: Array(bytes.prefix(4 * characters)), as: UTF8.self)
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(characters) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
        shown.append("?")
      default: shown.append(scalar)
      }
    }
    return String(shown) + (text.unicodeScalars.count > characters ? "…" : "")
  }
}
