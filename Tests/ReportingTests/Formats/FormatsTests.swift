import Foundation
import Testing

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

  @Test func theSameContentGivesTheSameBytes() {
    let (first, second) = (MobileOperator(commentsPerWeek: 30), MobileOperator(commentsPerWeek: 30))
    #expect(HTMLReport().render(first.content()) == HTMLReport().render(second.content()))
    #expect(JSONReport().render(first.content()) == JSONReport().render(second.content()))
  }
}
