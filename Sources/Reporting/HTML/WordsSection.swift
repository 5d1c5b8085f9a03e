/// The comments behind the topics, keyword in context.
struct WordsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section, or nil when no comments were kept.
  func render() -> HTMLSection? {
    let topics = content.topics.filter { !$0.lines.isEmpty }
    guard !topics.isEmpty else { return nil }
    let note = """
      <p class="note">The comments with the strongest words under each topic, lined up at the word that named it; \
      the score is that of the topic’s own sentences. Open a line to read on.</p>

      """
    return HTMLSection(
      id: "words",
      short: "Their words",
      title: "In their words",
      body: note + topics.map(block).joined()
    )
  }

  private func block(_ topic: TopicSummary) -> String {
    let back = HTMLText.identifier("row", topic.id)
    return """
      <div class="topic" id="\(HTMLText.identifier("words", topic.id))">
      <h3>\(HTMLText.quoted(topic.name, limit: 60)) <small><a href="#\(back)">figures</a></small></h3>
      \(KWICList(lines: topic.lines).render())</div>

      """
  }
}
