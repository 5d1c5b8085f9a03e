import FeedbackModel
import Testing

struct PeriodParsingTests {
  @Test(arguments: PeriodUnit.allCases)
  func `what a period is called is read again`(unit: PeriodUnit) {
    // Ten years with two that have a week 53 (2020, 2026).
    for day in stride(from: 18_200, to: 18_200 + 3_653, by: 1) {
      let period = Period(unit, containing: CalendarDay(daysSinceEpoch: day))
      #expect(Period(period.description) == period)
    }
  }

  @Test(arguments: [
    "", "2026", "2026-", "2026-13", "2026-00", "2026-W00", "2026-W54", "2025-W53", "2026-Q0",
    "2026-Q5", "2026-02-30", "2026-2-3", "2026-02-03-04", "26-02-03", "2026-w07", "2026-W7",
    " 2026-02", "2026-02 ", "2026-W", "2026--02", "２０２６-02", "W07", "2026-Qx", "-2026-02",
  ])
  func `anything else is no period`(text: String) { #expect(Period(text) == nil) }
}
