import KPIModel

/// Which topics move the scores, a table for each rating column.
struct DriversSection {
  /// The report.
  let content: ReportContent

  /// Returns the section, or nil without rated comments.
  func render() -> HTMLSection? {
    let tables = content.drivers.filter { !$0.rows.isEmpty }
    guard let first = tables.first else { return nil }
    let body =
      "<p class=\"note\">\(HTMLText.escaped(DriverReport.caveat))</p>\n"
      + tables.map(table).joined()
      + "<p class=\"note\">\(HTMLText.prose(DriverProse.method(of: first.report)))</p>\n"
    return HTMLSection(id: "drivers", short: "Drivers", title: "What moves the scores", body: body)
  }

  private func table(_ table: DriverTable) -> String {
    let name = KPIName(table.report.kpi)
    let headings = ["Topic", "Impact", "Share", "Pull", "Comments"].enumerated().map {
      index,
      title in
      "<th scope=\"col\"\(index > 0 ? " class=\"num\"" : "")>\(title)</th>"
    }
    let rows = table.rows.map(row) + table.footings.map(footing)
    let rating = HTMLText.quoted(table.report.rating, limit: 60)
    let score = HTMLText.prose(name.text(table.report.score))
    return """
      <h3 class="sub">\(HTMLText.escaped(name.title)) (\(rating)): \(score) over \
      \(FixedDecimal.integer(table.report.base)) rated comments</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Drivers"><table class="segments">
      <thead><tr>\(headings.joined())</tr></thead>
      <tbody>\(rows.joined())</tbody></table></div>

      """
  }

  private func row(_ row: DriverTable.Row) -> String {
    let driver = row.driver
    let impact = HTMLText.prose(DriverProse.points(driver.impact?.value))
    let shown = driver.isClear ? "<b>\(impact)</b>" : "<span class=\"quiet\">\(impact)</span>"
    return "<tr><th scope=\"row\">\(HTMLText.quoted(row.name, limit: 60))</th>"
      + "<td class=\"num\">\(shown)\(small(driver.impact?.low, driver.impact?.high))</td>"
      + "<td class=\"num\">\(DriverProse.tenths(driver.shareTenths))</td>"
      + "<td class=\"num\">\(HTMLText.prose(DriverProse.points(driver.pull)))"
      + "\(small(driver.pullLow, driver.pullHigh))</td>"
      + "<td class=\"num\">\(FixedDecimal.integer(driver.base))</td></tr>\n"
  }

  private func small(_ low: Double?, _ high: Double?) -> String {
    DriverProse.interval(low, high).map { "<small>\(HTMLText.prose($0))</small>" } ?? ""
  }

  private func footing(_ footing: (title: String, base: Int?, tenths: Int)) -> String {
    "<tr><th scope=\"row\"><span class=\"quiet\">\(HTMLText.escaped(footing.title))</span></th>"
      + "<td></td><td class=\"num\">\(DriverProse.tenths(footing.tenths))</td><td></td>"
      + "<td class=\"num\">\(footing.base.map { FixedDecimal.integer($0) } ?? "")</td></tr>\n"
  }
}
