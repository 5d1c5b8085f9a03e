import FeedbackModel
import Testing

@testable import KPIModel

@Suite struct PerceptionGapSearchTests {
  private static let ratings = [RatingColumn(name: "CSAT", scale: .oneTo(5))]

  private static func day(_ month: Int, _ day: Int) throws -> CalendarDay {
    try #require(CalendarDay(year: 2026, month: month, day: day))
  }

  /// Two groups over three months, 20 days each: both answer 50 ratings a month; in the third month the group `fast`
  /// halves its handle time and satisfies 10 instead of 40 of them, while `calm` stays as it was.
  private static func search(isSegmented: Bool, hasHandleTime: Bool = true) throws
    -> PerceptionGapSearch
  {
    var commentSegments = SegmentTable(columns: ["group"])
    var operationsSegments = SegmentTable(columns: ["group"])
    var comments = KPIPartial(topicCount: 0, ratings: ratings)
    var operations = OperationsPartial()
    // The two inputs number their segments in different orders.
    let groups = ["fast", "calm"]
    for group in groups.reversed() { _ = operationsSegments.index(of: [group]) }
    for group in groups {
      let segment = commentSegments.index(of: [group])
      let number = operationsSegments.index(of: [group])
      for month in 1...3 {
        let isGamed = group == "fast" && month == 3
        for number in 0..<50 {
          var annotation = Annotation()
          annotation.status = .noContent
          let code = number < (isGamed ? 10 : 40) ? 5 : 1
          comments.add(
            annotation,
            facts: CommentFacts(
              day: try day(month, 1 + number % 20),
              segment: segment,
              ratings: RatingAnswers(.code(code))
            )
          )
        }
        for place in 1...20 {
          var facts = OperationsFacts(day: try day(month, place))
          facts.segment = number
          facts.measures[.contactsAnswered] = 100
          if hasHandleTime {
            facts.measures[.handleSeconds] = (isGamed ? 20_000 : 40_000) + place * 10
          }
          operations.add(facts)
        }
      }
    }
    return PerceptionGapSearch(
      comments: comments,
      table: KPITable(segments: commentSegments),
      operations: operations,
      operationsSegments: operationsSegments,
      by: .month,
      isSegmented: isSegmented
    )
  }

  @Test func theSegmentThatGamesItsNumberIsFound() throws {
    let search = try Self.search(isSegmented: true)
    // All rows together move, too, for the group is half of them.
    #expect(search.found.map { $0.segment.map(\.value) } == [[], ["fast"]])
    let report = try #require(search.found.last?.reports.first)
    #expect(search.found.last?.reports.count == 1)
    #expect(report.periods.lowerBound.description == "2026-03")
    #expect(report.baseline.lowerBound.description == "2026-01")
    let gap = try #require(report.gaps.first)
    #expect(gap.volume.kpi == "average_handle_time" && gap.perception.kpi == "csat_top2")
    // (40 000 + 10 · 10.5) / 100 before, (20 000 + 10 · 10.5) / 100 in March.
    #expect(abs(gap.volume.change.before - 401.05) < 1e-9)
    #expect(abs(gap.volume.change.now - 201.05) < 1e-9)
    #expect(gap.perception.change.before == 80 && gap.perception.change.now == 20)
  }

  @Test func withoutSegmentsOnlyAllRowsAreSearched() throws {
    #expect(try Self.search(isSegmented: false).found.map(\.segment) == [[]])
  }

  @Test func aNumberThatNoRowGivesIsNotCompared() throws {
    let search = try Self.search(isSegmented: true, hasHandleTime: false)
    #expect(search.found.isEmpty && search.compared == 0)
  }
}

@Suite struct ComplaintGrowthStepTests {
  private static func figure(_ period: String, _ complaints: Int?, _ customers: Int) -> KPIValue {
    KPIValue(
      kpi: "complaints_per_1000_customers",
      period: Period(period),
      base: customers,
      numerator: complaints
    )
  }

  @Test func neighbouringPeriodsAreSteps() {
    let steps = ComplaintGrowthStep.steps(in: [
      Self.figure("2026-01", 10, 1_000), Self.figure("2026-02", 20, 1_000),
      KPIValue(kpi: "nps", period: Period("2026-02"), base: 3, numerator: 1),
      // March is missing, and nothing is known of May's customers.
      Self.figure("2026-04", 30, 2_000), Self.figure("2026-05", nil, 0),
    ])
    #expect(steps.map(\.period.description) == ["2026-02"])
    #expect(steps.first?.growth.complaintChange == 100 && steps.first?.growth.rateRatio == 2)
  }
}
