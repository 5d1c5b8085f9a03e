import FeedbackModel
import LexiconMatching

/// A file that says what names stand for: a JSON object, `{"name": "meaning"}`, with a list for several meanings and null
/// for none, or a name and a meaning a line with a tab between, where a name may come again.
struct MapFile {
  /// What the names are, for messages.
  let subject: String

  /// How a line is written, for messages.
  let example: (json: String, table: String)

  private let path: String

  /// Creates the reader of a file.
  init(_ path: String, of subject: String, like example: (json: String, table: String)) {
    self.path = path
    self.subject = subject
    self.example = example
  }

  /// Reads the file.
  ///
  /// - Returns: The meanings of each name, and the line of each where the file has lines; at least one name.
  /// - Throws: `GoldError` where the file cannot be read or says something else.
  func read() throws(GoldError) -> (meanings: [String: [String]], lines: [String: Int]) {
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw GoldError(.unreadable, error.diagnostics)
    }
    let isJSON = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    let read = isJSON ? (try json(bytes), [:]) : try table(bytes)
    guard !read.0.isEmpty else { throw misshapen("the map of \(subject) is empty", line: nil) }
    return read
  }

  private func json(_ bytes: [UInt8]) throws(GoldError) -> [String: [String]] {
    guard case .object(let members)? = JSONNode(bytes) else {
      throw misshapen("the map of \(subject) is no JSON object", line: nil)
    }
    var meanings: [String: [String]] = [:]
    for (key, value) in members {
      switch value {
      case .null: meanings[key] = []
      case .string(let name): meanings[key] = [name]
      case .array(let nodes):
        let names = nodes.compactMap(\.string)
        guard names.count == nodes.count else { fallthrough }
        meanings[key] = names
      default:
        throw misshapen("what '\(key)' stands for is no name", line: nil)
      }
    }
    return meanings
  }

  private func table(
    _ bytes: [UInt8]
  ) throws(GoldError) -> (meanings: [String: [String]], lines: [String: Int]) {
    var meanings: [String: [String]] = [:]
    var numbers: [String: Int] = [:]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var text = String(decoding: line, as: UTF8.self)
      if text.hasSuffix("\r") { text.removeLast() }
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count <= 2, let name = cells.first, !name.isEmpty else {
        throw misshapen("the line has \(cells.count) cells; expected two", line: index + 1)
      }
      let meaning = cells.count == 2 ? cells[1] : ""
      meanings[name, default: []] += meaning.isEmpty ? [] : [meaning]
      numbers[name] = index + 1
    }
    return (meanings, numbers)
  }

  /// Returns the error of a file that says something else.
  func misshapen(_ message: String, line: Int?) -> GoldError {
    GoldError(
      .invalidLines,
      [
        Diagnostic(
          message,
          at: SourceLocation(file: path, line: line),
          remedy: "write \(example.json) as JSON, or \(example.table) a line."
        )
      ]
    )
  }
}
