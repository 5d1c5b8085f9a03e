import FeedbackModel
import KPIModel
import Testing
import Triage

@testable import Reporting

@Suite struct ReportBuilderTests {
  private let content = MobileOperator().content()

  @Test func namesTheBrokenWeekFirst() {
    let finding = content.findings.first
    #expect(finding?.topic == "account-access")
    #expect(finding?.period == MobileOperator.brokenWeek)
    #expect(finding?.kind == .worse)
    #expect(finding?.terms.isEmpty == false)
    #expect(finding?.lines.isEmpty == false)
    let days = MobileOperator.brokenWeek.firstDay...MobileOperator.brokenWeek.lastDay
    #expect(finding?.lines.allSatisfy { $0.day.map(days.contains) ?? false } == true)
  }

  @Test func leavesEchoesOut() {
    let directions = Dictionary(grouping: content.findings) {
      "\($0.topic ?? $0.statement.prefix(8).description)"
    }
    #expect(directions.values.allSatisfy { $0.count == 1 })
    #expect(content.findings.allSatisfy { $0.period == MobileOperator.brokenWeek })
  }

  @Test func marksTheBrokenWeekInTheTrends() throws {
    let rate = try #require(content.trends.first { $0.kpi == "complaint_rate" })
    #expect(rate.points.count == 12)
    #expect(
      rate.points.filter(\.isOutOfControl).map(\.figure.period) == [MobileOperator.brokenWeek]
    )
    #expect(rate.centre == content.headline.first { $0.kpi == "complaint_rate" }?.value)
  }

  /// Three standard deviations of a share at the week's base: p ± 3 · √(p(1 − p)/n), in percent.
  @Test func trendsHaveTheirControlLimits() throws {
    let rate = try #require(content.trends.first { $0.kpi == "complaint_rate" })
    let share = try #require(rate.centre) / 100
    for point in rate.points {
      let limits = try #require(point.limits)
      let half = 3 * (share * (1 - share) / Double(point.figure.base)).squareRoot()
      #expect(abs(limits.lowerBound - 100 * max(0, share - half)) < 1e-9)
      #expect(abs(limits.upperBound - 100 * min(1, share + half)) < 1e-9)
    }
    let nps = try #require(content.trends.first { $0.kpi == "nps" })
    #expect(nps.points.allSatisfy { $0.limits?.contains(nps.centre ?? 999) == true })
  }

  @Test func accountsForEveryRow() {
    #expect(content.rows.total == 12 * 420)
    #expect(content.rows.noContent > 0 && content.rows.unsupportedLanguage > 0)
    #expect(content.headline.first { $0.kpi == "net_sentiment" }?.base == content.rows.scored)
  }

  @Test func ordersTopicsByShare() {
    let counts = content.topics.map { $0.share.numerator ?? 0 }
    #expect(counts == counts.sorted(by: >))
    #expect(content.topics.filter { $0.risingPeriod == 8 }.map(\.id).contains("account-access"))
    #expect(content.topics.allSatisfy { $0.lines.count <= ReportBuilder.Limits().linesPerTopic })
  }

  @Test func splitsTheQueueByAction() {
    #expect(content.complaints.allSatisfy { $0.action != .thank })
    #expect(content.praise.allSatisfy { $0.action == .thank })
    #expect(content.complaintCount >= content.complaints.count)
    let severities = content.complaints.map(\.severity)
    #expect(severities == severities.sorted(by: >))
  }

  @Test func dropsTermsThatAPairAlreadyTells() {
    let terms = content.emergingTerms
    #expect(!terms.isEmpty)
    #expect(terms.allSatisfy { !$0.isPart(ofOneOf: terms) })
  }

  @Test func saysNothingAboutNothing() {
    let builder = ReportBuilder(unit: .week, table: KPITable(topics: ["delay"]))
    let content = builder.content(
      partial: KPIPartial(topicCount: 1),
      queue: TriageQueue(capacity: 3, topics: ["delay"]),
      terms: TermPartial(),
      verbatims: VerbatimCollector(perTopic: 3),
      manifest: MobileOperator.manifest
    )
    #expect(content.rows.total == 0)
    #expect(content.findings.isEmpty && content.topics.isEmpty && content.trends.isEmpty)
    #expect(HTMLReport().render(content).contains("No rows were read."))
    #expect(MarkdownReport().render(content).contains("Nothing could be compared"))
  }

  /// Newcombe (1998), Statistics in Medicine 17:873–890, table II, example (a): 56/70 − 48/80, method 10.
  @Test func changeAgreesWithNewcombe() throws {
    let week = Period(.week, containing: CalendarDay(daysSinceEpoch: 20_000))
    let figures = [(48, 80, week), (56, 70, week.next)].map { count, base, period in
      let interval = Interval.wilson(count, of: base)
      return KPIValue(
        kpi: "topic_share",
        period: period,
        value: Double(count * 100) / Double(base),
        low: interval?.low,
        high: interval?.high,
        base: base
      )
    }
    let change = try #require(TopicSummary.Change(last: figures, days: nil))
    let interval = try #require(change.interval)
    #expect(abs(change.points - 20) < 1e-9)
    #expect(abs(interval.lowerBound - 5.24) < 0.005)
    #expect(abs(interval.upperBound - 33.39) < 0.005)
    #expect(change.isClear)
  }

  @Test func changeCannotTellOnASmallBase() throws {
    let week = Period(.week, containing: CalendarDay(daysSinceEpoch: 20_000))
    var figures = [week, week.next].map {
      KPIValue(kpi: "topic_share", period: $0, value: 50, low: 20, high: 80, base: 6)
    }
    figures[1].verdict = KPIValue.cannotTell
    let change = try #require(TopicSummary.Change(last: figures, days: nil))
    #expect(change.interval == nil && !change.isClear)
    #expect(ReportProse.text(change) == "cannot tell")
    #expect(TopicSummary.Change(last: Array(figures.prefix(1)), days: nil) == nil)
  }

  /// Four weeks, a base for each (under 30 no verdict), the data's last day, and the week whose change is told.
  @Test(arguments: [
    ([90, 90, 90, 90], 27, 3), ([90, 90, 90, 90], 21, 2), ([90, 90, 90, 9], 27, 2),
    ([90, 90, 9, 9], 27, 1), ([90, 9, 9, 9], 21, 3), ([90, 9, 9, 90], 21, 3),
  ])
  func changeIsThatOfTheLastFullPeriod(bases: [Int], lastDay: Int, told: Int) throws {
    let first = Period(.week, containing: CalendarDay(daysSinceEpoch: 20_000))
    let weeks = bases.indices.map { week in
      Period(
        .week,
        containing: CalendarDay(daysSinceEpoch: first.firstDay.daysSinceEpoch + week * 7)
      )
    }
    let figures = zip(weeks, bases).map { week, base in
      var figure = KPIValue(kpi: "topic_share", period: week, value: 50, low: 40, high: 60)
      figure.base = base
      figure.verdict = base < 30 ? KPIValue.cannotTell : nil
      return figure
    }
    let end = CalendarDay(daysSinceEpoch: first.firstDay.daysSinceEpoch + lastDay)
    let change = try #require(TopicSummary.Change(last: figures, days: first.firstDay...end))
    #expect(change.period == weeks[told])
  }

  @Test func writesTheDaysOfTheData() {
    var content = content
    #expect(content.firstDay == MobileOperator.firstDay)
    #expect(content.lastDay == content.lastPeriod?.lastDay)
    content.firstDay = CalendarDay(year: 2026, month: 4, day: 8)
    content.lastDay = CalendarDay(year: 2026, month: 6, day: 22)
    let days = "8 April to 22 June 2026"
    #expect(HTMLReport().render(content).contains("Customer feedback · \(days)</p>"))
    #expect(HTMLReport().render(content).contains("written \(days)."))
    #expect(MarkdownReport().render(content).contains("written \(days)."))
    #expect(JSONReport().render(content).contains(#""first_day": "2026-04-08""#))
    #expect(JSONReport().render(content).contains(#""last_day": "2026-06-22""#))
  }

  @Test func findsNothingInPeriodsUnderTheMinimumBase() {
    let fixture = MobileOperator()
    var builder = fixture.builder
    builder.table.settings.minimumBase = 1_000
    let content = builder.content(
      partial: fixture.partial,
      queue: fixture.queue,
      terms: fixture.terms,
      verbatims: fixture.verbatims,
      manifest: MobileOperator.manifest
    )
    #expect(content.findings.isEmpty && content.falseDiscoveryRate == nil)
  }

  @Test func takesNoSingleDayForAWeek() throws {
    var fixture = MobileOperator()
    let single = CalendarDay(year: 2026, month: 6, day: 29)!
    for position in 0..<12 { fixture.addComplaint(text: "login \(position)", day: single) }
    let content = fixture.content()
    #expect(content.lastDay == single)
    #expect(content.lastPeriod == Period(.week, containing: single))
    #expect(content.findings.allSatisfy { $0.period != content.lastPeriod })
    let change = try #require(content.topics.first?.change)
    #expect(change.period.next == content.lastPeriod)
    #expect(change.interval != nil)
  }

  @Test func showsRepostsOnceUnderAFinding() throws {
    func lines(_ positions: some Sequence<Int>) throws -> [String] {
      var fixture = MobileOperator()
      for position in positions {
        fixture.addComplaint(
          text: "login fails since \(position) o'clock and nobody answers, ticket \(position)",
          day: MobileOperator.brokenWeek.firstDay
        )
      }
      let findings = fixture.content().findings
      return try #require(findings.first { $0.topic == "account-access" }).lines.map(\.excerpt)
    }
    let shown = try lines(0..<9)
    #expect(shown.count { $0.hasPrefix("login fails since") } == 1)
    #expect(shown.count > 1)
    #expect(try lines((0..<9).reversed()) == shown)
  }
}
