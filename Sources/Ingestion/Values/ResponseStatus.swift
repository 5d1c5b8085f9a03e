/// What an export says of a response as a whole.
///
/// Qualtrics names it in the column `Status`, by words or by a sum of flags: 1 preview, 2 test, 4 imported, 8 spam,
/// 16 offline.
public enum ResponseStatus {
  /// The words for what nobody answered.
  private static let words: Set<String> = [
    "surveypreview", "offlinesurveypreview", "surveytest", "spam", "importedspam",
    "surveypreviewspam",
  ]

  /// Qualtrics' flags for the same.
  private static let flags = 1 | 2 | 8

  /// The longest cell that is looked at, in bytes; longer ones hold something else.
  private static let longestCell = 40

  /// Returns whether a cell says that the row is no answer: a preview, a test or spam.
  ///
  /// - Parameters:
  ///   - cell: The cell of the column of statuses, in UTF-8.
  ///   - hasCodes: Whether numbers are Qualtrics' codes; in other files they may mean anything.
  /// - Returns: False for an answer, and for what is not known.
  public static func isNoAnswer(_ cell: ArraySlice<UInt8>, hasCodes: Bool) -> Bool {
    guard cell.count <= longestCell else { return false }
    let name = ColumnSpellings.normalized(String(decoding: cell, as: UTF8.self))
    return words.contains(name) || hasCodes && (Int(name) ?? 0) & flags != 0
  }
}
