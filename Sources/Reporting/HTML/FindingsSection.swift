/// What is true and new, in sentences, each with the words behind it.
struct FindingsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section.
  func render() -> HTMLSection {
    let prose = ReportProse(content: content)
    var body = ""
    if content.findings.isEmpty {
      body = "<p class=\"none\">\(HTMLText.escaped(prose.noFindings))</p>\n"
    } else {
      let items = content.findings.enumerated().map { item($1, number: $0 + 1) }
      body = "<ol class=\"findings\">\n\(items.joined())</ol>\n"
      body += prose.findingsNote.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>\n" } ?? ""
    }
    return HTMLSection(id: "findings", short: "Findings", title: "What is true and new", body: body)
  }

  private func item(_ finding: ReportFinding, number: Int) -> String {
    var html = "<li class=\"\(finding.kind.rawValue)\" id=\"finding-\(number)\">"
    html += "<p class=\"tag\">\(Self.tag(finding.kind))</p>"
    html += "<p class=\"statement\">\(HTMLText.quoted(finding.statement, limit: 400))</p>"
    html += "<p class=\"evidence\">\(HTMLText.quoted(finding.evidence, limit: 400))"
    html += topicLink(finding) + "</p>"
    if !finding.terms.isEmpty {
      let terms = finding.terms.map {
        "<span class=\"term\">\(HTMLText.quoted($0, limit: 60))</span>"
      }
      html += "<p class=\"words\">Words of that time: \(terms.joined(separator: " "))</p>"
    }
    return html + words(of: finding) + "</li>\n"
  }

  private func topicLink(_ finding: ReportFinding) -> String {
    guard let id = finding.topic, content.topics.contains(where: { $0.id == id }) else { return "" }
    return " · <a href=\"#\(HTMLText.identifier("row", id))\">the topic’s figures</a>"
  }

  private func words(of finding: ReportFinding) -> String {
    guard !finding.lines.isEmpty else { return "" }
    let count = ReportProse.count(finding.lines.count, "comment")
    return "<details class=\"more\"><summary>What they wrote <span>(\(count))</span></summary>"
      + KWICList(lines: finding.lines).render() + "</details>"
  }

  private static func tag(_ kind: ReportFinding.Kind) -> String {
    switch kind {
    case .worse: "<span aria-hidden=\"true\">▼</span> Worse"
    case .better: "<span aria-hidden=\"true\">▲</span> Better"
    case .new: "<span aria-hidden=\"true\">◆</span> New"
    }
  }
}
