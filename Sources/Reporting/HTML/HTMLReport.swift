import FeedbackModel

/// Renders a report as one HTML page that needs nothing else: no script, no outside font, charts as inline SVG.
///
/// The page reads on a screen of any width, in both colour schemes, and on paper. Everything that came from a file is
/// escaped and stripped of what reaches beyond it (`DisplayText`).
public struct HTMLReport: Sendable {
  /// Creates a renderer.
  public init() {}

  /// Returns the page.
  public func render(_ content: ReportContent) -> String {
    let sections = [
      FindingsSection(content: content).render(),
      FiguresSection(content: content).render(),
      TrendsSection(content: content).render(),
      ExceptionsSection(content: content).render(),
      TopicsSection(content: content).render(),
      DriversSection(content: content).render(),
      TermsSection(content: content).render(),
      QueueSection(content: content).render(),
      SegmentsSection(content: content).render(),
      WordsSection(content: content).render(),
      GuideSection().render(),
      ManifestSection(manifest: content.manifest).render(),
    ].compactMap { $0 }
    return head(content)
      + masthead(content, sections)
      + "<main>\n" + sections.map(\.html).joined() + "</main>\n"
      + "<footer><p>Made by Earshot \(HTMLText.quoted(content.manifest.engineVersion, limit: 80))"
      + " from the files and word lists named above. The same input gives the same page.</p></footer>\n"
      + "</body>\n</html>\n"
  }

  private func head(_ content: ReportContent) -> String {
    let title = HTMLText.escaped(DisplayText.oneLine(content.title, limit: 200))
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <meta name="referrer" content="no-referrer"/>
      <title>\(title)</title>
      <style>
      \(ReportStylesheet.text)</style>
      </head>
      <body>
      <a class="skip" href="#findings">To the findings</a>

      """
  }

  private func masthead(_ content: ReportContent, _ sections: [HTMLSection]) -> String {
    let links = sections.map { "<li><a href=\"#\($0.id)\">\(HTMLText.escaped($0.short))</a></li>" }
    var span = ""
    if let first = content.firstDay, let last = content.lastDay {
      span = " · " + PeriodText.range(first, last)
    }
    return """
      <header class="masthead">
      <p class="kicker">Customer feedback\(span)</p>
      <h1>\(HTMLText.quoted(content.title, limit: 200))</h1>
      <p class="lead">\(HTMLText.prose(ReportProse(content: content).lead))</p>
      <nav aria-label="Contents"><ul>\(links.joined())</ul></nav>
      </header>

      """
  }
}

/// A rendered part of the page.
struct HTMLSection {
  /// The identifier that links point to.
  var id: String

  /// The name in the list of contents.
  var short: String

  /// The whole element.
  var html: String

  /// Creates a section with a heading of the second level.
  init(id: String, short: String, title: String, body: String) {
    self.id = id
    self.short = short
    html = """
      <section id="\(id)" aria-labelledby="\(id)-title">
      <h2 id="\(id)-title">\(HTMLText.escaped(title))</h2>
      \(body)</section>

      """
  }
}
