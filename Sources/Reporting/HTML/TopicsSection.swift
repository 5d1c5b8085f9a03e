import FeedbackModel
import KPIModel

/// The topic table; each row leads to the words behind it.
struct TopicsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section, or nil without topics.
  func render() -> HTMLSection? {
    guard !content.topics.isEmpty else { return nil }
    return HTMLSection(
      id: "topics",
      short: "Topics",
      title: "What they write about",
      body: rising + note + table
    )
  }

  private var rising: String {
    ReportProse(content: content).rises.map { title, topics in
      let names = topics.map { topic in
        "<a href=\"#\(HTMLText.identifier("row", topic.id))\">\(HTMLText.quoted(topic.name, limit: 60))</a>"
      }
      return "<p class=\"rising\"><strong>\(HTMLText.escaped(title)):</strong>"
        + " \(names.joined(separator: ", "))</p>\n"
    }.joined()
  }

  private var note: String {
    let prose = ReportProse(content: content)
    let notes = [
      prose.topicsCut,
      "A comment can name several topics, so shares do not add up to 100 %.",
      prose.changeNote,
    ]
    return "<p class=\"note\">\(notes.compactMap { $0 }.joined(separator: " "))</p>\n"
  }

  private var table: String {
    let noun = PeriodText.noun(content.unit)
    let headings = ["Topic", "Share", "Change", "Net sentiment", "Complaints", "Share by \(noun)"]
      .enumerated().map { index, title in
        let numeric = (1...4).contains(index) ? " class=\"num\"" : ""
        return "<th role=\"columnheader\" scope=\"col\"\(numeric)>\(title)</th>"
      }
    return """
      <table class="topics" role="table">
      <thead role="rowgroup"><tr role="row">\(headings.joined())</tr></thead>
      <tbody role="rowgroup">
      \(content.topics.map(row).joined())</tbody></table>

      """
  }

  private func row(_ topic: TopicSummary) -> String {
    let id = HTMLText.identifier("row", topic.id)
    let label = HTMLText.quoted(topic.name, limit: 60)
    let name =
      topic.lines.isEmpty
      ? label : "<a href=\"#\(HTMLText.identifier("words", topic.id))\">\(label)</a>"
    let spark = Sparkline(
      values: topic.shareByPeriod,
      title:
        "Share by \(PeriodText.noun(content.unit)), \(DisplayText.oneLine(topic.name, limit: 60))",
      marked: topic.risingPeriod
    )
    return "<tr role=\"row\" id=\"\(id)\"><th role=\"rowheader\" scope=\"row\">\(name)</th>"
      + cell("Share", share(topic))
      + cell("Change", change(topic.change))
      + cell("Net sentiment", netSentiment(topic.netSentiment))
      + cell("Complaints", FixedDecimal.integer(topic.complaints))
      + "<td role=\"cell\" class=\"draw\">\(topic.shareByPeriod.isEmpty ? "" : spark.render())</td></tr>\n"
  }

  private func cell(_ label: String, _ html: String) -> String {
    "<td role=\"cell\" class=\"num\" data-label=\"\(label)\">\(html)</td>"
  }

  private func share(_ topic: TopicSummary) -> String {
    let value = HTMLText.prose(KPIName("topic_share").text(topic.share.value))
    let counts =
      "\(FixedDecimal.integer(topic.share.numerator ?? 0)) of \(FixedDecimal.integer(topic.share.base))"
    return "<b>\(value)</b><small>\(counts)</small>"
  }

  private func change(_ change: TopicSummary.Change?) -> String {
    let text = ReportProse.text(change)
    guard let verdict = ReportProse.verdict(on: change) else {
      return "<span class=\"quiet\">\(text)</span>"
    }
    let style = verdict == "within chance" ? "quiet" : "clear"
    return "<b class=\"\(style)\">\(text)</b><small>\(verdict)</small>"
  }

  private func netSentiment(_ figure: KPIValue) -> String {
    let name = KPIName(figure.kpi)
    let isClear = figure.verdict == nil
    let interval = figure.low.flatMap { low in
      figure.high.flatMap { isClear && low <= $0 ? low...$0 : nil }
    }
    let drawing = Whisker(
      value: figure.value,
      interval: interval,
      domain: -100...100,
      title: "Net sentiment"
    )
    let text =
      isClear
      ? "<b>\(name.text(figure.value))</b><small>\(name.interval(figure) ?? "")</small>"
      : "<span class=\"quiet\">\(HTMLText.escaped(figure.verdict ?? ""))</span>"
        + "<small>\(ReportProse.base(of: figure))</small>"
    return "<span class=\"pair\">\(drawing.render())<span>\(text)</span></span>"
  }
}
