import FeedbackModel
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
  struct Case: Sendable {
    var date: (year: Int, month: Int, day: Int)
    var days: Int
    var weekday: Int
    var week: (year: Int, week: Int)
    var text: String
  }

  /// From Python 3's datetime: `toordinal() - 719163`, `isoweekday()`, `isocalendar()`.
  static let cases: [Case] = [
    Case(date: (1970, 1, 1), days: 0, weekday: 4, week: (1970, 1), text: "1970-01-01"),
    Case(date: (1969, 12, 31), days: -1, weekday: 3, week: (1970, 1), text: "1969-12-31"),
    Case(date: (2020, 12, 31), days: 18_627, weekday: 4, week: (2020, 53), text: "2020-12-31"),
    Case(date: (2021, 1, 3), days: 18_630, weekday: 7, week: (2020, 53), text: "2021-01-03"),
    Case(date: (2021, 1, 4), days: 18_631, weekday: 1, week: (2021, 1), text: "2021-01-04"),
    Case(date: (2024, 12, 30), days: 20_087, weekday: 1, week: (2025, 1), text: "2024-12-30"),
    Case(date: (2005, 1, 1), days: 12_784, weekday: 6, week: (2004, 53), text: "2005-01-01"),
    Case(date: (2008, 12, 29), days: 14_242, weekday: 1, week: (2009, 1), text: "2008-12-29"),
    Case(date: (2010, 1, 3), days: 14_612, weekday: 7, week: (2009, 53), text: "2010-01-03"),
    Case(date: (2026, 12, 31), days: 20_818, weekday: 4, week: (2026, 53), text: "2026-12-31"),
    Case(date: (2027, 1, 3), days: 20_821, weekday: 7, week: (2026, 53), text: "2027-01-03"),
    Case(date: (2016, 2, 29), days: 16_860, weekday: 1, week: (2016, 9), text: "2016-02-29"),
    Case(date: (1, 1, 1), days: -719_162, weekday: 1, week: (1, 1), text: "0001-01-01"),
    Case(date: (9999, 12, 31), days: 2_932_896, weekday: 5, week: (9999, 52), text: "9999-12-31"),
  ]

  @Test("agree with an independent calendar", arguments: cases)
  func agrees(_ example: Case) throws {
    let (year, month, dayOfMonth) = example.date
    let day = try #require(CalendarDay(year: year, month: month, day: dayOfMonth))
    #expect(day.daysSinceEpoch == example.days)
    #expect(day.civil == example.date)
    #expect(day.weekday == example.weekday)
    #expect(day.isoWeek == example.week)
    #expect(day.description == example.text)
  }

  @Test(
    "refuse days that do not exist",
    arguments: [
      (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
      (2026, 1, 32), (0, 1, 1), (10_000, 1, 1), (2026, -1, -1), (Int.max, 1, 1), (2026, 1, Int.max),
    ]
  )
  func refuses(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test("count on without gaps from 1599 to 2401")
  func noGaps() throws {
    let first = try #require(CalendarDay(year: 1599, month: 1, day: 1))
    let last = try #require(CalendarDay(year: 2401, month: 12, day: 31))
    var previous = first.civil
    for days in first.daysSinceEpoch + 1...last.daysSinceEpoch {
      let day = CalendarDay(daysSinceEpoch: days)
      let (year, month, dayOfMonth) = day.civil
      let isNext =
        (year, month, dayOfMonth) == (previous.year, previous.month, previous.day + 1)
        || (dayOfMonth == 1
          && (year * 12 + month) == (previous.year * 12 + previous.month + 1))
      guard isNext, CalendarDay(year: year, month: month, day: dayOfMonth) == day else {
        Issue.record("\(day) does not follow \(previous)")
        return
      }
      previous = day.civil
    }
  }

  @Test("have a week 53 in the years that Python 3 names")
  func longYears() {
    let long = (1990...2050).filter { year in
      CalendarDay(year: year, month: 12, day: 28)?.isoWeek.week == 53
    }
    #expect(long == [1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048])
  }

  @Test("are in the order of time")
  func order() {
    #expect(CalendarDay(daysSinceEpoch: -1) < CalendarDay(daysSinceEpoch: 0))
    #expect(!(CalendarDay(daysSinceEpoch: 5) < CalendarDay(daysSinceEpoch: 5)))
  }
}
