import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct DriverWriterTests {
  static let topics = ["delay", "crew", "price"]

  static func content(name: @escaping (String) -> String = { $0 }) -> ReportContent {
    var content = ReportContent(
      title: "t",
      unit: .week,
      rows: RowCounts(scored: 300, noContent: 0, unsupportedLanguage: 0, rejected: 0),
      manifest: MobileOperator.manifest
    )
    content.drivers = SampleDrivers.partial().reports(topics: topics)
      .map { DriverTable($0, name: name) }
    return content
  }

  @Test func theCaveatStandsInEveryOutput() {
    let reports = SampleDrivers.partial().reports(topics: Self.topics)
    let start = "Association, not cause"
    let writer = DriverWriter(reports: reports)
    #expect(writer.terminal().contains(start) && writer.json.compact.contains(start))
    let content = Self.content()
    #expect(HTMLReport().render(content).contains(start))
    #expect(MarkdownReport().render(content).contains(start))
    #expect(JSONReport().render(content).contains(start))
    #expect(writer.terminal().contains("seed 20260301") && writer.json.compact.contains("20260301"))
  }

  /// Printed with one decimal and with four, the shares add up to the printed sum.
  @Test func printedSharesAddUp() throws {
    for report in SampleDrivers.partial().reports(topics: Self.topics) {
      guard case .object(let members) = DriverWriter.json(report) else { continue }
      let topics = try #require(members.first { $0.key == "topics" }?.value)
      guard case .array(let rows) = topics else { continue }
      let shares = rows.compactMap { Self.units($0, "share") }
      #expect(shares.count == 4 && shares.reduce(0, +) == report.total)
      let table = DriverTable(report) { $0 }
      let tenths = table.rows.reduce(0) { $0 + $1.driver.shareTenths }
      let rest = table.footings.dropLast().reduce(0) { $0 + $1.tenths }
      #expect(tenths + rest == table.footings.last?.tenths)
    }
  }

  /// Returns a number with up to four decimals in units of the last.
  private static func units(_ value: JSONValue, _ key: String) -> Int? {
    guard case .object(let members) = value,
      case .number(let text)? = members.first(where: { $0.key == key })?.value
    else { return nil }
    return Double(text).map { Int(($0 * 10_000).rounded()) }
  }

  @Test func topicsThatTooFewNameStandInOneRow() {
    let table = DriverTable(SampleDrivers.partial().reports(topics: Self.topics)[0]) { $0 }
    #expect(table.rows.map(\.driver.topic) == ["delay", "crew"] && table.untoldTopics == 1)
    let page = HTMLReport().render(Self.content())
    #expect(page.contains("1 topic that too few name: cannot tell"))
    #expect(PageReader(page).failure == nil)
  }

  @Test func namesFromOutsideDoNotBreakThePage() {
    for text in HostileContent.texts {
      let content = Self.content { _ in text }
      let page = HTMLReport().render(content)
      #expect(PageReader(page).failure == nil && !page.contains("<script>alert"))
      #expect(!MarkdownReport().render(content).contains("\u{202E}"))
    }
  }

  @Test func withoutRatedCommentsThereAreNoDrivers() {
    #expect(DriverWriter(reports: []).terminal().contains("no drivers"))
    #expect(DriverWriter(reports: []).json == .array([]))
    let page = HTMLReport().render(HostileContent.content())
    #expect(!page.contains("id=\"drivers\""))
  }
}
