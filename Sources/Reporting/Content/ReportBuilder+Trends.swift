import FeedbackModel
import KPIModel

extension ReportBuilder {
  /// The KPIs that are drawn over time, in this order.
  private static let trendKPIs = [
    "net_sentiment", "complaint_rate", "nps", "csat_top2", "praise_rate",
  ]

  /// Returns the KPIs over time, each with its control limits.
  ///
  /// - Parameters:
  ///   - overall: The figures of the whole run.
  ///   - timeline: The figures by period.
  ///   - report: The periods that are out of line.
  ///   - series: The counts by period.
  ///   - events: What is known to have happened; its periods are not called out of control.
  /// - Returns: None for a run of one period.
  func trends(
    _ overall: [KPIValue],
    _ timeline: Timeline,
    _ report: ShiftReport,
    _ series: [ShiftSeries],
    _ events: [DeclaredEvent]
  ) -> [Trend] {
    guard timeline.periods.count > 1 else { return [] }
    return Self.trendKPIs.flatMap { kpi in
      let ratings = timeline.ratings(of: kpi)
      let own = series.filter { $0.kpi == kpi && $0.topic == nil }
      return ratings.enumerated().compactMap { place, rating -> Trend? in
        let figures = timeline.figures(kpi, topic: nil, rating: rating)
        guard figures.contains(where: { $0.value != nil }) else { return nil }
        let shifts = report.findingsWithoutEchoes.filter { $0.kpi == kpi && $0.topic == nil }
        let out = Set(shifts.map(\.period))
        let limits = own.count == ratings.count ? Self.limits(of: own[place]) : [:]
        let points = figures.map { figure in
          let known = figure.period.map { events.names(covering: $0, topic: nil) } ?? []
          return Trend.Point(
            figure: figure,
            isOutOfControl: known.isEmpty && (figure.period.map(out.contains) ?? false),
            limits: figure.period.flatMap { limits[$0] },
            events: known
          )
        }
        let title = KPIName(kpi).title + (rating.map { " (\($0))" } ?? "")
        let whole = overall.first { $0.kpi == kpi && $0.topic == nil && $0.rating == rating }
        return Trend(
          kpi: kpi,
          title: title,
          points: points,
          centre: whole?.value,
          verdict: TrendVerdict.text(of: figures, unit: unit)
        )
      }
    }
  }

  /// Returns the control limits of a share or a net score, in percent; none where the base is empty.
  private static func limits(of series: ShiftSeries) -> [Period: ClosedRange<Double>] {
    guard let chart = ControlChart(series.isNet ? .net : .share, points: series.points) else {
      return [:]
    }
    var limits: [Period: ClosedRange<Double>] = [:]
    for point in chart.points {
      guard let low = point.low, let high = point.high, low <= high else { continue }
      limits[point.period] = 100 * low...100 * high
    }
    return limits
  }
}
