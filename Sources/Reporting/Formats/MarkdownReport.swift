import FeedbackModel
import KPIModel
import Triage

/// Renders a report as Markdown, for a wiki, a ticket or a mail.
public struct MarkdownReport: Sendable {
  /// Creates a renderer.
  public init() {}

  /// Returns the report.
  public func render(_ content: ReportContent) -> String {
    let prose = ReportProse(content: content)
    let sections: [(title: String, body: String)] = [
      ("What is true and new", findings(content, prose)),
      ("Headline figures", figures(content, prose)),
      ("Over time", trends(content)),
      ("What is out of control", exceptions(content)),
      ("What they write about", topics(content, prose)),
      ("What moves the scores", drivers(content)),
      ("Emerging terms", terms(content)),
      (
        "Public complaints and questions to answer",
        queue(content.complaints, of: content.complaintCount, content.clock)
      ),
      ("Praise to thank for", queue(content.praise, of: content.praiseCount, content.clock)),
      ("Segments beside each other", segments(content, prose)),
      ("In their words", words(content)),
      ("How to read this", guide),
      ("What made this report", manifest(content.manifest)),
    ]
    let title = MarkdownText.quoted(content.title, limit: 200)
    return "# \(title)\n\n\(prose.lead)\n\n"
      + sections.filter { !$0.body.isEmpty }.map { "## \($0.title)\n\n\($0.body)" }.joined()
  }

  private func findings(_ content: ReportContent, _ prose: ReportProse) -> String {
    guard !content.findings.isEmpty else { return prose.noFindings + "\n\n" }
    let items = content.findings.enumerated().map { index, finding in
      var text = "\(index + 1). **\(MarkdownText.quoted(finding.sentence))**"
      let during = ReportProse.during(finding.events).map { "; " + $0 } ?? ""
      text += " (\(MarkdownText.quoted(finding.evidence + during)))."
      if !finding.terms.isEmpty {
        let terms = finding.terms.map { MarkdownText.quoted($0, limit: 60) }
        text += " Words of that time: \(terms.joined(separator: ", "))."
      }
      return text + "\n" + finding.lines.prefix(3).map { "   " + line($0) }.joined()
    }
    return items.joined() + "\n" + (prose.findingsNote.map { $0 + "\n\n" } ?? "")
  }

  private func figures(_ content: ReportContent, _ prose: ReportProse) -> String {
    let rows = content.headline.map { figure in
      let name = KPIName(figure.kpi)
      return [
        name.title + (figure.rating.map { " (\(MarkdownText.quoted($0, limit: 40)))" } ?? ""),
        name.text(figure.value), name.interval(figure) ?? "–",
        FixedDecimal.integer(figure.base), figure.verdict ?? "",
      ]
    }
    let table =
      rows.isEmpty
      ? "" : MarkdownText.table(["KPI", "Value", "95 % interval", "Base", "Verdict"], rows)
    return table + prose.rowSum + ".\n\n"
  }

  private func topics(_ content: ReportContent, _ prose: ReportProse) -> String {
    guard !content.topics.isEmpty else { return "" }
    let rows = content.topics.map { topic in
      let net = topic.netSentiment
      let name = KPIName(net.kpi)
      let verdict = ReportProse.verdict(on: topic.change).map { " (\($0))" } ?? ""
      return [
        MarkdownText.quoted(topic.name, limit: 60),
        KPIName("topic_share").text(topic.share.value),
        FixedDecimal.integer(topic.share.numerator ?? 0),
        ReportProse.text(topic.change) + verdict,
        net.verdict ?? name.text(net.value) + (name.interval(net).map { " (\($0))" } ?? ""),
        FixedDecimal.integer(topic.complaints),
      ]
    }
    let table = MarkdownText.table(
      ["Topic", "Share", "Comments", "Change", "Net sentiment", "Complaints"],
      rows
    )
    let rises = prose.rises.map { title, topics in
      let names = topics.map { MarkdownText.quoted($0.name, limit: 60) }
      return "**\(title):** \(names.joined(separator: ", "))\n\n"
    }
    let notes = [prose.topicsCut, prose.changeNote].compactMap { $0 }
    return rises.joined() + table
      + (notes.isEmpty ? "" : notes.joined(separator: " ") + "\n\n")
  }

  private func terms(_ content: ReportContent) -> String {
    guard !content.emergingTerms.isEmpty else { return "" }
    let rows = content.emergingTerms.map { row in
      [
        MarkdownText.quoted(row.term, limit: 60), row.period.description,
        "\(FixedDecimal.integer(row.count)) of \(FixedDecimal.integer(row.base))",
        "\(FixedDecimal.integer(row.countBefore)) of \(FixedDecimal.integer(row.baseBefore))",
        FixedDecimal.text(row.keyness, digits: 1, grouped: true),
      ]
    }
    return MarkdownText.table(["Term", "Period", "In it", "In the others", "G²"], rows)
  }

  private func queue(_ items: [QueueItem], of count: Int, _ clock: LocalClock) -> String {
    let blocks = items.map { item in
      let facts = [item.date.map(clock.text), item.channel, item.id].compactMap { $0 }
        .map { MarkdownText.quoted($0, limit: 120) }.joined(separator: ", ")
      let reasons = item.reasons.map { MarkdownText.quoted($0, limit: 80) }.joined(separator: "; ")
      return "- **\(ReportProse.thousandths(item.severity, digits: 2)) \(item.action.rawValue)**"
        + " (\(facts)): \(reasons)\n  > \(MarkdownText.quoted(item.text))\n"
    }
    guard !blocks.isEmpty else { return "" }
    let cut =
      count > items.count
      ? "The first \(items.count) of \(FixedDecimal.integer(count)) comments.\n\n" : ""
    return cut + blocks.joined() + "\n"
  }

  private func words(_ content: ReportContent) -> String {
    content.topics.filter { !$0.lines.isEmpty }.map { topic in
      "### \(MarkdownText.quoted(topic.name, limit: 60))\n\n" + topic.lines.map(line).joined()
        + "\n"
    }.joined()
  }

  private func line(_ line: KWICLine) -> String {
    let pre = MarkdownText.piece(line.pre)
    let post = MarkdownText.piece(line.post)
    let keyword = MarkdownText.quoted(line.keyword, limit: 200)
    let facts = [line.day?.description, MarkdownText.quoted(line.id, limit: 120)].compactMap { $0 }
    let score = ReportProse.thousandths(line.score, digits: 2, plus: true)
    return "- \(score): \(pre)**\(keyword)**\(post) (\(facts.joined(separator: ", ")))\n"
  }

  private var guide: String {
    ReadingGuide.entries.map { "- **\($0.term)**: \($0.meaning)\n" }.joined() + "\n"
  }

  private func manifest(_ manifest: RunManifest) -> String {
    let inputs = manifest.inputs.map {
      "- input \(MarkdownText.quoted($0.name)): \(FixedDecimal.integer($0.rows)) rows, "
        + "\(FixedDecimal.integer($0.bytes)) bytes, \(MarkdownText.quoted($0.encoding)), "
        + "SHA-256 \($0.sha256)\n"
    }
    let lists =
      manifest.lexicons.map { ("lexicon", $0) } + manifest.taxonomies.map { ("taxonomy", $0) }
    let sources = lists.map { kind, source in
      "- \(kind) \(MarkdownText.quoted(source.name)) \(MarkdownText.quoted(source.version)), "
        + "SHA-256 \(source.sha256)\n"
    }
    let engine =
      "- engine \(MarkdownText.quoted(manifest.engineVersion)), "
      + "ICU \(MarkdownText.quoted(manifest.icuVersion)), "
      + "Unicode \(MarkdownText.quoted(manifest.unicodeVersion)), "
      + "time zone \(MarkdownText.quoted(manifest.timeZone))\n"
    let options = manifest.options.map {
      "- option \(MarkdownText.quoted($0.name)): \(MarkdownText.quoted($0.value))\n"
    }
    return (inputs + sources + [engine] + options).joined()
  }
}
