/// The rows at the head of a CSV file that name its columns.
enum CSVHeader {
  /// Returns the cells of one record as text; meant for a few records, not for speed.
  static func cells(of record: some Sequence<UInt8>, delimiter: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var isAtStart = true
    var hasPendingQuote = false
    func end() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      isAtStart = true
    }
    for byte in record {
      if hasPendingQuote {
        hasPendingQuote = false
        if byte == Byte.quote {
          cell.append(byte)
          continue
        }
        isQuoted = false
      }
      if isQuoted {
        if byte == Byte.quote { hasPendingQuote = true } else { cell.append(byte) }
      } else if byte == delimiter {
        end()
      } else if byte == Byte.quote, isAtStart {
        isQuoted = true
        isAtStart = false
      } else {
        isAtStart = false
        cell.append(byte)
      }
    }
    end()
    return cells
  }

  /// Whether a row is the third header row of Qualtrics: `{"ImportId":"QID1"}` in every cell.
  static func isImportIDs(_ cells: [String]) -> Bool {
    // By bytes: comparing as text puts the marks of what may be an endless comment into their order first.
    let isImportID = { (cell: String) in cell.utf8.starts(with: "{\"ImportId\"".utf8) }
    return cells.contains(where: isImportID) && cells.allSatisfy { $0.isEmpty || isImportID($0) }
  }

  /// Whether a row is the second header row of SurveyMonkey: nothing under the respondent's columns, sub-labels
  /// such as `Open-Ended Response` under the questions.
  static func isSubLabels(_ cells: [String], under names: [String]) -> Bool {
    guard let first = names.first, ColumnSpellings.normalized(first) == "respondentid",
      cells.first?.isEmpty == true
    else { return false }
    let labels = ["openendedresponse", "response", "openendedcomment"]
    return cells.contains { labels.contains(ColumnSpellings.normalized($0)) }
  }
}
