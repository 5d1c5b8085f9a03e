import FeedbackModel
import KPIModel

/// Figures over time, each as a chart and as a table.
struct TrendsSection {
  /// The report.
  let content: ReportContent

  /// Returns the section, or nil without a time line.
  func render() -> HTMLSection? {
    guard !content.trends.isEmpty else { return nil }
    let noun = PeriodText.noun(content.unit)
    let note =
      "By \(noun). The band is the interval, the dashed line the value of all \(noun)s together;"
      + " between the dotted lines chance alone keeps it (control limits, three standard deviations at the \(noun)’s"
      + " base). A diamond marks a \(noun) that differs from the others beyond chance, all figures and \(noun)s"
      + " corrected together."
      + eventNote
    let figures = content.trends.map(figure).joined()
    return HTMLSection(
      id: "trends",
      short: "Over time",
      title: "Over time",
      body: "<p class=\"note\">\(note)</p>\n<div class=\"charts\">\n\(figures)</div>\n"
    )
  }

  /// Which declared events the grey columns are; empty without any.
  private var eventNote: String {
    var names: [String] = []
    for name in content.trends.flatMap(\.points).flatMap(\.events) where !names.contains(name) {
      names.append(name)
    }
    guard !names.isEmpty else { return "" }
    let told = names.map { HTMLText.quoted($0, limit: 80) }.joined(separator: ", ")
    return
      " Grey columns: \(told); the \(PeriodText.noun(content.unit))s of declared events raise no alarm."
  }

  private func figure(_ trend: Trend) -> String {
    let name = KPIName(trend.kpi)
    let chart = LineChart(
      title: trend.title,
      points: trend.points.map(Self.point),
      bounds: name.bounds,
      unit: name.suffix,
      digits: name.digits,
      isSigned: name.isSigned,
      centre: trend.centre
    )
    let verdict =
      trend.verdict.map { " <span class=\"quiet\">\(HTMLText.quoted($0, limit: 200))</span>" } ?? ""
    return """
      <figure>
      <figcaption><h3>\(HTMLText.quoted(trend.title, limit: 80))</h3>\(verdict)</figcaption>
      \(chart.render())
      <details class="more data"><summary>The figures</summary>\(table(trend, name))</details>
      </figure>

      """
  }

  private static func point(_ point: Trend.Point) -> LineChart.Point {
    let figure = point.figure
    let interval = figure.low.flatMap { low in
      figure.high.flatMap { low <= $0 ? low...$0 : nil }
    }
    return LineChart.Point(
      label: figure.period?.description ?? "",
      value: figure.value,
      interval: interval,
      isOut: point.isOutOfControl,
      limits: point.limits,
      event: ReportProse.during(point.events)
    )
  }

  private func table(_ trend: Trend, _ name: KPIName) -> String {
    let rows = trend.points.map { point in
      let figure = point.figure
      let marks = [
        point.isOutOfControl ? "out of control" : nil, ReportProse.during(point.events),
        figure.verdict,
      ]
      let text = marks.compactMap { $0 }.joined(separator: ", ")
      return "<tr><th scope=\"row\">\(figure.period?.description ?? "")</th>"
        + "<td>\(HTMLText.escaped(name.text(figure.value)))</td>"
        + "<td>\(HTMLText.escaped(name.interval(figure) ?? "–"))</td>"
        + "<td>\(FixedDecimal.integer(figure.base))</td><td>\(HTMLText.escaped(text))</td></tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Figures by period"><table class="plain">
      <thead><tr><th scope="col">Period</th><th scope="col">Value</th>\
      <th scope="col">95 % interval</th><th scope="col">Base</th><th scope="col">Note</th></tr></thead>
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }
}
