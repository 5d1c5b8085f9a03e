/// Escaping for Markdown (CommonMark with tables).
enum MarkdownText {
  /// Returns a customer's text on one line, with every character escaped that Markdown or HTML would act on.
  static func quoted(_ text: String, limit: Int = 600) -> String {
    var result = ""
    for scalar in DisplayText.oneLine(text, limit: limit).unicodeScalars {
      if special.contains(scalar) || (scalar == "/" && result.hasSuffix(":")) { result += "\\" }
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Returns a piece of a comment with the blanks at its ends kept, since the next piece goes on from there.
  static func piece(_ text: String) -> String {
    let (before, after) = DisplayText.blanksAround(text)
    return before + quoted(text) + after
  }

  /// Returns a table; the columns from `numbersFrom` on are aligned to the right.
  static func table(_ headings: [String], _ rows: [[String]], numbersFrom: Int = 1) -> String {
    let rules = headings.indices.map { $0 < numbersFrom ? "---" : "---:" }
    return ([headings, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
      + "\n"
  }

  private static let special: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!", "$", "@",
  ]
}
