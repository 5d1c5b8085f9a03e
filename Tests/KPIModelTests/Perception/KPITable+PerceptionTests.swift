import FeedbackModel
import KPIModel
import Testing

@Suite struct KPITablePerceptionTests {
  /// Every point has the value and the base that the KPI table gives for the same rows.
  @Test(arguments: [Set<Int>?.none, [1, 3]])
  func pointsAreTheFiguresOfTheTable(segments: Set<Int>?) throws {
    var generator = SeededGenerator(seed: 61)
    let rows = SampleRows.rows(500, using: &generator)
    let table = KPITable(topics: ["a", "handoffs", "c", "d"])
    let series = table.perceptionSeries(
      of: SampleRows.partial(of: rows),
      by: .week,
      segments: segments,
      grievances: ["handoffs", "unknown"]
    )
    #expect(
      series.map(\.kpi) == ["nps", "csat_top2", "net_sentiment", "complaint_rate", "topic_share"]
    )
    #expect(series.map(\.moreIsBetter) == [true, true, true, false, false])
    let counted = rows.filter { row in segments.map { $0.contains(row.facts.segment) } ?? true }
    let figures = table.values(of: SampleRows.partial(of: counted), by: .week)
    for one in series {
      let expected = figures.filter { $0.kpi == one.kpi && $0.topic == one.topic }
      #expect(one.points.count == expected.count && !expected.isEmpty)
      for figure in expected {
        let point = try #require(figure.period.flatMap { one.points[$0] })
        #expect(point.value == figure.value && point.base == figure.base)
      }
    }
  }
}
