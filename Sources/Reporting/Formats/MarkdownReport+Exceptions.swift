import KPIModel

extension MarkdownReport {
  /// Returns what is out of control, exception by exception; empty when nobody looked or it cannot be told.
  func exceptions(_ content: ReportContent) -> String {
    guard let found = content.exceptions, found.report.seriesTested > 0 else { return "" }
    let writer = ExceptionWriter(found) { id in
      content.topics.first { $0.id == id }?.name ?? id
    }
    let shown = found.items.filter { !$0.run.isCrowdedOut }
    var text = MarkdownText.quoted(writer.scope) + ".\n\n"
    if shown.isEmpty { text += "Nothing is out of control.\n" }
    for (index, item) in shown.enumerated() {
      let run = item.run
      text += "\(index + 1). **\(MarkdownText.quoted(writer.span(run.first, run.last)))** "
      text += MarkdownText.quoted(writer.statement(of: run)) + "  \n"
      text += "   " + MarkdownText.quoted(writer.grounds(of: run)) + "\n"
      if !item.terms.isEmpty {
        text += "   \n   Words\(writer.wordsSpan(of: item)): "
        text += MarkdownText.quoted(writer.counted(item.terms)) + "\n"
      }
    }
    if !found.report.events.isEmpty {
      text += "\nDeclared events:\n\n"
      text += writer.toldEvents.map { "- \(MarkdownText.quoted($0))\n" }.joined()
    }
    return text + "\n"
  }
}
