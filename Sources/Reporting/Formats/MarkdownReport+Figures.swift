import FeedbackModel
import KPIModel

extension MarkdownReport {
  /// Returns the figures over time, a column for each KPI; each with interval and base, as `figure(_:isOut:)` writes it.
  func trends(_ content: ReportContent) -> String {
    guard let first = content.trends.first else { return "" }
    let headings = ["Period"] + content.trends.map { MarkdownText.quoted($0.title, limit: 80) }
    let rows = first.points.indices.map { index in
      let point = first.points[index]
      let events = ReportProse.during(point.events).map { ", " + MarkdownText.quoted($0) } ?? ""
      return [(point.figure.period?.description ?? "") + events]
        + content.trends.map { trend in
          guard trend.points.indices.contains(index) else { return "–" }
          return figure(trend.points[index].figure, isOut: trend.points[index].isOutOfControl)
        }
    }
    let verdicts = content.trends.compactMap { trend in
      trend.verdict.map { "- \(MarkdownText.quoted(trend.title, limit: 80)): \($0)\n" }
    }
    return MarkdownText.table(headings, rows) + verdicts.joined() + (verdicts.isEmpty ? "" : "\n")
      + "In brackets the 95 % interval, n the base; ◆ out of control.\n\n"
  }

  /// Returns the segments beside each other.
  func segments(_ content: ReportContent, _ prose: ReportProse) -> String {
    guard let segments = content.segments, !segments.rows.isEmpty else { return "" }
    let headings = segments.columns.map { MarkdownText.quoted($0, limit: 60) }
    let rows = segments.rows.map { row in
      row.segment.map { $0.value.isEmpty ? "*blank*" : MarkdownText.quoted($0.value, limit: 60) }
        + row.figures.map { figure($0) }
    }
    let table = MarkdownText.table(
      headings + segments.kpis.map { KPIName($0).title },
      rows,
      numbersFrom: headings.count
    )
    let cut = prose.segmentsCut.map { $0 + " " } ?? ""
    return table + cut + "In brackets the 95 % interval, n the base. A cell of too few respondents"
      + " is suppressed, and so is any cell that would give it away.\n\n"
  }

  /// Returns a figure with its interval, base and verdict, such as `12.3 % (9.8 to 15.3 %), n 540`.
  private func figure(_ figure: KPIValue, isOut: Bool = false) -> String {
    guard figure.verdict != KPIValue.suppressed else { return KPIValue.suppressed }
    let name = KPIName(figure.kpi)
    let value = name.text(figure.value)
    let parts = [
      (isOut ? "**\(value)** ◆" : value) + (name.interval(figure).map { " (\($0))" } ?? ""),
      "n \(FixedDecimal.integer(figure.base))", figure.verdict.map { MarkdownText.quoted($0) },
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
