import FeedbackModel
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test(
    "have the names that ISO 8601 and people give them",
    arguments: [
      (PeriodUnit.day, 2026, 2, 9, "2026-02-09", "2026-02-10"),
      (.week, 2026, 2, 9, "2026-W07", "2026-W08"),
      (.week, 2026, 12, 31, "2026-W53", "2027-W01"),
      (.week, 2027, 1, 3, "2026-W53", "2027-W01"),
      (.week, 2024, 12, 30, "2025-W01", "2025-W02"),
      (.month, 2024, 1, 31, "2024-01", "2024-02"),
      (.month, 2026, 12, 1, "2026-12", "2027-01"),
      (.quarter, 2026, 3, 31, "2026-Q1", "2026-Q2"),
      (.quarter, 2026, 4, 1, "2026-Q2", "2026-Q3"),
      (.quarter, 2026, 12, 31, "2026-Q4", "2027-Q1"),
    ]
  )
  func names(
    _ unit: PeriodUnit,
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ name: String,
    _ next: String
  ) throws {
    let period = Period(
      unit,
      containing: try #require(CalendarDay(year: year, month: month, day: day))
    )
    #expect(period.description == name)
    #expect(period.next.description == next)
  }

  @Test(
    "hold their days, and only these, and touch",
    arguments: PeriodUnit.allCases.filter { $0 != .hour }
  )
  func cover(_ unit: PeriodUnit) throws {
    let start = try #require(CalendarDay(year: 2019, month: 1, day: 1))
    for offset in 0..<2500 {
      let day = CalendarDay(daysSinceEpoch: start.daysSinceEpoch + offset)
      let period = Period(unit, containing: day)
      #expect(period.firstDay <= day && day <= period.lastDay)
      #expect(Period(unit, containing: period.firstDay) == period)
      #expect(Period(unit, containing: period.lastDay) == period)
      #expect(period.next.firstDay.daysSinceEpoch == period.lastDay.daysSinceEpoch + 1)
      #expect(period < period.next)
    }
  }
}
