import Foundation
import Store

/// Stores as the tests look at them: through the library, not through a tool that must be installed.
enum StoreFiles {
  /// Returns what tells the content of a store's data tables.
  static func digests(_ path: String) throws -> [String] {
    try StoreDump.digests(of: FeedbackStore(path, for: .read))
  }

  /// Returns the rows of a table, one a line.
  static func lines(_ table: String, _ path: String) throws -> [String] {
    try StoreDump.lines(of: table, in: FeedbackStore(path, for: .read))
  }

  /// Returns whether a text stands in any byte of the files of a store.
  static func hold(_ text: String, _ path: String) throws -> Bool {
    let folder = URL(filePath: path).deletingLastPathComponent()
    let name = URL(filePath: path).lastPathComponent
    return try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { $0.hasPrefix(name) }
      .contains {
        try Data(contentsOf: folder.appending(path: $0)).range(of: Data(text.utf8)) != nil
      }
  }
}

/// Survey rows for stores, all made from their number.
enum StoreRows {
  static let header = "id,date,NPS,comment,region,customer\n"

  /// Returns the CSV rows with the numbers of a range.
  static func rows(_ numbers: Range<Int>) -> String {
    numbers.map { row in
      // Of ten rows two go without an id, and these are equal.
      let id = row % 10 < 8 ? "r\(row)" : ""
      let number = row % 10 < 8 ? row : row / 10
      let text = [
        "The train was late, \(number % 90) minutes on hold", "The staff were lovely and helpful",
        "Rude staff, never again, I want a refund", "n/a", "",
      ][number % 5]
      let day = "2026-0\(1 + number / 700 % 9)-\(10 + number % 19)"
      return
        "\(id),\(day),\(number % 11),\"\(text)\",\(["North", "South", ""][number % 3]),c\(number % 500)\n"
    }.joined()
  }
}
