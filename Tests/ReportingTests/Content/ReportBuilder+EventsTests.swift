import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

/// What a declared event explains raises no alarm anywhere in the report.
@Suite struct ReportBuilderEventsTests {
  private func content(_ events: [DeclaredEvent]) -> ReportContent {
    let fixture = MobileOperator()
    return fixture.builder.content(
      partial: fixture.partial,
      queue: fixture.queue,
      terms: fixture.terms,
      verbatims: fixture.verbatims,
      manifest: MobileOperator.manifest,
      search: ExceptionSearch(events: events)
    )
  }

  private func event(_ name: String, topic: String? = nil) -> DeclaredEvent {
    let week = MobileOperator.brokenWeek
    return DeclaredEvent(
      name: name,
      firstDay: week.firstDay,
      lastDay: week.lastDay,
      topic: topic
    )
  }

  @Test func findingsOfItsPeriodsAreMarked() throws {
    let content = content([event("App <5>")])
    #expect(content.findings.allSatisfy { $0.events == ["App <5>"] } && !content.findings.isEmpty)
    let page = HTMLReport().render(content)
    #expect(page.contains("; during App &lt;5&gt;") && !page.contains("App <5>"))
    #expect(!page.contains("<li class=\"worse\">"))
    #expect(MarkdownReport().render(content).contains("; during App &lt;5&gt;)"))
    #expect(JSONReport().render(content).contains("\"App <5>\""))
  }

  @Test func theChartNamesItInPlaceOfADiamond() throws {
    let content = content([event("Launch")])
    let points = content.trends.flatMap(\.points)
    #expect(points.allSatisfy { !$0.isOutOfControl })
    #expect(points.contains { $0.events == ["Launch"] })
    #expect(content.topics.allSatisfy { $0.rise == nil && $0.risingPeriod == nil })
    let page = HTMLReport().render(content)
    for needle in ["Grey columns: <bdi>Launch</bdi>", "class=\"event\"", "<td>during Launch</td>"] {
      #expect(page.contains(needle), "\(needle)")
    }
    #expect(MarkdownReport().render(content).contains("| 2026-W23, during Launch |"))
  }

  /// What is about one topic leaves the alarms of the others and of all comments as they are.
  @Test func aTopicsEventExplainsThatTopicAlone() throws {
    let plain = content([])
    let content = content([event("Launch", topic: "account-access")])
    let marked = content.findings.filter { !$0.events.isEmpty }
    #expect(marked.map(\.topic) == ["account-access"])
    #expect(content.findings.last?.topic == "account-access")
    #expect(content.findings.count == plain.findings.count)
    let out = { (report: ReportContent) in
      report.trends.map { $0.points.map(\.isOutOfControl) }
    }
    #expect(out(content) == out(plain) && out(plain).contains { $0.contains(true) })
  }

  @Test func theSameWeekIsNotSaidToBeQuietAndOut() {
    var quiet = content([])
    quiet.findings = []
    #expect(quiet.exceptions?.items.isEmpty == false)
    for text in [HTMLReport().render(quiet), MarkdownReport().render(quiet)] {
      #expect(text.contains("No single week stands out from all the others"))
      #expect(text.contains("What moved against the days before stands under “What is out"))
    }
    quiet.exceptions = nil
    #expect(!MarkdownReport().render(quiet).contains("What moved against"))
  }

  @Test func risesNameTheirPeriod() {
    let content = content([])
    let topic = content.topics.first { $0.id == "account-access" }
    #expect(topic?.rise == MobileOperator.brokenWeek)
    #expect(HTMLReport().render(content).contains("<strong>Week 2026-W23, above the other weeks:"))
    #expect(MarkdownReport().render(content).contains("**Week 2026-W23, above the other weeks:**"))
    #expect(JSONReport().render(content).contains("\"rose_in\": \"2026-W23\""))
  }
}
