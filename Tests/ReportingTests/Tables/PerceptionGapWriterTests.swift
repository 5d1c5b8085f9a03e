import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct PerceptionGapWriterTests {
  static func report(rushed: Int) throws -> PerceptionGapReport {
    let march = Period(.month, containing: try #require(CalendarDay(year: 2026, month: 3, day: 1)))
    func series(_ kpi: String, _ topic: String?, _ points: [Measurement]) -> PerceptionSeries {
      PerceptionSeries(
        kpi: kpi,
        topic: topic,
        moreIsBetter: false,
        points: [march: points[0], march.next: points[1]]
      )
    }
    return PerceptionGapReport(
      volumes: [
        series(
          "average_handle_time",
          nil,
          [
            .ratio(RatioSums(days: [(4_000, 10), (4_200, 10)])),
            .ratio(RatioSums(days: [(3_000, 10), (3_100, 10)])),
          ]
        )
      ],
      perceptions: [
        series("topic_share", "handoffs\u{1B}", [.share(10, of: 200), .share(rushed, of: 200)])
      ],
      in: march.next...march.next,
      against: march...march
    )
  }

  @Test func aGapIsASentence() throws {
    let writer = PerceptionGapWriter(report: try Self.report(rushed: 40))
    let text = writer.terminal()
    #expect(
      text.hasPrefix(
        "Perception gaps, 2026-04 against 2026-03\naverage_handle_time (410.0 to 305.0,"
      )
    )
    #expect(text.contains("got better, while topic_share of handoffs"))
    #expect(
      text.contains("(5.0 to 20.0, difference") && text.contains("base 200 and 200) got worse.")
    )
    #expect(text.contains(PerceptionGapWriter.caveat) && !text.contains("\u{1B}"))
    let json = writer.json.compact
    for part in [
      "\"compared\": 1", "\"before\": 410.0", "\"periods\": [\"2026-04\", \"2026-04\"]",
      "A sign and no proof",
    ] {
      #expect(json.contains(part), "\(part) in \(json)")
    }
  }

  @Test func noGapSaysHowMuchWasLookedAt() throws {
    let text = PerceptionGapWriter(report: try Self.report(rushed: 10)).terminal()
    #expect(text.hasSuffix("None in 1 pairs.\n"))
  }
}
