import FeedbackModel
import Testing

@testable import KPIModel

@Suite("Suppression")
struct SuppressionTests {
  /// Returns a table of one KPI: a row of bases for each week.
  private static func values(_ bases: [[Int]]) -> [KPIValue] {
    bases.enumerated().flatMap { week, row in
      row.enumerated().map { segment, base in
        let monday = CalendarDay(daysSinceEpoch: 20_444 + 7 * week)
        return KPIValue(
          kpi: "nps",
          period: Period(.week, containing: monday),
          segment: [SegmentValue(name: "region", value: "\(segment)")],
          value: base > 0 ? 1 : nil,
          low: 0,
          high: 2,
          base: base,
          numerator: base
        )
      }
    }
  }

  private static func isHidden(_ bases: [[Int]]) -> [Bool] {
    Suppression(minimum: 5).applied(to: values(bases)).map { $0.verdict == KPIValue.suppressed }
  }

  @Test("leaves tables of enough respondents alone")
  func enough() {
    #expect(Self.isHidden([[5, 6, 7], [0, 9, 5]]) == Array(repeating: false, count: 6))
  }

  @Test("takes a second value of the line out, the smallest")
  func secondary() { #expect(Self.isHidden([[4, 60, 50, 40]]) == [true, false, false, true]) }

  @Test("goes on until what is hidden reaches the minimum")
  func sums() { #expect(Self.isHidden([[1, 1, 50, 40]]) == [true, true, false, true]) }

  @Test("needs no more when two hidden values reach the minimum")
  func two() { #expect(Self.isHidden([[4, 3, 50, 40]]) == [true, true, false, false]) }

  @Test("leaves nothing of a suppressed value but its base")
  func content() throws {
    let value = try #require(Suppression(minimum: 5).applied(to: Self.values([[2, 50]])).first)
    #expect(value.value == nil && value.low == nil && value.high == nil)
    #expect(value.numerator == nil && value.base == 2)
  }

  @Test("does so for any minimum", arguments: [0, 1, 2, 10])
  func minimum(_ minimum: Int) {
    let values = Suppression(minimum: minimum).applied(to: Self.values([[1, 3, 9, 10, 80, 90]]))
    let hidden = values.filter { $0.verdict == KPIValue.suppressed }.map(\.base)
    let expected: [Int: [Int]] = [0: [], 1: [], 2: [1, 3], 10: [1, 3, 9]]
    #expect(hidden == expected[minimum])
  }

  /// Rows and columns each have two hidden cells, and yet the pair of rows gives the lone cell between the blocks.
  @Test("sees what only two lines together give away")
  func bridge() {
    let bases = [
      [9, 9, 90, 90, 90], [9, 9, 4, 90, 90], [90, 90, 9, 9, 90], [90, 90, 90, 90, 90],
    ]
    let known =
      (0..<4).map { row in (0..<5).map { row * 5 + $0 } }
      + (0..<5).map { column in (0..<4).map { $0 * 5 + column } }
    let flat = bases.flatMap { $0 }
    let hidden = Set([0, 1, 5, 6, 7, 12, 13])
    let recovery = Recovery(
      bases: flat,
      isHidden: flat.indices.map(hidden.contains),
      known: known
    )
    let nothing = Recovery(bases: flat, isHidden: flat.map { _ in true }, known: [])
    #expect(recovery.smallSums(under: 5, except: nothing) == [[7]])
  }

  /// Two KPIs of equal bases in different cells, whose number is the mean of all: each has its own mask.
  @Test("tells figures apart that lack different cells")
  func differentCells() {
    func values(_ kpi: String, _ cells: [(week: Int, segment: String, base: Int)]) -> [KPIValue] {
      cells.map { week, segment, base in
        let monday = CalendarDay(daysSinceEpoch: 20_444 + 7 * week)
        return KPIValue(
          kpi: kpi,
          period: Period(.week, containing: monday),
          segment: [SegmentValue(name: "region", value: segment)],
          value: 1,
          base: base
        )
      }
    }
    let weeks = values("a", [(0, "x", 3), (1, "x", 10), (2, "x", 20)])
    let segments = values("b", [(0, "x", 3), (0, "y", 10), (0, "z", 20)])
    let everywhere = values(
      "c",
      [(0, "x", 50), (0, "y", 50), (0, "z", 50), (1, "x", 50), (2, "x", 50)]
    )
    let suppression = Suppression(minimum: 5)
    let together = suppression.applied(
      to: weeks + segments + everywhere + values("d", [(0, "x", 50)])
    )
    #expect(Array(together[0..<3]) == suppression.applied(to: weeks))
    #expect(Array(together[3..<6]) == suppression.applied(to: segments))
    #expect(suppression.applied(to: weeks).map(\.verdict) != together[3..<6].map(\.verdict))
  }
}
