import FeedbackModel

/// Keywords in context, one under the other at the place where the keyword begins; a line opens to the whole excerpt.
struct KWICList {
  /// The lines, in the order of reading.
  let lines: [KWICLine]

  /// Returns the list.
  func render() -> String {
    "<ul class=\"kwic\">\n" + lines.map(item).joined() + "</ul>\n"
  }

  private func item(_ line: KWICLine) -> String {
    let score = ReportProse.thousandths(line.score, digits: 2, plus: true)
    let facts = [line.day?.description, line.id].compactMap { $0 }
      .map { HTMLText.quoted($0, limit: 120) }
    return "<li class=\"\(line.label.name)\"><details><summary>"
      + "<span class=\"score\"><span class=\"sr\">\(line.label.name), score </span>\(score)</span> "
      + "<span class=\"pre\"><span>\(piece(line.pre))</span></span>"
      + "<span class=\"rest\"><mark>\(piece(line.keyword))</mark>\(piece(line.post))</span>"
      + "</summary><p class=\"facts\">\(facts.joined(separator: " · "))</p></details></li>\n"
  }

  /// A piece of a comment with the blanks at its ends kept, since the next piece goes on from there.
  private func piece(_ text: String) -> String {
    let (before, after) = DisplayText.blanksAround(text)
    let shown = DisplayText.oneLine(text, limit: 400)
    return shown.isEmpty ? before : before + "<bdi>\(HTMLText.escaped(shown))</bdi>" + after
  }
}
