import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct ReportProseTests {
  private func prose(_ net: KPIValue?, ratings: [RatingColumn] = []) -> ReportProse {
    var content = ReportContent(
      title: "T",
      unit: .week,
      rows: RowCounts(scored: 1_200, noContent: 3, unsupportedLanguage: 0, rejected: 1),
      manifest: MobileOperator.manifest
    )
    content.headline = [net].compactMap { $0 }
    content.ratings = ratings
    return ReportProse(content: content)
  }

  private func net(_ value: Double, _ low: Double, _ high: Double, verdict: String? = nil)
    -> KPIValue
  {
    KPIValue(
      kpi: "net_sentiment",
      value: value,
      low: low,
      high: high,
      base: 1_200,
      verdict: verdict
    )
  }

  @Test func leadSaysHowTheCommentsLean() {
    #expect(prose(net(6.7, 4.1, 9.3)).lead.contains("More are positive than negative"))
    #expect(prose(net(-6.7, -9.3, -4.1)).lead.contains("More are negative than positive"))
    #expect(prose(net(1, -2, 4)).lead.contains("Praise and blame balance"))
    #expect(prose(net(40, 10, 70, verdict: KPIValue.cannotTell)).lead.contains("too few to tell"))
    #expect(prose(nil).lead == "1,200 comments scored.")
  }

  @Test(arguments: [
    ([3, 7, 2], 12, " The topic that the most complaints name is T1: 7 of 12."),
    ([3, 7, 2], nil, " The topic that the most complaints name is T1: 7."),
    ([0, 0], 0, ""), ([], nil, ""),
  ])
  func leadNamesTheTopicOfMostComplaints(counts: [Int], all: Int?, expected: String) {
    var content = prose(nil).content
    if let all { content.headline = [KPIValue(kpi: "complaint_rate", base: 90, numerator: all)] }
    content.topics = counts.enumerated().map { place, complaints in
      TopicSummary(
        id: "t\(place)",
        name: "T\(place)",
        share: KPIValue(kpi: "topic_share"),
        netSentiment: KPIValue(kpi: "topic_net_sentiment"),
        complaints: complaints
      )
    }
    #expect(ReportProse(content: content).lead == "1,200 comments scored." + expected)
  }

  @Test func rowsAddUp() {
    #expect(
      prose(nil).rowSum
        == "1,200 scored + 3 without content + 0 in an unsupported language + 1 rejected = 1,204 rows read"
    )
  }

  @Test(arguments: [
    (ScoreScale.oneTo(5), "ratings of 4–5 on the scale 1-5"),
    (.oneTo(3), "ratings of 3 on the scale 1-3"),
    (.oneTo(10), "ratings of 9–10 on the scale 1-10"),
  ])
  func satisfactionStatesItsScale(scale: ScoreScale, expected: String) {
    let prose = prose(nil, ratings: [RatingColumn(name: "q1", scale: scale)])
    #expect(prose.gloss(of: KPIValue(kpi: "csat_top2", rating: "q1")) == expected)
  }

  @Test func rangesLeaveOutWhatRepeats() {
    func range(_ first: String, _ last: String) -> String? {
      let days = [first, last].compactMap { text in
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return CalendarDay(year: parts[0], month: parts[1], day: parts[2])
      }
      return days.count == 2 ? PeriodText.range(days[0], days[1]) : nil
    }
    #expect(range("2026-06-01", "2026-06-07") == "1 to 7 June 2026")
    #expect(range("2026-04-06", "2026-06-28") == "6 April to 28 June 2026")
    #expect(range("2025-12-29", "2026-01-04") == "29 December 2025 to 4 January 2026")
    #expect(range("2026-06-01", "2026-06-01") == "1 June 2026")
  }
}
