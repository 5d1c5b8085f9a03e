import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct ExceptionWriterTests {
  private static func day(_ index: Int) -> Period {
    Period(.day, containing: CalendarDay(daysSinceEpoch: 20_458 + index))
  }

  /// A topic of 5 in 100 over 100 days, 30 in 100 on four of them; another one falls on these days.
  private static func series(_ days: Int = 100) -> [ShiftSeries] {
    func points(_ count: (Int) -> Int) -> [ShiftSeries.Point] {
      (0..<days).map { .init(period: day($0), positive: count($0), base: 100) }
    }
    return [
      ShiftSeries(
        kpi: "topic_share",
        topic: "access",
        points: points { (80...83).contains($0) ? 30 : 4 + $0 % 3 }
      ),
      ShiftSeries(
        kpi: "topic_share",
        topic: "price",
        points: points { (80...83).contains($0) ? 3 : 24 + $0 % 3 }
      ),
    ]
  }

  private static func content(_ days: Int = 100, events: [DeclaredEvent] = []) -> ExceptionContent {
    var terms = TermPartial()
    for index in 0..<days {
      for number in 0..<20 {
        var buffer = TermBuffer()
        buffer.append("phone")
        if (80...83).contains(index), number < 10 { buffer.append("locked out") }
        terms.add(buffer, week: day(index))
      }
    }
    var verbatims = VerbatimCollector(perTopic: 8)
    for (index, text) in ["\u{1B}[31mlocked out again", "all fine"].enumerated() {
      let topic = TopicAnnotation(
        topic: 0,
        label: index == 0 ? .negative : .positive,
        score: 500,
        strength: 1000,
        spans: [TextSpan(0, 3)]
      )
      verbatims.consider(
        topic,
        day: day(index == 0 ? 81 : 79).firstDay,
        id: "r\(index)",
        text: text,
        position: index
      )
    }
    return ExceptionContent(
      report: ExceptionSearch(events: events).report(on: series(days)),
      terms: terms,
      verbatims: verbatims,
      topics: ["access", "price"]
    )
  }

  @Test func eachExceptionHasItsFiguresAndWords() throws {
    let text = ExceptionWriter(Self.content()).terminal()
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "Exceptions by day: 1 out of control")
    #expect(lines[1].hasPrefix("False discovery rate 5 % over 2 figures, 232 tests;"))
    #expect(lines[2].hasPrefix("1. access, topic share 30.0 %, 5.0 % expected (×6.0): "))
    #expect(lines[2].hasSuffix("\(Self.day(80)) to \(Self.day(83))"))
    #expect(lines[3].contains("120 of 400, 19.9") && lines[3].contains("signalled \(Self.day(80))"))
    #expect(lines[4].contains("locked out 40/140 against 0/"))
    let days = Self.content().items[0].termDays
    let weeks = PeriodText.range(days.lowerBound, days.upperBound)
    #expect(lines[4].hasPrefix("   words in the weeks of it, \(weeks): "))
    #expect(days.lowerBound <= Self.day(80).firstDay && Self.day(83).firstDay <= days.upperBound)
    #expect(days.lowerBound.weekday == 1 && days.upperBound.weekday == 7)
    #expect(lines[5].contains("“[31mlocked out again”") && !text.contains("\u{1B}"))
    #expect(lines[6].hasPrefix("1 topic was named less while another was named more"))
    #expect(!text.contains("all fine"), "a comment of another day is shown")
    #expect(ExceptionWriter(Self.content()).terminal(color: true).hasPrefix("\u{1B}[1mExceptions"))
  }

  @Test func jsonHasTheSame() {
    let members = ExceptionWriter(Self.content()).jsonMembers
    #expect(members.map(\.key) == ["exceptions", "exception_search", "events"])
    let text = JSONValue.object(members).compact
    #expect(text.contains(#""kpi": "topic_share", "topic": "access", "first": "\#(Self.day(80))""#))
    #expect(text.contains(#""value": 30.0, "expected_value": 4.98"#))
    #expect(text.contains(#""numerator": 120, "base": 400"#))
    #expect(text.contains(#""topic": "price""#) && text.contains(#""crowded_out": true,"#))
    #expect(text.contains(#""false_discovery_rate": 0.05, "figures": 2, "tests": 232"#))
  }

  @Test func eventsAreTold() {
    let event = DeclaredEvent(
      name: "Launch",
      kind: "launch",
      firstDay: Self.day(80).firstDay,
      lastDay: Self.day(83).firstDay
    )
    let quiet = DeclaredEvent(
      name: "Fair",
      firstDay: Self.day(60).firstDay,
      lastDay: Self.day(60).firstDay
    )
    let text = ExceptionWriter(Self.content(events: [event, quiet])).terminal()
    #expect(text.hasPrefix("Exceptions by day: nothing is out of control\n"))
    #expect(text.contains("Fair, \(Self.day(60))\n   no figure moved beyond chance\n"))
    #expect(text.contains("Launch (launch), \(Self.day(80)) to \(Self.day(83))\n"))
    #expect(text.contains("   access, topic share: ×5.96 ["))
    #expect(text.contains("(120 of 400, p "))
  }

  @Test func aShortHistoryCannotTell() {
    let text = ExceptionWriter(Self.content(40)).terminal()
    #expect(text.hasPrefix("Exceptions by day: cannot tell; too few days have rows (at least 42"))
    let json = JSONValue.object(ExceptionWriter(Self.content(40)).jsonMembers).compact
    #expect(json.contains(#""exceptions": []"#) && json.contains(#""verdict": "cannot tell""#))
  }

  @Test(
    arguments: [
      (1.0, "1"), (0.5, "0.5"), (0.0123, "0.012"), (0.00999, "0.01"), (0.000123, "1.2e-4"),
      (3.06e-12, "3.1e-12"), (9.96e-7, "1.0e-6"), (0.0, "0"),
    ]
  )
  func probabilitiesHaveTwoDigits(_ value: Double, _ text: String) {
    #expect(ExceptionWriter.digits(value) == text)
  }

  // MARK: - In the report

  private static func report(_ exceptions: ExceptionContent?) -> ReportContent {
    var content = ReportContent(
      title: "x",
      unit: .week,
      rows: RowCounts(scored: 1, noContent: 0, unsupportedLanguage: 0, rejected: 0),
      manifest: RunManifest(
        engineVersion: "1",
        icuVersion: "1",
        unicodeVersion: "1",
        timeZone: "UTC"
      )
    )
    content.exceptions = exceptions
    return content
  }

  @Test func theReportHasThemInAllFormats() throws {
    let event = DeclaredEvent(
      name: "<b>launch</b>",
      kind: nil,
      firstDay: Self.day(60).firstDay,
      lastDay: Self.day(60).firstDay
    )
    let content = Self.report(Self.content(events: [event]))
    let html = HTMLReport().render(content)
    #expect(html.contains("<section id=\"exceptions\""))
    #expect(html.contains("access, topic share 30.0"))
    #expect(html.contains("locked out 40/"))
    #expect(html.contains("&lt;b&gt;launch&lt;/b&gt;") && !html.contains("<b>launch"))
    let markdown = MarkdownReport().render(content)
    #expect(markdown.contains("## What is out of control"))
    #expect(markdown.contains("access, topic share 30.0 %"))
    let json = JSONReport().render(content)
    #expect(json.contains("\"exceptions\": [") && json.contains("\"topic\": \"access\""))
  }

  @Test func withoutHistoryTheReportLeavesThemOut() {
    for content in [Self.report(nil), Self.report(Self.content(20))] {
      #expect(!HTMLReport().render(content).contains("id=\"exceptions\""))
      #expect(!MarkdownReport().render(content).contains("out of control"))
    }
  }
}
