import KPIModel

/// The headline figures with interval and base, and what became of the rows.
struct FiguresSection {
  /// The report.
  let content: ReportContent

  /// Returns the section.
  func render() -> HTMLSection {
    let tiles = content.headline.map(tile).joined()
    return HTMLSection(
      id: "figures",
      short: "Figures",
      title: "Headline figures",
      body: (tiles.isEmpty ? "" : "<div class=\"tiles\">\n\(tiles)</div>\n") + rows
    )
  }

  private func tile(_ figure: KPIValue) -> String {
    let name = KPIName(figure.kpi)
    let rating = figure.rating.map { " <small>\(HTMLText.quoted($0, limit: 40))</small>" } ?? ""
    let interval = figure.low.flatMap { low in
      figure.high.flatMap { low <= $0 ? low...$0 : nil }
    }
    let whisker = Whisker(
      value: figure.value,
      interval: figure.verdict == nil ? interval : nil,
      domain: name.bounds.upperBound > 100 ? 0...10 : name.bounds,
      title: name.title
    )
    let verdict = figure.verdict.map { "<span class=\"verdict\">\(HTMLText.escaped($0))</span>" }
    return """
      <div class="tile">
      <h3>\(HTMLText.escaped(name.title))\(rating)</h3>
      <p class="value">\(HTMLText.prose(name.text(figure.value)))\(verdict ?? "")</p>
      \(whisker.render())
      <p class="footing">\(HTMLText.prose(name.interval(figure).map { "95 % interval " + $0 } ?? "no interval"))<br/>
      \(ReportProse.base(of: figure))</p>
      <p class="gloss">\(HTMLText.escaped(ReportProse(content: content).gloss(of: figure)))</p>
      </div>

      """
  }

  private var rows: String {
    let rows = content.rows
    let parts = [
      ("scored", rows.scored), ("no content", rows.noContent),
      ("unsupported language", rows.unsupportedLanguage), ("rejected", rows.rejected),
    ]
    let items = parts.map { name, count in
      let share = rows.total > 0 ? Double(count) / Double(rows.total) * 100 : 0
      return "<div><dt>\(name)</dt><dd>\(FixedDecimal.integer(count))"
        + " <small>\(FixedDecimal.text(share, digits: 1)) %</small></dd></div>"
    }
    return """
      <h3 class="sub">Every row accounted for</h3>
      <dl class="rows">\(items.joined())<div class="sum"><dt>rows read</dt>\
      <dd>\(FixedDecimal.integer(rows.total))</dd></div></dl>

      """
  }
}
