/// Rows of text brought into columns for a terminal; a column without content is left out.
struct TerminalTable {
  /// How a column is set.
  struct Column {
    /// The heading.
    var title: String
    /// Whether its cells end at its right edge.
    var alignRight: Bool
    /// The most character cells it takes.
    var limit: Int

    /// Creates a column.
    init(_ title: String, alignRight: Bool = false, limit: Int = 60) {
      self.title = title
      self.alignRight = alignRight
      self.limit = limit
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// Creates a table without rows.
  init(columns: [Column]) { self.columns = columns }

  /// Adds a row with a cell for each column; what a terminal would obey is taken out.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "A row has a cell for each column.")
    rows.append(cells.map { DisplayText.oneLine($0) })
  }

  /// Returns the table, a line for the headings and a line a row.
  func render(color: Bool) -> String {
    let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let widths = columns.indices.map { column in
      let widest = rows.map { TerminalText.width($0[column]) }.max() ?? 0
      return min(columns[column].limit, max(widest, TerminalText.width(columns[column].title)))
    }
    var text = line(columns.map(\.title), shown, widths)
    if color { text = "\u{1B}[1m" + text + "\u{1B}[0m" }
    for row in rows { text += "\n" + line(row, shown, widths) }
    return text + "\n"
  }

  private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
    var text = shown.map { column in
      TerminalText.fitted(cells[column], widths[column], alignRight: columns[column].alignRight)
    }.joined(separator: "  ")
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
