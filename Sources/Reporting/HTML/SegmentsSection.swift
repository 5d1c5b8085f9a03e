import KPIModel

/// The segments beside each other.
struct SegmentsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section, or nil when no segments were asked for.
  func render() -> HTMLSection? {
    guard let segments = content.segments, !segments.rows.isEmpty else { return nil }
    let columns = segments.columns.map {
      "<th scope=\"col\">\(HTMLText.quoted($0, limit: 60))</th>"
    }
    let kpis = segments.kpis.map {
      "<th scope=\"col\" class=\"num\">\(HTMLText.escaped(KPIName($0).title))</th>"
    }
    let rows = segments.rows.map { row in
      let names = row.segment.map {
        "<th scope=\"row\">\($0.value.isEmpty ? "<i>blank</i>" : HTMLText.quoted($0.value, limit: 60))</th>"
      }
      return "<tr>\(names.joined())\(row.figures.map(cell).joined())</tr>\n"
    }
    let cut = ReportProse(content: content).segmentsCut.map { "<p class=\"note\">\($0)</p>\n" }
    return HTMLSection(
      id: "segments",
      short: "Segments",
      title: "Segments beside each other",
      body: (cut ?? "") + """
        <div class="scroll" tabindex="0" role="region" aria-label="Segments"><table class="segments">
        <thead><tr>\((columns + kpis).joined())</tr></thead>
        <tbody>\(rows.joined())</tbody></table></div>
        <p class="note">A cell of too few respondents is suppressed, and so is any cell that would give it away.</p>

        """
    )
  }

  private func cell(_ figure: KPIValue) -> String {
    let name = KPIName(figure.kpi)
    if figure.verdict == KPIValue.suppressed {
      return "<td class=\"num\"><span class=\"quiet\">suppressed</span></td>"
    }
    let value = HTMLText.prose(name.text(figure.value))
    let shown = figure.verdict == nil ? "<b>\(value)</b>" : "<span class=\"quiet\">\(value)</span>"
    let interval = name.interval(figure).map { "\($0), " } ?? ""
    let verdict =
      figure.verdict.map { "<span class=\"quiet\"> \(HTMLText.escaped($0))</span>" } ?? ""
    return "<td class=\"num\">\(shown)\(verdict)"
      + "<small>\(interval)n \(FixedDecimal.integer(figure.base))</small></td>"
  }
}
