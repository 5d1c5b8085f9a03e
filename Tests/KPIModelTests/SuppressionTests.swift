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

  @Test("lets no hidden value be had by subtraction in any line", arguments: 0..<50)
  func noRecovery(_: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let bases = (0..<5).map { _ in
      (0..<6).map { _ in
        generator.chance(0.2)
          ? Int.random(in: 0..<5, using: &generator) : Int.random(in: 5..<60, using: &generator)
      }
    }
    let hidden = Self.isHidden(bases)
    let rows = (0..<5).map { row in (0..<6).map { row * 6 + $0 } }
    let columns = (0..<6).map { column in (0..<5).map { $0 * 6 + column } }
    let flat = bases.flatMap { $0 }
    for index in flat.indices where (1..<5).contains(flat[index]) { #expect(hidden[index]) }
    for line in rows + columns {
      let gone = line.filter { hidden[$0] }
      let shown = line.filter { !hidden[$0] && flat[$0] > 0 }
      guard !gone.isEmpty, !shown.isEmpty else { continue }
      #expect(gone.count >= 2)
      #expect(gone.reduce(0) { $0 + flat[$1] } >= 5)
    }
  }
}
