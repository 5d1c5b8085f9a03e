import FeedbackModel
import Testing

@testable import KPIModel

@Suite("Partials of operations")
struct OperationsPartialTests {
  private static func generator() -> SplitMix64 {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    return SplitMix64(seed: seed)
  }

  private static func figures(_ partial: OperationsPartial) -> [KPIValue] {
    OperationsTable(segments: segments).values(of: partial, cutBy: .unit(.week), segment: true)
  }

  private static let segments: SegmentTable = {
    var table = SegmentTable(columns: ["group"])
    for name in ["a", "b"] { _ = table.index(of: [name]) }
    return table
  }()

  @Test("are the same for any cut of the rows, merged in any order", arguments: 0..<20)
  func partitions(_: Int) {
    var generator = Self.generator()
    let rows = OperationsRows.random(200, using: &generator)
    let whole = OperationsRows.partial(rows)
    var chunks = Array(repeating: OperationsPartial(), count: 6)
    for row in rows { chunks[Int.random(in: 0..<6, using: &generator)].add(row) }
    var merged = OperationsPartial()
    for chunk in chunks.shuffled(using: &generator) { merged.merge(chunk) }
    #expect(merged == whole)
    #expect(Self.figures(merged) == Self.figures(whole))
    #expect(Self.figures(whole).count > 100)
  }

  @Test("merge associatively and commutatively, with an identity", arguments: 0..<20)
  func monoid(_: Int) {
    var generator = Self.generator()
    let parts = (0..<3).map { _ in
      OperationsRows.partial(OperationsRows.random(40, using: &generator))
    }
    func sum(_ left: OperationsPartial, _ right: OperationsPartial) -> OperationsPartial {
      var sum = left
      sum.merge(right)
      return sum
    }
    #expect(sum(sum(parts[0], parts[1]), parts[2]) == sum(parts[0], sum(parts[1], parts[2])))
    #expect(sum(parts[0], parts[1]) == sum(parts[1], parts[0]))
    #expect(sum(parts[0], OperationsPartial()) == parts[0])
    #expect(sum(OperationsPartial(), parts[0]) == parts[0])
    #expect(parts[0] != parts[1])
  }

  @Test("give back the empty partial when all is taken out again", arguments: 0..<20)
  func subtraction(_: Int) {
    var generator = Self.generator()
    let first = OperationsRows.partial(OperationsRows.random(60, using: &generator))
    let second = OperationsRows.partial(OperationsRows.random(60, using: &generator))
    var partial = first
    partial.merge(second)
    partial.subtract(first)
    #expect(partial == second)
    partial.subtract(second)
    #expect(partial == OperationsPartial())
    #expect(partial.days == nil)
  }

  @Test("translate segments that were numbered elsewhere")
  func segments() {
    let left = OperationsRows.partial([OperationsRows.row([.newTickets: 1], segment: 1)])
    var right = OperationsRows.partial([OperationsRows.row([.newTickets: 2], segment: 2)])
    right.merge(left, segments: [0, 2])
    #expect(
      right
        == OperationsRows.partial([
          OperationsRows.row([.newTickets: 2], segment: 2),
          OperationsRows.row([.newTickets: 1], segment: 2),
        ])
    )
  }

  @Test("agree with a sort of the plain list on percentiles", arguments: 0..<20)
  func percentiles(_: Int) {
    var generator = Self.generator()
    let waits = (0..<Int.random(in: 1..<80, using: &generator)).map { _ in
      Int.random(in: 0..<50, using: &generator)
    }
    var histogram = SecondsHistogram()
    for wait in waits { histogram.add(wait) }
    let sorted = waits.sorted()
    for percent in [1, 50, 90, 100] {
      // The nearest rank: the smallest value with at least so many percent at or below it.
      let expected = sorted.first { value in
        sorted.count { $0 <= value } * 100 >= percent * sorted.count
      }
      #expect(histogram.percentile(percent) == expected)
    }
    #expect(histogram.count(above: 20) == waits.count { $0 > 20 })
    #expect(histogram.sum == waits.reduce(0, +) && histogram.count == waits.count)
    #expect(SecondsHistogram().percentile(50) == nil)
  }

  @Test("fill gaps only from the first to the last covered day")
  func gaps() {
    let partial = OperationsRows.partial([
      OperationsRows.row([.newTickets: 3]), OperationsRows.row([.newTickets: 4], day: 3),
    ])
    let days = OperationsTable().values(of: partial, cutBy: .unit(.day))
      .filter { $0.kpi == "new_tickets" }
    #expect(days.map(\.value) == [3, 0, 0, 4])
    #expect(days.map(\.base) == [1, 0, 0, 1])
    let ratio = OperationsTable().values(of: partial, cutBy: .unit(.day))
      .filter { $0.kpi == "solved_ratio" }
    #expect(ratio.allSatisfy { $0.value == nil })
    #expect(OperationsTable().values(of: OperationsPartial(), cutBy: .unit(.day)).isEmpty)
  }

  @Test("leave out hours that no clock shows, and have no hours of whole days")
  func hours() {
    let whole = OperationsRows.partial([OperationsRows.row([.newTickets: 3])])
    #expect(whole.totals(by: .unit(.hour)).isEmpty)
    let hourly = OperationsRows.partial([
      OperationsRows.row([.newTickets: 3], hour: 0), OperationsRows.row([.newTickets: 1], hour: 23),
    ])
    let totals = hourly.totals(by: .unit(.hour)) { $0.hour != 1 }
    #expect(totals.count == 23)
    #expect(totals.first?.period?.description == "\(OperationsRows.day)T00")
    #expect(totals[1].period?.hour == 2)
  }

  @Test("add up to rolling windows of whole days")
  func rolling() {
    let partial = OperationsRows.partial(
      (0..<5).map { OperationsRows.row([.newTickets: 1 << $0, .solvedTickets: 1], day: $0) }
    )
    let values = OperationsTable().values(of: partial, cutBy: .rolling(days: 3))
    #expect(values.filter { $0.kpi == "new_tickets" }.map(\.value) == [7, 14, 28])
    #expect(
      values.first { $0.kpi == "solved_ratio" }?.value == Double(100 * 3) / Double(7)
    )
  }
}
