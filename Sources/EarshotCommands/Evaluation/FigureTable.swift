import Reporting

/// A table of an evaluation, set for a terminal or as Markdown.
struct FigureTable {
  /// A cell and the colour that it has in a terminal.
  struct Cell {
    var text: String
    var style: Paint.Style?

    init(_ text: String, _ style: Paint.Style? = nil) {
      self.text = DisplayText.oneLine(text)
      self.style = style
    }
  }

  /// The most characters of a cell of text.
  private static let widestText = 34

  /// The blanks between columns.
  private static let gap = "  "

  private let headings: [String]
  private let textColumns: Set<Int>
  private var rows: [[Cell]] = []

  /// Creates a table without rows.
  ///
  /// - Parameters:
  ///   - headings: The headings of the columns.
  ///   - textColumns: The columns that begin at their left edge; the others end at their right one.
  init(_ headings: [String], textColumns: Set<Int> = [0]) {
    self.headings = headings.map { Self.clipped(DisplayText.oneLine($0)) }
    self.textColumns = textColumns
  }

  /// Whether there is no row.
  var isEmpty: Bool { rows.isEmpty }

  /// Adds a row with a cell for each column.
  mutating func add(_ cells: [Cell]) {
    precondition(cells.count == headings.count, "A row has a cell for each column.")
    rows.append(cells.map { Cell(Self.clipped($0.text), $0.style) })
  }

  /// Adds a row of plain cells.
  mutating func add(_ cells: [String]) { add(cells.map { Cell($0) }) }

  /// Returns the lines for a terminal.
  func lines(_ paint: Paint) -> [String] {
    let widths = headings.indices.map { column in
      max(headings[column].count, rows.map { $0[column].text.count }.max() ?? 0)
    }
    let whole = widths.reduce(0, +) + Self.gap.count * (widths.count - 1)
    let head = line(headings.map { Cell($0, .bold) }, widths, paint)
    let rule = paint(String(repeating: "─", count: whole), .faint)
    return [head, rule] + rows.map { line($0, widths, paint) }
  }

  /// Returns the table as Markdown.
  func markdown() -> String {
    let rules = headings.indices.map { textColumns.contains($0) ? "---" : "---:" }
    let cells = [headings.map(MarkdownEscape.text), rules]
    let body = rows.map { $0.map { MarkdownEscape.text($0.text) } }
    return (cells + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ paint: Paint) -> String {
    var parts: [String] = []
    for (column, cell) in cells.enumerated() {
      let blanks = String(repeating: " ", count: max(0, widths[column] - cell.text.count))
      let text = cell.style.map { paint(cell.text, $0) } ?? cell.text
      let isLast = column + 1 == cells.count
      parts.append(
        textColumns.contains(column) ? text + (isLast ? "" : blanks) : blanks + text
      )
    }
    var line = parts.joined(separator: Self.gap)
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  private static func clipped(_ text: String) -> String {
    text.count > widestText ? text.prefix(widestText - 1) + "…" : text
  }
}

/// Text of customers in Markdown.
enum MarkdownEscape {
  /// Returns a text on one line, with every character escaped that Markdown or HTML would act on.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in DisplayText.oneLine(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!", "$", "@":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
