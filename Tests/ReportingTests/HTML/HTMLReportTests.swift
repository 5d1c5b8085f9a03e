import FeedbackModel
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
  /// The pages that every rule must hold for.
  enum Page: CaseIterable {
    case ordinary
    case hostile
    case empty
  }

  private static let pages: [Page: String] = [
    .ordinary: HTMLReport().render(MobileOperator(commentsPerWeek: 60).content()),
    .hostile: HTMLReport().render(HostileContent.content()),
    .empty: HTMLReport().render(
      ReportContent(
        title: "",
        unit: .day,
        rows: RowCounts(scored: 0, noContent: 0, unsupportedLanguage: 0, rejected: 0),
        manifest: MobileOperator.manifest
      )
    ),
  ]

  private func text(_ page: Page) -> String { Self.pages[page] ?? "" }

  @Test(arguments: Page.allCases)
  func isWellFormed(page: Page) {
    #expect(PageReader(text(page)).failure == nil)
  }

  @Test(arguments: Page.allCases)
  func asksForNothingFromElsewhere(page: Page) {
    let reader = PageReader(text(page))
    #expect(reader.all("script").isEmpty && reader.all("img").isEmpty && reader.all("link").isEmpty)
    for element in reader.elements {
      #expect(element.attributes["src"] == nil && element.attributes["style"] == nil)
      #expect(element.attributes["href"].map { $0.hasPrefix("#") } != false)
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
    }
    #expect(!ReportStylesheet.text.contains("url(") && !ReportStylesheet.text.contains("@import"))
  }

  @Test(arguments: Page.allCases)
  func everyLinkLeadsSomewhere(page: Page) {
    let reader = PageReader(text(page))
    let identifiers = reader.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
    let links = reader.elements.compactMap { $0.attributes["href"] }
    #expect(!links.isEmpty)
    for link in links { #expect(identifiers.contains(String(link.dropFirst())), "\(link)") }
    for label in reader.elements.compactMap({ $0.attributes["aria-labelledby"] }) {
      #expect(identifiers.contains(label))
    }
  }

  @Test(arguments: Page.allCases)
  func headingsGoDownStepByStep(page: Page) {
    let levels = PageReader(text(page)).elements.compactMap { element in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
  }

  @Test(arguments: Page.allCases)
  func tablesAndDrawingsSpeak(page: Page) {
    let reader = PageReader(text(page))
    for heading in reader.all("th") { #expect(heading.attributes["scope"] != nil) }
    #expect(page == .empty || !reader.all("svg").isEmpty)
    for drawing in reader.all("svg") {
      #expect(drawing.attributes["role"] == "img")
      #expect(Array(drawing.children.prefix(2)) == ["title", "desc"])
    }
  }

  @Test func hostileTextStaysText() {
    let page = text(.hostile)
    let reader = PageReader(page)
    #expect(reader.text.contains("<script>alert(1)</script>"))
    let unsafe = page.unicodeScalars.filter {
      DisplayText.isDirectionControl($0) || ($0.value < 32 && $0 != "\n")
    }
    #expect(unsafe.isEmpty)
    #expect(!page.contains("NaN") && !page.contains("nan\"") && !page.contains("inf\""))
    #expect(page.utf8.count < 1_500_000)
  }

  @Test func topicsLeadToTheirWords() throws {
    let content = MobileOperator(commentsPerWeek: 60).content()
    let page = HTMLReport().render(content)
    for topic in content.topics where !topic.lines.isEmpty {
      #expect(page.contains("href=\"#words-\(topic.id)\""))
      #expect(page.contains("id=\"words-\(topic.id)\""))
    }
    for finding in content.findings {
      #expect(page.contains(HTMLText.prose(finding.statement)))
    }
  }
}
