import FeedbackModel
import KPIModel

/// What is out of control, exception by exception, with the words behind each.
struct ExceptionsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section, or nil when nobody looked or there is too little history to tell.
  func render() -> HTMLSection? {
    guard let found = content.exceptions, found.report.seriesTested > 0 else { return nil }
    let writer = ExceptionWriter(found) { id in
      content.topics.first { $0.id == id }?.name ?? id
    }
    let shown = found.items.filter { !$0.run.isCrowdedOut }
    var body = "<p class=\"note\">\(HTMLText.prose(writer.scope)).</p>\n"
    body +=
      shown.isEmpty
      ? "<p class=\"none\">Nothing is out of control.</p>\n"
      : "<ol class=\"findings\">\n\(items(shown, writer))</ol>\n"
    if !found.report.events.isEmpty {
      let told = writer.toldEvents.map { "<li>\(HTMLText.quoted($0, limit: 400))</li>\n" }
      body +=
        "<h3 class=\"sub\">Declared events</h3>\n<ul class=\"events\">\n\(told.joined())</ul>\n"
    }
    return HTMLSection(
      id: "exceptions",
      short: "Exceptions",
      title: "What is out of control",
      body: body
    )
  }

  /// Words that stand under an exception already are not written out again.
  private func items(_ items: [ExceptionContent.Item], _ writer: ExceptionWriter) -> String {
    var seen: Set<[EmergingTerm]> = []
    return items.map { item in
      let isNew = seen.insert(item.terms).inserted
      return self.item(item, words: isNew ? writer.counted(item.terms) : "as above", writer)
    }.joined()
  }

  private func item(
    _ item: ExceptionContent.Item,
    words: String,
    _ writer: ExceptionWriter
  ) -> String {
    let run = item.run
    let days = PeriodText.range(run.first.firstDay, run.last.lastDay)
    var html = "<li class=\"new\"><h3>\(HTMLText.escaped(days))</h3>\n"
    html += "<p class=\"statement\"><bdi>\(HTMLText.prose(writer.statement(of: run)))</bdi></p>"
    html += "<p class=\"evidence\">\(HTMLText.prose(writer.grounds(of: run)))</p>\n"
    if !item.terms.isEmpty {
      html +=
        "<p class=\"words\">Words\(writer.wordsSpan(of: item)): \(HTMLText.quoted(words, limit: 400))</p>\n"
    }
    guard !item.lines.isEmpty else { return html + "</li>\n" }
    let count = ReportProse.count(item.lines.count, "comment")
    return html
      + "<details class=\"more\"><summary>What they wrote <span>(\(count))</span></summary>"
      + KWICList(lines: item.lines).render() + "</details></li>\n"
  }
}
