import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct ShiftEchoesTests {
  private func report(_ reference: ShareShift.Reference) -> ShiftReport {
    let first = Period(.week, containing: CalendarDay(daysSinceEpoch: 20_000))
    var period = first
    let points = [100, 100, 700, 100, 100].map { count in
      defer { period = period.next }
      return ShiftSeries.Point(period: period, positive: count, base: 1_000)
    }
    var search = ShareShift()
    search.reference = reference
    return search.report(on: [ShiftSeries(kpi: "topic_share", topic: "delay", points: points)])
  }

  @Test func onlyTheStrongestDirectionStaysAgainstAllOthers() {
    let report = report(.otherPeriods)
    #expect(report.findings.contains { !$0.isRise })
    #expect(report.findingsWithoutEchoes.map(\.isRise) == [true])
  }

  @Test func bothDirectionsStayAgainstThePeriodBefore() {
    let report = report(.previousPeriod)
    #expect(report.findingsWithoutEchoes.map(\.isRise).sorted { $0 && !$1 } == [true, false])
  }
}
