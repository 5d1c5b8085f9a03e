import KPIModel

extension MarkdownReport {
  /// Returns the drivers, a table for each rating column; empty without rated comments.
  func drivers(_ content: ReportContent) -> String {
    let tables = content.drivers.filter { !$0.rows.isEmpty }
    guard let first = tables.first else { return "" }
    return DriverReport.caveat + "\n\n" + tables.map(table).joined()
      + DriverProse.method(of: first.report) + "\n\n"
  }

  private func table(_ table: DriverTable) -> String {
    let name = KPIName(table.report.kpi)
    let heading =
      "**\(name.title) (\(MarkdownText.quoted(table.report.rating, limit: 60))): "
      + "\(name.text(table.report.score))** over \(FixedDecimal.integer(table.report.base)) rated comments\n\n"
    let rows = table.rows.map { row in
      [
        MarkdownText.quoted(row.name, limit: 60), DriverProse.points(row.driver.impact?.value),
        DriverProse.interval(row.driver.impact?.low, row.driver.impact?.high) ?? "–",
        DriverProse.tenths(row.driver.shareTenths),
        DriverProse.points(row.driver.pull),
        DriverProse.interval(row.driver.pullLow, row.driver.pullHigh) ?? "–",
        FixedDecimal.integer(row.driver.base),
      ]
    }
    let footings = table.footings.map { footing in
      [
        footing.title, "", "", DriverProse.tenths(footing.tenths), "", "",
        footing.base.map { FixedDecimal.integer($0) } ?? "",
      ]
    }
    let headings = [
      "Topic", "Impact", "95 % interval", "Share", "Pull", "95 % interval", "Comments",
    ]
    return heading + MarkdownText.table(headings, rows + footings)
  }
}
