import KPIModel

extension ReportBuilder {
  /// The KPIs that segments are compared by, in this order.
  private static let segmentKPIs = [
    "nps", "csat_top2", "net_sentiment", "complaint_rate", "praise_rate",
  ]

  /// The KPI whose base is the comments of a segment.
  private static let sizeKPI = "net_sentiment"

  /// Puts the segments with the most comments beside each other.
  func addSegments(of partial: KPIPartial, to content: inout ReportContent) {
    let values = table.values(of: partial, segment: true).filter { !$0.segment.isEmpty }
    content.kpis += values
    let kpis = Self.segmentKPIs.filter { kpi in values.contains { $0.kpi == kpi && $0.base > 0 } }
    var order: [[SegmentValue]] = []
    var figures: [[SegmentValue]: [String: KPIValue]] = [:]
    for value in values where value.topic == nil {
      if figures[value.segment] == nil { order.append(value.segment) }
      if figures[value.segment]?[value.kpi] == nil {
        figures[value.segment, default: [:]][value.kpi] = value
      }
    }
    // Segments of one size stay in the order of their values.
    let sizes = order.map { figures[$0]?[Self.sizeKPI]?.base ?? 0 }
    let largest = order.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    let rows = largest.prefix(limits.segments).map { place in
      SegmentComparison.Row(
        segment: order[place],
        figures: kpis.map { figures[order[place]]?[$0] ?? KPIValue(kpi: $0, segment: order[place]) }
      )
    }
    content.segments = SegmentComparison(
      columns: table.segments.columns,
      kpis: kpis,
      rows: rows,
      count: order.count
    )
  }
}
