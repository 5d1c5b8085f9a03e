import Foundation
import Testing

@testable import Tokenization

/// What people wrote, against ICU: every text of the sample corpora, and of further ones where they are at hand.
struct CorpusBoundaryTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Corpora that are no part of Earshot; `EARSHOT_CORPORA` names their folder.
  private static let further =
    ProcessInfo.processInfo.environment["EARSHOT_CORPORA"]
    ?? repository.deletingLastPathComponent().appending(path: "shared/corpora").path

  private static func files(in folder: URL) -> [URL] {
    let kinds: Set = ["csv", "ndjson", "yaml", "md"]
    let all = FileManager.default.enumerator(
      at: folder.resolvingSymlinksInPath(),
      includingPropertiesForKeys: nil
    )
    return (all?.allObjects as? [URL] ?? []).filter { kinds.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }

  @Test func `texts of the sample corpora have ICU's words`() throws {
    let files = Self.files(in: Self.repository.appending(path: "Corpora"))
    try #require(files.count >= 5)
    for file in files { try compare(file) }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: further)))
  func `texts of further corpora have ICU's words`() throws {
    let files = Self.files(in: URL(filePath: Self.further))
    try #require(!files.isEmpty)
    for file in files { try compare(file) }
  }

  /// Compares each value of a file, each line of it, and the whole.
  private func compare(_ file: URL) throws {
    let data = Array(try Data(contentsOf: file))
    let lines = data.split(separator: UInt8(ascii: "\n")).map(Array.init)
    var texts = lines + [data]
    switch file.pathExtension {
    case "ndjson": texts += try lines.flatMap(Self.strings(ofJSON:))
    case "csv": texts += Self.cells(ofCSV: data)
    default: break
    }
    let oracle = WordOracle()
    let differing = texts.filter { oracle.difference(in: $0) != nil }.count
    #expect(differing == 0, "\(file.lastPathComponent): \(differing) of \(oracle.compared) texts")
  }

  /// Returns every string of a JSON value, at any depth.
  private static func strings(ofJSON line: [UInt8]) throws -> [[UInt8]] {
    var open = [try JSONSerialization.jsonObject(with: Data(line))]
    var strings: [[UInt8]] = []
    while let value = open.popLast() {
      switch value {
      case let text as String: strings.append(Array(text.utf8))
      case let list as [Any]: open += list
      case let members as [String: Any]: open += Array(members.values)
      default: break
      }
    }
    return strings
  }

  /// Returns every cell of a table with commas, as RFC 4180 quotes them.
  private static func cells(ofCSV data: [UInt8]) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for byte in data {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote closes and opens again, which leaves it out of the text; one is put back.
        if !isQuoted, !cell.isEmpty { cell.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
        cells.append(cell)
        cell = []
      default: cell.append(byte)
      }
    }
    return cells
  }
}
