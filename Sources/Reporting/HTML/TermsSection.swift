import FeedbackModel

/// Terms that came up, by the period in which they did.
struct TermsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section, or nil without terms.
  func render() -> HTMLSection? {
    guard !content.emergingTerms.isEmpty else { return nil }
    var periods: [Period] = []
    for period in content.emergingTerms.map(\.period) where !periods.contains(period) {
      periods.append(period)
    }
    let body =
      "<p class=\"note\">In how many comments each term stands: in the period, and in the others.</p>\n"
      + "<div class=\"columns\">\n" + periods.map(table).joined() + "</div>\n"
    return HTMLSection(id: "terms", short: "Emerging terms", title: "Emerging terms", body: body)
  }

  private func table(_ period: Period) -> String {
    let rows = content.emergingTerms.filter { $0.period == period }.map { row in
      "<tr><th scope=\"row\">\(HTMLText.quoted(row.term, limit: 60))</th>"
        + "<td>\(FixedDecimal.integer(row.count))</td>"
        + "<td>\(FixedDecimal.integer(row.countBefore))</td>"
        + "<td>\(FixedDecimal.text(row.keyness, digits: 1, grouped: true))</td></tr>\n"
    }
    let bases =
      content.emergingTerms.first { $0.period == period }
      .map { ($0.base, $0.baseBefore) } ?? (0, 0)
    return """
      <div><h3>\(PeriodText.title(period))</h3>
      <table class="plain"><thead><tr><th scope="col">Term</th>\
      <th scope="col">of \(FixedDecimal.integer(bases.0))</th>\
      <th scope="col">others, of \(FixedDecimal.integer(bases.1))</th>\
      <th scope="col">G²</th></tr></thead><tbody>
      \(rows.joined())</tbody></table></div>

      """
  }
}
