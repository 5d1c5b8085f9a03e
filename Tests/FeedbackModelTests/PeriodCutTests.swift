import FeedbackModel
import Testing

@Suite("Cuts of time")
struct PeriodCutTests {
  private static let day = CalendarDay(daysSinceEpoch: 20_513)

  private static func covered(_ days: Int) -> ClosedRange<CalendarDay> {
    day...CalendarDay(daysSinceEpoch: day.daysSinceEpoch + days - 1)
  }

  @Test(
    "put a day into every whole window over it, as a count by hand does",
    arguments: [1, 2, 7, 30]
  )
  func windows(_ length: Int) {
    let covered = Self.covered(20)
    let all = PeriodCut.rolling(days: length).periods(covering: covered)
    #expect(all.count == max(0, 20 - length + 1))
    for offset in 0..<20 {
      let day = CalendarDay(daysSinceEpoch: Self.day.daysSinceEpoch + offset)
      let own = PeriodCut.rolling(days: length).periods(of: day, hour: nil, in: covered)
      #expect(own == all.filter { $0.firstDay <= day && day <= $0.lastDay })
    }
  }

  @Test("cover all days without gaps", arguments: PeriodUnit.allCases)
  func units(_ unit: PeriodUnit) {
    let covered = Self.covered(100)
    let all = PeriodCut.unit(unit).periods(covering: covered)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.next == $1 && $0 < $1 })
    #expect(all.first.map { $0.firstDay <= covered.lowerBound } == true)
    #expect(all.last.map { $0.lastDay >= covered.upperBound } == true)
    #expect(unit != .hour || all.count == 2400)
  }

  @Test("have hours only of rows with an hour")
  func hours() {
    let cut = PeriodCut.unit(.hour)
    #expect(cut.periods(of: Self.day, hour: nil, in: Self.covered(1)).isEmpty)
    let hour = cut.periods(of: Self.day, hour: 23, in: Self.covered(1))
    #expect(hour.map(\.description) == ["\(Self.day)T23"])
    #expect(hour.first?.next.description == "2026-03-02T00")
    #expect(hour.first?.lastDay == Self.day)
  }

  @Test("name windows by their first and last day")
  func names() {
    let window = Period(window: 7, through: Self.day)
    #expect(window.description == "2026-02-23/2026-03-01")
    #expect(window.next.description == "2026-02-24/2026-03-02")
  }
}
