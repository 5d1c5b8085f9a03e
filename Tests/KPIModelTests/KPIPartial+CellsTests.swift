import FeedbackModel
import KPIModel
import Testing

@Suite("Rolled-up cells")
struct KPIPartialCellsTests {
  private static func day(_ text: (Int, Int, Int)) throws -> CalendarDay {
    try #require(CalendarDay(year: text.0, month: text.1, day: text.2))
  }

  private static func partial(_ days: [(Int, Int, Int)?]) throws -> KPIPartial {
    var partial = KPIPartial(topicCount: 0)
    for text in days {
      partial.add(Annotation(), facts: CommentFacts(day: try text.map(day)))
    }
    return partial
  }

  @Test(
    "have the periods of their days, in order",
    arguments: [
      (PeriodUnit.week, ["2026-W53", "2027-W01"], [3, 1]),
      (.month, ["2026-12", "2027-01"], [2, 2]),
      (.quarter, ["2026-Q4", "2027-Q1"], [2, 2]),
      (.day, ["2026-12-28", "2026-12-31", "2027-01-03", "2027-01-04"], [1, 1, 1, 1]),
    ]
  )
  func periods(_ unit: PeriodUnit, _ names: [String], _ rows: [Int]) throws {
    let partial = try Self.partial([
      (2027, 1, 4), nil, (2026, 12, 28), (2026, 12, 31), (2027, 1, 3),
    ])
    let cells = partial.cells(by: unit)
    #expect(cells.map { $0.period?.description } == names)
    #expect(cells.map(\.counts.rows) == rows)
    #expect(partial.undatedRows == 1)
    #expect(partial.cells(by: nil).map(\.counts.rows) == [5])
    #expect(partial.days?.upperBound.description == "2027-01-04")
  }

  @Test("by hours hold the rows with a time, and only these")
  func hours() throws {
    var partial = KPIPartial(topicCount: 0)
    let day = try Self.day((2026, 3, 29))
    for hour in [0, 2, 2, 23, nil] {
      var facts = CommentFacts(day: day)
      facts.hour = hour
      partial.add(Annotation(), facts: facts)
    }
    let cells = partial.cells(by: .hour)
    #expect(
      cells.map { $0.period?.description } == ["2026-03-29T00", "2026-03-29T02", "2026-03-29T23"]
    )
    #expect(cells.map(\.counts.rows) == [1, 2, 1])
    #expect(partial.cells(by: .day).map(\.counts.rows) == [5])
  }

  @Test("of rolling windows are sums of numerators and bases over whole windows")
  func rolling() throws {
    let days = [(2026, 2, 27), (2026, 2, 27), (2026, 2, 28), (2026, 3, 3), (2026, 3, 4)]
    let partial = try Self.partial(days)
    let cells = partial.cells(cutBy: .rolling(days: 3))
    #expect(
      cells.map { $0.period?.description } == [
        "2026-02-27/2026-03-01", "2026-02-28/2026-03-02", "2026-03-01/2026-03-03",
        "2026-03-02/2026-03-04",
      ]
    )
    #expect(cells.map(\.counts.rows) == [3, 1, 1, 2])
    #expect(partial.cells(cutBy: .rolling(days: 7)).isEmpty)
    #expect(partial.cells(cutBy: .rolling(days: 1)).map(\.counts.rows) == [2, 1, 1, 1])
  }

  @Test("of nothing are one total of zeros, and no periods")
  func nothing() {
    #expect(KPIPartial.empty.cells(by: nil).map(\.counts.rows) == [0])
    #expect(KPIPartial.empty.cells(by: .week).isEmpty)
    #expect(KPIPartial.empty.cells(by: nil, segment: true).isEmpty)
    #expect(KPIPartial.empty.days == nil)
  }

  @Test(
    "add up to the total, whatever the period",
    arguments: PeriodUnit.allCases.filter { $0 != .hour }
  )
  func sums(_ unit: PeriodUnit) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let partial = SampleRows.partial(of: SampleRows.rows(400, using: &generator))
    let total = try #require(partial.cells(by: nil).first).counts
    let cells = partial.cells(by: unit, segment: true)
    #expect(cells.reduce(0) { $0 + $1.counts.rows } + partial.undatedRows == total.rows)
    let segments = partial.cells(by: nil, segment: true)
    #expect(segments.reduce(0) { $0 + $1.counts.scoreSum } == total.scoreSum)
    #expect(segments.reduce(0) { $0 + $1.counts.topic(2).negative } == total.topic(2).negative)
  }
}
