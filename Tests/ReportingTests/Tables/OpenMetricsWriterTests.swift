import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

struct OpenMetricsWriterTests {
  private static func writer(_ figures: [KPIValue]) -> OpenMetricsWriter {
    OpenMetricsWriter(
      figures: figures,
      rows: [(.scored, 12), (.noContent, 3)],
      minimumBase: 30,
      manifest: RunManifest(
        engineVersion: "1.0.0",
        icuVersion: "72.1",
        unicodeVersion: "15.0",
        timeZone: "UTC"
      )
    )
  }

  private static let figures = [
    KPIValue(
      kpi: "nps",
      period: Period("2026-W07"),
      segment: [SegmentValue(name: "Agent group", value: "a\"b\\c\nd")],
      rating: "NPS",
      value: 30,
      low: 14.0511,
      high: 44.2013,
      base: 100
    ),
    KPIValue(kpi: "topic_share", topic: "delay", value: nil, base: 0),
    KPIValue(kpi: "topic_share", topic: "billing", value: 12.5, low: 2, high: 40, base: 8),
    KPIValue(kpi: "csat_top2", base: 3, verdict: KPIValue.suppressed),
  ]

  @Test
  func `values, intervals and bases are gauges of their own`() {
    let lines = Self.writer(Self.figures).text().split(separator: "\n").map(String.init)
    let labels = #"{period="2026-W07",segment_Agent_group="a\"b\\c\nd",rating="NPS"}"#
    for line in [
      "# TYPE earshot_nps gauge", "earshot_nps\(labels) 30.0", "earshot_nps_low\(labels) 14.0511",
      "earshot_nps_high\(labels) 44.2013", "earshot_nps_base\(labels) 100",
      #"earshot_topic_share{topic="billing"} 12.5"#, #"earshot_topic_share_base{topic="delay"} 0"#,
      #"earshot_rows_total{status="scored"} 12"#, "earshot_minimum_base 30",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(lines.last == "# EOF")
  }

  @Test
  func `null and suppressed figures have no sample`() {
    let text = Self.writer(Self.figures).text()
    #expect(!text.contains("csat_top2"))
    #expect(!text.contains(#"earshot_topic_share{topic="delay"}"#))
  }

  @Test
  func `columns whose names come to the same keep labels of their own`() {
    let text = Self.writer([
      KPIValue(
        kpi: "nps",
        segment: [SegmentValue(name: "a b", value: "1"), SegmentValue(name: "a-b", value: "2")],
        value: 1,
        base: 1
      )
    ]).text()
    #expect(text.contains(#"earshot_nps{segment_a_b="1",segment_a_b_2="2"} 1.0"#))
  }

  /// The rules of OpenMetrics 1.0.0 that a scraper insists on, read off line by line.
  @Test
  func `each family is in one piece, with type and help before its samples`() throws {
    var families: [String] = []
    var series: Set<String> = []
    for line in Self.writer(Self.figures).text().split(separator: "\n").dropLast() {
      let words = line.split(separator: " ")
      if line.hasPrefix("# TYPE ") {
        let name = String(words[2])
        #expect(!families.contains(name) && ["gauge", "counter", "info"].contains(words[3]))
        families.append(name)
      } else if line.hasPrefix("# HELP ") {
        #expect(words[2] == families.last ?? "")
      } else {
        let name = line.prefix { $0 != "{" && $0 != " " }
        let family = try #require(families.last)
        #expect([family, family + "_total", family + "_info"].contains(String(name)))
        #expect(Double(words.last ?? "") != nil)
        let isNew = series.insert(String(line.dropLast(words.last?.count ?? 0))).inserted
        #expect(isNew)
      }
    }
  }
}
