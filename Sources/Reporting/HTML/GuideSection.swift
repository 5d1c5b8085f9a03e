/// How to read the report.
struct GuideSection {
  /// Returns the section.
  func render() -> HTMLSection {
    let entries = ReadingGuide.entries.map { entry in
      "<div><dt>\(HTMLText.escaped(entry.term))</dt><dd>\(Self.prose(entry.meaning))</dd></div>\n"
    }
    return HTMLSection(
      id: "guide",
      short: "How to read it",
      title: "How to read this",
      body: "<dl class=\"guide\">\n\(entries.joined())</dl>\n"
    )
  }

  /// Our own prose, with code between backquotes.
  private static func prose(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      let escaped = HTMLText.escaped(String(part))
      return index % 2 == 0 ? escaped : "<code>\(escaped)</code>"
    }.joined()
  }
}
