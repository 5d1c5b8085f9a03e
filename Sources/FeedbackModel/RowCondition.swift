/// How a condition on rows is written: `key=value`.
///
/// A figure names the rows that it rests on in this form, and commands that list rows read it (`--where`).
public enum RowCondition {
  /// The keys that are no columns of the input.
  public static let keys: Set<String> = [
    "period", "status", "label", "topic", "complaint", "praise", "mixed", "mismatch", "intent",
    "wait", "rated", "answered", "resolved", "awaiting",
  ]

  /// What stands before the name of a column that is named like a key.
  public static let columnPrefix = "column:"

  /// Returns the condition that a key has a value.
  public static func text(_ key: String, _ value: String) -> String { key + "=" + value }

  /// Returns the condition that a column has a value; a column with `=` in its name cannot be named.
  public static func text(column: String, _ value: String) -> String {
    let isKey = keys.contains(column) || column.hasPrefix(columnPrefix)
    return text((isKey ? columnPrefix : "") + column, value)
  }

  /// Returns the column that a condition is about, or nil where it is about a key or is none.
  public static func column(of text: String) -> String? {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { return nil }
    let key = text[..<sign]
    if key.hasPrefix(columnPrefix) { return String(key.dropFirst(columnPrefix.count)) }
    return keys.contains(String(key)) ? nil : String(key)
  }
}
