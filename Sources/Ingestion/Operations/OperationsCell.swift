import FeedbackModel

/// Why a row of an operations file is rejected.
struct OperationsFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// Reads the cells of operations files.
enum OperationsCell {
  /// The number from which on a cell is taken for a mistake; sums of rows stay far from overflow.
  private static let tooLarge = 1 << 40

  /// Returns the whole number that a cell states; nil for a blank.
  ///
  /// It knows `1234`, `1,234`, `12.0` and, as a number of seconds, `1:02:03` and `4:05`.
  static func number(_ text: String, column: String) throws -> Int? {
    let text = trimmed(text)
    if text.isEmpty { return nil }
    if text.hasPrefix("-") || text.hasPrefix("−") {
      throw OperationsFault("\(column) is negative: \(shown(text))")
    }
    if text.contains(":"), let seconds = clock(text) { return seconds }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let hasFraction = parts.count == 2 && !parts[1].allSatisfy { $0 == "0" }
    guard parts.count <= 2, !hasFraction, let whole = grouped(parts[0]) else {
      throw OperationsFault("\(column) is no whole number: \(shown(text))")
    }
    guard whole < tooLarge else { throw OperationsFault("\(column) is too large: \(shown(text))") }
    return whole
  }

  /// Returns what a cell answers to a question; nil for a blank.
  static func flag(_ text: String, column: String) throws -> Bool? {
    switch trimmed(text).lowercased() {
    case "": return nil
    case "1", "true", "t", "yes", "y": return true
    case "0", "false", "f", "no", "n": return false
    default: throw OperationsFault("\(column) is neither true nor false: \(shown(text))")
    }
  }

  private static func grouped(_ digits: Substring) -> Int? {
    let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty,
      groups.count == 1 || (first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return nil }
    let joined = groups.joined()
    guard joined.utf8.count <= 15, joined.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(joined)
  }

  private static func clock(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0
    for (place, part) in parts.enumerated() {
      guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let value = Int(part), place == 0 || value < 60
      else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The most characters of a cell that a reason shows.
  private static let shownCharacters = 40

  /// Returns a cell as a reason shows it: on one line, without what a terminal would obey.
  static func shown(_ text: String) -> String {
    let scalars = trimmed(text).unicodeScalars.filter { $0.properties.generalCategory != .control }
    return "\"" + String(String(String.UnicodeScalarView(scalars)).prefix(shownCharacters)) + "\""
  }
}
