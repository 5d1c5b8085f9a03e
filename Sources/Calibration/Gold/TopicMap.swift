import FeedbackModel
import LexiconMatching

/// Turns the names of predicted topics into those of the gold.
///
/// A file of JSON is one object, `{"predicted": "gold"}`, with a list for several gold names and null for none; a file
/// of tab-separated values has a predicted and a gold name a line, and a predicted name may come again. A name that
/// the map does not hold has no counterpart in the gold.
package struct TopicMap: Sendable {
  private let targets: [String: [String]]

  /// Creates a map.
  package init(_ targets: [String: [String]]) { self.targets = targets }

  /// Reads a map.
  ///
  /// - Throws: `GoldError` where the file cannot be read or says something else.
  package init(path: String) throws {
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw GoldError(.unreadable, error.diagnostics)
    }
    let isJSON = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    targets = isJSON ? try Self.json(bytes, path) : try Self.table(bytes, path)
    guard !targets.isEmpty else {
      throw Self.misshapen("the map of topics is empty", path, line: nil)
    }
  }

  /// Returns whether the map holds a predicted topic.
  package func holds(_ predicted: String) -> Bool { targets[predicted] != nil }

  /// Returns the gold names of predicted topics in their order, each once.
  package func callAsFunction(_ predicted: [String]) -> [String] {
    var names: [String] = []
    for topic in predicted {
      for name in targets[topic] ?? [] where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func json(_ bytes: [UInt8], _ path: String) throws -> [String: [String]] {
    guard case .object(let members)? = JSONNode(bytes) else {
      throw misshapen("the map of topics is no JSON object", path, line: nil)
    }
    var targets: [String: [String]] = [:]
    for (key, value) in members {
      switch value {
      case .null: targets[key] = []
      case .string(let name): targets[key] = [name]
      case .array(let nodes):
        let names = nodes.compactMap(\.string)
        guard names.count == nodes.count else { fallthrough }
        targets[key] = names
      default:
        throw misshapen("the gold topics of '\(key)' are no names", path, line: nil)
      }
    }
    return targets
  }

  private static func table(_ bytes: [UInt8], _ path: String) throws -> [String: [String]] {
    var targets: [String: [String]] = [:]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var text = String(decoding: line, as: UTF8.self)
      if text.hasSuffix("\r") { text.removeLast() }
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count <= 2, let predicted = cells.first, !predicted.isEmpty else {
        throw misshapen("the line has \(cells.count) cells; expected two", path, line: index + 1)
      }
      let gold = cells.count == 2 ? cells[1] : ""
      targets[predicted, default: []] += gold.isEmpty ? [] : [gold]
    }
    return targets
  }

  private static func misshapen(_ message: String, _ path: String, line: Int?) -> GoldError {
    GoldError(
      .invalidLines,
      [
        Diagnostic(
          message,
          at: SourceLocation(file: path, line: line),
          remedy: "write {\"predicted\": \"gold\"} as JSON, or predicted TAB gold a line."
        )
      ]
    )
  }
}
