import FeedbackModel
import LexiconMatching

/// A file that says what names stand for.
///
/// It is a JSON object, `{"name": "meaning"}`, with a list for several meanings and null for none, or has a name and a meaning
/// a line with a tab between. A name may come again.
struct MapFile {
  /// What is said of a name at one place.
  struct Entry {
    let name: String
    /// Empty where the name stands for nothing.
    let meanings: [String]
    /// The line; nil in JSON.
    let line: Int?
  }

  /// What the names are, for messages.
  private let subject: String

  /// How a line is written, for messages.
  private let example: (json: String, table: String)

  /// Whether a line may be a name alone.
  private let takesBareNames: Bool

  private let path: String

  /// Creates the reader of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - subject: What the names are.
  ///   - example: How a line is written.
  ///   - takesBareNames: Whether a line may be a name alone, which stands for nothing; else the tab is asked for.
  init(
    _ path: String,
    of subject: String,
    like example: (json: String, table: String),
    takesBareNames: Bool
  ) {
    self.path = path
    self.subject = subject
    self.example = example
    self.takesBareNames = takesBareNames
  }

  /// Reads the file.
  ///
  /// - Returns: What it says, in its order; at least one name.
  /// - Throws: `GoldError` where the file cannot be read or says something else.
  func read() throws(GoldError) -> [Entry] {
    var bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw GoldError(.unreadable, error.diagnostics)
    }
    // Some editors begin a file with a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let isJSON = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    let entries = isJSON ? try json(bytes) : try table(bytes)
    guard !entries.isEmpty else { throw misshapen("the map of \(subject) is empty", line: nil) }
    return entries
  }

  private func json(_ bytes: [UInt8]) throws(GoldError) -> [Entry] {
    guard case .object(let members)? = JSONNode(bytes) else {
      throw misshapen("the map of \(subject) is no JSON object", line: nil)
    }
    var entries: [Entry] = []
    for (key, value) in members {
      switch value {
      case .null: entries.append(Entry(name: key, meanings: [], line: nil))
      case .string(let name): entries.append(Entry(name: key, meanings: [name], line: nil))
      case .array(let nodes):
        let names = nodes.compactMap(\.string)
        guard names.count == nodes.count else { fallthrough }
        entries.append(Entry(name: key, meanings: names, line: nil))
      default:
        throw misshapen("what '\(key)' stands for is no name", line: nil)
      }
    }
    return entries
  }

  private func table(_ bytes: [UInt8]) throws(GoldError) -> [Entry] {
    var entries: [Entry] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var text = String(decoding: line, as: UTF8.self)
      if text.hasSuffix("\r") { text.removeLast() }
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count <= 2, let name = cells.first, !name.isEmpty,
        cells.count == 2 || takesBareNames
      else {
        let cells = cells.count == 1 ? "one cell" : "\(cells.count) cells"
        throw misshapen("the line has \(cells); expected two", line: index + 1)
      }
      let meaning = cells.count == 2 ? cells[1] : ""
      entries.append(
        Entry(name: name, meanings: meaning.isEmpty ? [] : [meaning], line: index + 1)
      )
    }
    return entries
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
