import FeedbackModel
import KPIModel
import Testing

/// An onlooker who has all tables and solves for the cells that they hide.
///
/// The slow, obvious way: every shown numerator is an equation in the finest cells; a sum of cells is known if and only
/// if its indicator is a combination of the equations, found by dense elimination modulo 2³¹ − 1.
struct Onlooker {
  private static let prime = 2_147_483_647
  private var rows: [[Int]] = []
  private var leads: [Int] = []

  init(_ equations: [[Int]]) {
    for equation in equations {
      let rest = reduced(equation)
      guard let lead = rest.firstIndex(where: { $0 != 0 }) else { continue }
      let inverse = Self.power(rest[lead], Self.prime - 2)
      rows.append(rest.map { $0 * inverse % Self.prime })
      leads.append(lead)
    }
  }

  private func reduced(_ vector: [Int]) -> [Int] {
    var vector = vector
    for (row, lead) in zip(rows, leads) where vector[lead] != 0 {
      let factor = Self.prime - vector[lead]
      for place in vector.indices {
        vector[place] = (vector[place] + factor * row[place]) % Self.prime
      }
    }
    return vector
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }

  /// Returns whether the sum of some cells follows from the equations.
  func knows(_ cells: [Int], of count: Int) -> Bool {
    let vector = (0..<count).map { cells.contains($0) ? 1 : 0 }
    return reduced(vector).allSatisfy { $0 == 0 }
  }
}

@Suite("Suppression under attack")
struct SuppressionAttackTests {
  private static let columns = ["region", "product"]
  private static let ratings = [RatingColumn(name: "NPS", scale: .zeroToTen)]

  /// Returns new seeds, behind those that once told more than they should have.
  private static func seeds(_ known: UInt64...) -> [UInt64] {
    known + (0..<30).map { _ in UInt64.random(in: 0...UInt64.max) }
  }

  private struct Row {
    /// nil for a row without a date.
    var day: CalendarDay?
    var values: [String]
    var code: Int
  }

  /// A finest cell: a week (or day) and a value in each column.
  private struct Atom: Hashable {
    /// The day since the epoch; −1 for rows without a date.
    var day: Int
    var values: [String]
  }

  /// Returns rows over some days, few or none of them in most cells; a negative day is none.
  private static func rows(
    days: [Int],
    sizes: [Int],
    using generator: inout SplitMix64
  ) -> [Row] {
    days.flatMap { day in
      (0..<sizes[0]).flatMap { first in
        (0..<sizes[1]).flatMap { second in
          let count =
            generator.chance(0.15)
            ? 0
            : generator.chance(0.35)
              ? Int.random(in: 1...4, using: &generator) : Int.random(in: 5...12, using: &generator)
          return (0..<count).map { _ in
            Row(
              day: day < 0 ? nil : CalendarDay(daysSinceEpoch: day),
              values: ["r\(first)", "p\(second)"],
              code: Int.random(in: 0...10, using: &generator)
            )
          }
        }
      }
    }
  }

  /// Returns the shown figures of one call of the command.
  private static func shown(
    _ rows: [Row],
    by columns: [Int],
    cutBy cut: PeriodCut?
  ) -> [KPIValue] {
    var segments = SegmentTable(columns: columns.map { Self.columns[$0] })
    var partial = KPIPartial(topicCount: 0, ratings: ratings)
    for row in rows {
      let facts = CommentFacts(
        day: row.day,
        segment: segments.index(of: columns.map { row.values[$0] }),
        ratings: RatingAnswers(.code(row.code))
      )
      partial.add(Annotation(), facts: facts)
    }
    return KPITable(segments: segments)
      .values(of: partial, cutBy: cut, segment: !columns.isEmpty)
      .filter { $0.kpi == "nps" && $0.numerator != nil && $0.base > 0 }
  }

  private static func equation(_ value: KPIValue, _ atoms: [Atom]) -> [Int] {
    atoms.map { atom in
      let day = CalendarDay(daysSinceEpoch: atom.day)
      let isIn =
        value.period.map { atom.day >= 0 && $0.firstDay <= day && day <= $0.lastDay } ?? true
      let matches = value.segment.allSatisfy { part in
        columns.firstIndex(of: part.name).map { atom.values[$0] == part.value } ?? false
      }
      return isIn && matches ? 1 : 0
    }
  }

  /// Returns all sets of atoms that have fewer than five respondents together.
  private static func smallSets(_ bases: [Int]) -> [[Int]] {
    var sets: [[Int]] = []
    func grow(_ set: [Int], _ sum: Int, from start: Int) {
      for atom in start..<bases.count where sum + bases[atom] < 5 {
        sets.append(set + [atom])
        grow(set + [atom], sum + bases[atom], from: atom + 1)
      }
    }
    grow([], 0, from: 0)
    return sets
  }

  private static func attack(
    _ rows: [Row],
    fine: [KPIValue],
    coarse: [KPIValue],
    seed: UInt64
  ) -> (attacked: Int, hidden: Int) {
    let counted = Dictionary(grouping: rows) {
      Atom(day: $0.day?.daysSinceEpoch ?? -1, values: $0.values)
    }
    let atoms = counted.keys.sorted {
      ($0.day, $0.values[0], $0.values[1]) < ($1.day, $1.values[0], $1.values[1])
    }
    let bases = atoms.map { counted[$0]?.count ?? 0 }
    let before = Onlooker(coarse.map { equation($0, atoms) })
    let after = Onlooker((coarse + fine).map { equation($0, atoms) })
    let sets = smallSets(bases)
    for set in sets where after.knows(set, of: atoms.count) {
      // What coarser tables tell by themselves is no fault of this one.
      #expect(before.knows(set, of: atoms.count), "seed \(seed): \(set.map { atoms[$0] })")
    }
    return (sets.count, atoms.count - fine.count)
  }

  @Test(
    "keeps small sums of two columns by week from an onlooker with every table",
    arguments: seeds(8_057_866_639_431_292_913)
  )
  func twoColumns(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = Self.rows(days: [20_444, 20_451, 20_458], sizes: [3, 3], using: &generator)
    let week = PeriodCut.unit(.week)
    let coarse = [[0], [1], []].flatMap { columns in
      [week, nil].flatMap { Self.shown(rows, by: columns, cutBy: $0) }
    }
    let fine = Self.shown(rows, by: [0, 1], cutBy: week)
    let result = Self.attack(
      rows,
      fine: fine,
      coarse: coarse + Self.shown(rows, by: [0, 1], cutBy: nil),
      seed: seed
    )
    #expect(result.hidden > 0 || result.attacked == 0)
  }

  @Test("keeps small sums of one column by week from totals and all weeks", arguments: seeds())
  func oneColumn(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    // Some of the calls have rows without a date, which the weeks leave out and the totals do not.
    let days = (0..<6).map { 20_444 + 7 * $0 } + (generator.chance(0.5) ? [-1] : [])
    let rows = Self.rows(days: days, sizes: [5, 1], using: &generator)
    let week = PeriodCut.unit(.week)
    let coarse =
      Self.shown(rows, by: [], cutBy: week) + Self.shown(rows, by: [], cutBy: nil)
      + Self.shown(rows, by: [0], cutBy: nil)
    let fine = Self.shown(rows, by: [0], cutBy: week)
    let result = Self.attack(rows, fine: fine, coarse: coarse, seed: seed)
    #expect(result.hidden > 0 || result.attacked == 0)
  }

  @Test(
    "gives no day away by the difference of rolling windows",
    arguments: seeds(14_154_719_781_198_465_268)
  )
  func rolling(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = Self.rows(days: Array(20_444..<20_459), sizes: [4, 1], using: &generator)
    let fine = Self.shown(rows, by: [0], cutBy: .rolling(days: 3))
    let coarse = Self.shown(rows, by: [0], cutBy: nil)
    // The first window begins with the first day that has rows.
    #expect(Set(fine.compactMap { ($0.period?.firstDay.daysSinceEpoch).map { $0 % 3 } }).count <= 1)
    _ = Self.attack(rows, fine: fine, coarse: coarse, seed: seed)
  }

  /// Without the thinning of windows the test above would have to fail.
  @Test("knows that windows that overlap do give a day away")
  func overlap() {
    let rows = (0..<12).flatMap { day in
      (0..<(day == 5 ? 2 : day == 8 ? 0 : 9)).map { _ in
        Row(day: CalendarDay(daysSinceEpoch: 20_444 + day), values: ["r", "p"], code: 10)
      }
    }
    let atoms = (0..<12).filter { $0 != 8 }.map { Atom(day: 20_444 + $0, values: ["r", "p"]) }
    let windows = Self.shown(rows, by: [], cutBy: .rolling(days: 3))
    #expect(Onlooker(windows.map { Self.equation($0, atoms) }).knows([5], of: 11))
  }

  /// What one call hides, another one must not show: an onlooker has both.
  @Test("hides the same cells whatever the order of rows and of columns", arguments: seeds())
  func orders(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let rows = Self.rows(days: [20_444, 20_451], sizes: [3, 4], using: &generator)
    let names = { (rows: [Row], columns: [Int]) in
      Set(
        Self.shown(rows, by: columns, cutBy: .unit(.week)).map { value in
          [value.period?.firstDay.daysSinceEpoch.description ?? ""]
            + value.segment.sorted { $0.name < $1.name }.map(\.value)
        }
      )
    }
    #expect(names(rows, [0, 1]) == names(rows.shuffled(using: &generator), [1, 0]))
  }

  @Test("hides little where cells are large, and works through large tables")
  func large() {
    var generator = SplitMix64(seed: 7)
    let rows = (0..<60).flatMap { week in
      (0..<12).flatMap { region in
        (0..<(generator.chance(0.05) ? 3 : 9)).map { _ in
          Row(
            day: CalendarDay(daysSinceEpoch: 20_444 + 7 * week),
            values: ["r\(region)", "p"],
            code: 9
          )
        }
      }
    }
    let shown = Self.shown(rows, by: [0], cutBy: .unit(.week)).count
    #expect(shown > 600 && shown < 690)
  }
}
