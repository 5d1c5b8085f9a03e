import FeedbackModel
import KPIModel
import Testing

@Suite struct KPITablePerceptionTests {
  /// Every point has the value and the base that the KPI table gives for the same rows.
  @Test(arguments: [Set<Int>?.none, [1, 3]])
  func pointsAreTheFiguresOfTheTable(segments: Set<Int>?) throws {
    var generator = SplitMix64(seed: 61)
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

  /// Effort is told by its own KPI, and what staff answer is not what customers say.
  @Test func staffAreNoCustomers() throws {
    let ratings = [
      RatingColumn(name: "effort", scale: .oneTo(7), kind: .effort),
      RatingColumn(name: "team", scale: .zeroToTen, kind: .employeeRecommendation),
    ]
    var partial = KPIPartial(topicCount: 0, ratings: ratings)
    let day = try #require(CalendarDay(year: 2026, month: 3, day: 4))
    for code in [5, 6, 4, 1] {
      let answers = RatingAnswers(.code(code), .code(9))
      partial.add(Annotation(), facts: CommentFacts(day: day, ratings: answers))
    }
    let series = KPITable().perceptionSeries(of: partial, by: .month)
    #expect(series.map(\.kpi) == ["ces_top3", "net_sentiment", "complaint_rate"])
    #expect(series.first?.points.values.first == .share(2, of: 4))
  }
}
