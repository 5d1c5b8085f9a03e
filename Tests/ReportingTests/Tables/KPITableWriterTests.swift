import FeedbackModel
import Foundation
import KPIModel
import Testing

@testable import Reporting

@Suite struct KPITableWriterTests {
  private let week = Period(.week, containing: CalendarDay(year: 2026, month: 2, day: 10)!)

  private var table: KPITableWriter {
    KPITableWriter(
      figures: [
        KPIValue(
          kpi: "nps",
          period: week,
          segment: [SegmentValue(name: "region", value: "north")],
          rating: "recommend",
          value: 30,
          low: 14.05112,
          high: 44.20131,
          base: 100,
          numerator: 30
        ),
        KPIValue(kpi: "csat_top2", verdict: KPIValue.cannotTell),
        KPIValue(kpi: "topic_share", topic: "=delay", value: 3.1, base: 4_770, numerator: 148),
      ],
      manifest: MobileOperator.manifest
    )
  }

  @Test func jsonKeepsTheContract() throws {
    let json = table.json()
    #expect(
      json.contains(
        #"{"kpi": "nps", "period": "2026-W07", "segment": {"region": "north"}, "value": 30.0, "low": 14.0511, "#
          + #""high": 44.2013, "base": 100, "verdict": null, "#
      )
    )
    #expect(
      json.contains(
        #"{"kpi": "csat_top2", "period": null, "segment": {}, "value": null, "low": null, "high": null, "#
          + #""base": 0, "verdict": "cannot tell", "#
      )
    )
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(read?.keys.sorted() == ["kpis", "manifest"])
    #expect((read?["kpis"] as? [Any])?.count == 3)
  }

  @Test func csvHasAColumnForEachSegmentColumn() {
    let lines = table.csv().components(separatedBy: "\r\n")
    #expect(
      lines == [
        "kpi,topic,rating,period,region,value,low,high,base,numerator,verdict,scale,where",
        "nps,,recommend,2026-W07,north,30.0,14.0511,44.2013,100,30,,,"
          + "period=2026-W07; region=north; rated=recommend",
        "csat_top2,,,,,,,,0,,cannot tell,,",
        "topic_share,'=delay,,,,3.1,,,4770,148,,,status=scored",
        "",
      ]
    )
  }

  @Test func terminalTableIsAligned() {
    #expect(
      table.terminal() == """
        kpi              topic   period    segment       value   95 % interval   base  verdict
        nps (recommend)          2026-W07  region=north  +30.0  +14.1 to +44.2    100
        csat_top2                                            –                      0  cannot tell
        topic_share      =delay                          3.1 %                  4,770

        """
    )
    #expect(table.terminal(color: true).hasPrefix("\u{1B}[1mkpi"))
  }

  @Test func volumesStandBesidePerception() {
    var table = table
    table.figures = [
      KPIValue(kpi: "csat_top2", period: week, value: 35, base: 54),
      KPIValue(kpi: "average_handle_time", period: week, value: 320.4, base: 1200),
      KPIValue(kpi: "occupancy", period: week, verdict: KPIValue.incomplete),
    ]
    #expect(
      table.terminal().components(separatedBy: "\n\n").last == """
        What operations did, beside what customers said (base)
        period      csat_top2  average_handle_time
        2026-W07  35.0 % (54)                320 s

        """
    )
    table.figures.removeLast(2)
    #expect(!table.terminal().contains("What operations did"))
  }

  @Test func aMeanNamesItsScale() {
    var table = table
    table.figures = [KPIValue(kpi: "csat_mean", rating: "CSAT", value: 4.2, base: 9, scale: "1-5")]
    #expect(table.terminal().contains("csat_mean (CSAT, 1-5)"))
    #expect(table.json().contains(#""scale": "1-5""#))
  }

  @Test func terminalObeysNoSegment() {
    var table = table
    table.figures[0].segment[0].value = "\u{1B}[2J\u{202E}\r\nx"
    #expect(!table.terminal().contains("\u{1B}"))
    #expect(table.terminal().split(separator: "\n").count == 4)
  }
}
