import Triage

/// The public complaints to answer and the praise to thank for.
struct QueueSection {
  /// The report.
  let content: ReportContent

  /// The most characters of a comment that are shown.
  private static let textLimit = 1_200

  /// Returns the section, or nil for an empty queue.
  func render() -> HTMLSection? {
    guard !content.complaints.isEmpty || !content.praise.isEmpty else { return nil }
    return HTMLSection(
      id: "queue",
      short: "To answer",
      title: "Public comments to answer",
      body: list(content.complaints, of: content.complaintCount, "Complaints and questions")
        + list(content.praise, of: content.praiseCount, "Praise to thank for")
    )
  }

  private func list(_ items: [QueueItem], of count: Int, _ title: String) -> String {
    guard !items.isEmpty else { return "" }
    let total = max(count, items.count)
    let shown =
      total > items.count
      ? "the first \(items.count) of \(FixedDecimal.integer(total))" : "\(items.count)"
    return "<h3 class=\"sub\">\(title) <small>\(shown)</small></h3>\n<ol class=\"queue\">\n"
      + items.map(item).joined() + "</ol>\n"
  }

  private func item(_ item: QueueItem) -> String {
    let severity = ReportProse.thousandths(item.severity, digits: 2)
    let reasons = item.reasons.map { "<li>\(HTMLText.quoted($0, limit: 80))</li>" }.joined()
    return """
      <li class="\(item.action.rawValue)"><article>
      <p class="head"><span class="severity"><span class="sr">Severity </span>\(severity)</span>\
      <span class="action">\(Self.verb(item.action))</span>\
      <span class="facts">\(facts(item))</span></p>
      <blockquote>\(HTMLText.quoted(item.text, limit: Self.textLimit))</blockquote>
      <ul class="reasons">\(reasons)\(topics(item))</ul>
      </article></li>

      """
  }

  private func facts(_ item: QueueItem) -> String {
    [item.date.map(content.clock.text), item.channel, item.id].compactMap { $0 }
      .map { HTMLText.quoted($0, limit: 120) }.joined(separator: " · ")
  }

  private func topics(_ item: QueueItem) -> String {
    item.topics.map { id in
      guard let topic = content.topics.first(where: { $0.id == id }) else {
        return "<li>\(HTMLText.quoted(id, limit: 60))</li>"
      }
      return "<li><a href=\"#\(HTMLText.identifier("row", id))\">"
        + "\(HTMLText.quoted(topic.name, limit: 60))</a></li>"
    }.joined()
  }

  private static func verb(_ action: QueueAction) -> String {
    switch action {
    case .apologise: "Apologise"
    case .answer: "Answer"
    case .thank: "Thank"
    }
  }
}
