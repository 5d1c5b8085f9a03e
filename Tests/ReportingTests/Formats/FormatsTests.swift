import FeedbackModel
import Foundation
import KPIModel
import Testing
import Triage

@testable import Reporting

@Suite struct FormatsTests {
  @Test func jsonOfHostileTextIsRead() throws {
    let json = JSONReport().render(HostileContent.content())
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((read?["topics"] as? [Any])?.count == HostileContent.texts.count)
    #expect((read?["rows"] as? [String: Int])?["total"] == 12)
  }

  @Test func jsonCarriesTheFiguresOfThePage() throws {
    let content = MobileOperator(commentsPerWeek: 60).content()
    let json = JSONReport().render(content)
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let kpis = try #require(read?["kpis"] as? [[String: Any]])
    #expect(kpis.count == content.kpis.count)
    let keys = ["kpi", "period", "segment", "value", "low", "high", "base", "verdict"]
    #expect(kpis.allSatisfy { figure in keys.allSatisfy { figure[$0] != nil } })
  }

  @Test func markdownTablesKeepTheirColumns() {
    let lines = MarkdownReport().render(HostileContent.content()).split(separator: "\n")
    var width: Int?
    for line in lines {
      guard line.hasPrefix("|") else {
        width = nil
        continue
      }
      let bars = line.replacing("\\|", with: "").filter { $0 == "|" }.count
      if let width { #expect(bars == width, "\(line.prefix(120))") }
      width = bars
    }
    #expect(lines.contains { $0.hasPrefix("|") })
  }

  @Test func markdownFiguresHaveIntervalAndBase() throws {
    let content = MobileOperator().content()
    let text = MarkdownReport().render(content)
    let trends = try #require(text.split(separator: "## Over time\n").last)
    let rows = trends.split(separator: "\n").prefix { $0.hasPrefix("|") }.dropFirst(2)
    #expect(rows.count == 12)
    for cell in rows.flatMap({ $0.split(separator: " | ").dropFirst() }) {
      #expect(cell.contains(" to ") && cell.contains("), n "), "\(cell)")
    }
    let islands = try #require(text.split(separator: "\n").first { $0.hasPrefix("| islands |") })
    #expect(islands.contains(KPIValue.suppressed) && !islands.contains("n 4"))
    let north = try #require(text.split(separator: "\n").first { $0.hasPrefix("| north |") })
    #expect(north.contains(" to ") && north.contains("), n "))
    #expect(MarkdownReport().render(HostileContent.content()).contains("\n| *blank* | *blank* |"))
  }

  @Test(arguments: [
    ("cannot tell", "–, n 3, cannot tell"), (nil, "–, n 3"),
  ])
  func markdownSaysWhatCannotBeTold(verdict: String?, expected: String) {
    var content = HostileContent.content()
    var figure = KPIValue(kpi: "nps", period: MobileOperator.brokenWeek, base: 3)
    figure.verdict = verdict
    content.trends = [Trend(kpi: "nps", title: "NPS", points: [.init(figure: figure)])]
    #expect(MarkdownReport().render(content).contains("| 2026-W23 | \(expected) |"))
  }

  @Test func queueTimesAreThoseOfTheReport() {
    var content = MobileOperator(commentsPerWeek: 60).content()
    content.clock = LocalClock(name: "Europe/London") { _ in 3600 }
    content.complaints[0].date = "2026-06-30T23:30:00Z"
    for text in [HTMLReport().render(content), MarkdownReport().render(content)] {
      #expect(text.contains("2026-07-01 00:30 Europe/London"))
      #expect(!text.contains("2026-06-30T23:30") && !text.contains(" UTC"))
    }
    #expect(JSONReport().render(content).contains("\"2026-06-30T23:30:00Z\""))
  }

  @Test func theSameContentGivesTheSameBytes() {
    let (first, second) = (MobileOperator(commentsPerWeek: 30), MobileOperator(commentsPerWeek: 30))
    #expect(HTMLReport().render(first.content()) == HTMLReport().render(second.content()))
    #expect(JSONReport().render(first.content()) == JSONReport().render(second.content()))
  }
}
