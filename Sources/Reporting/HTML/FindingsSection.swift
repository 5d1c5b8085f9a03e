import FeedbackModel

/// What is true and new, a card for each period, each sentence with the words behind it.
struct FindingsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section.
  func render() -> HTMLSection {
    let prose = ReportProse(content: content)
    var body = ""
    if content.findings.isEmpty {
      body = "<p class=\"none\">\(HTMLText.prose(prose.noFindings))</p>\n"
    } else {
      body = "<ol class=\"findings\">\n\(periods.map(card).joined())</ol>\n"
      body += prose.findingsNote.map { "<p class=\"note\">\(HTMLText.prose($0))</p>\n" } ?? ""
    }
    return HTMLSection(id: "findings", short: "Findings", title: "What is true and new", body: body)
  }

  /// The periods of the findings, that of the strongest one first.
  private var periods: [Period?] {
    var periods: [Period?] = []
    for finding in content.findings where !periods.contains(finding.period) {
      periods.append(finding.period)
    }
    return periods
  }

  private func card(_ period: Period?) -> String {
    let findings = content.findings.filter { $0.period == period }
    var heading = "The whole time"
    if let period {
      heading = HTMLText.escaped(PeriodText.title(period))
      if period.unit != .day {
        heading += " <small>\(PeriodText.range(period.firstDay, period.lastDay))</small>"
      }
    }
    return "<li class=\"\(findings.first.map(Self.style) ?? "")\"><h3>\(heading)</h3>\n"
      + words(findings.flatMap(\.terms))
      + "<ul class=\"statements\">\n\(findings.map(item).joined())</ul></li>\n"
  }

  private func words(_ terms: [String]) -> String {
    guard !terms.isEmpty else { return "" }
    let shown = terms.map { "<span class=\"term\">\(HTMLText.quoted($0, limit: 60))</span>" }
    return "<p class=\"words\">Words of that time: \(shown.joined(separator: " "))</p>\n"
  }

  private func item(_ finding: ReportFinding) -> String {
    let statement = HTMLText.prose(DisplayText.oneLine(finding.statement, limit: 400))
    let during = ReportProse.during(finding.events).map { "; " + $0 } ?? ""
    return "<li class=\"\(Self.style(of: finding))\"><p class=\"tag\">\(Self.tag(of: finding))</p>"
      + "<div><p class=\"statement\"><bdi>\(statement)</bdi></p>"
      + "<p class=\"evidence\">\(HTMLText.quoted(finding.evidence + during, limit: 400))"
      + "\(topicLink(finding))</p>\(comments(of: finding))</div></li>\n"
  }

  private func topicLink(_ finding: ReportFinding) -> String {
    guard let id = finding.topic, content.topics.contains(where: { $0.id == id }) else { return "" }
    return " · <a href=\"#\(HTMLText.identifier("row", id))\">figures</a>"
  }

  private func comments(of finding: ReportFinding) -> String {
    guard !finding.lines.isEmpty else { return "" }
    let count = ReportProse.count(finding.lines.count, "comment")
    return "<details class=\"more\"><summary>What they wrote <span>(\(count))</span></summary>"
      + KWICList(lines: finding.lines).render() + "</details>"
  }

  /// What a declared event explains is neither good nor bad news.
  private static func style(of finding: ReportFinding) -> String {
    finding.events.isEmpty ? finding.kind.rawValue : ReportFinding.Kind.new.rawValue
  }

  private static func tag(of finding: ReportFinding) -> String {
    guard finding.events.isEmpty else { return "<span aria-hidden=\"true\">◇</span> Event" }
    return switch finding.kind {
    case .worse: "<span aria-hidden=\"true\">▼</span> Worse"
    case .better: "<span aria-hidden=\"true\">▲</span> Better"
    case .new: "<span aria-hidden=\"true\">◆</span> New"
    }
  }
}
