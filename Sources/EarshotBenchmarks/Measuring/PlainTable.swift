/// Cells set in columns.
enum PlainTable {
  /// Sets the cells of a table.
  ///
  /// - Parameters:
  ///   - rows: The rows, each with as many cells as the first.
  ///   - left: The columns that stand at their left edge; the others stand at their right edge.
  /// - Returns: A line for each row, without blanks at its end.
  static func lines(_ rows: [[String]], left: Set<Int> = []) -> [String] {
    guard let columns = rows.first?.indices else { return [] }
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = columns.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return left.contains(column) ? row[column] + blanks : blanks + row[column]
      }
      return cells.joined(separator: "  ").trimmingBlanksAtEnd
    }
  }
}

extension String {
  fileprivate var trimmingBlanksAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
