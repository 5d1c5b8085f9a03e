/// What an export says of a response as a whole.
///
/// Qualtrics names it in the column `Status`, by words or by its codes (its documentation, "Understanding your data set");
/// Delighted marks responses as `excluded_from_calculations`.
public enum ResponseStatus {
  /// The words for what nobody answered.
  private static let words: Set<String> = [
    "surveypreview", "offlinesurveypreview", "surveytest", "spam", "importedspam",
    "surveypreviewspam",
  ]

  /// Qualtrics' codes for the same.
  private static let codes: Set<String> = ["1", "2", "8", "9", "12", "17"]

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
    return words.contains(name) || hasCodes && codes.contains(name)
  }

  /// Returns whether a cell of a column such as `excluded_from_calculations` says yes.
  public static func isExcluded(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count <= longestCell else { return false }
    let name = ColumnSpellings.normalized(String(decoding: cell, as: UTF8.self))
    return ["true", "t", "yes", "y", "1", "excluded"].contains(name)
  }
}
