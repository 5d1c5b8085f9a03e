import FeedbackModel

/// A cell of a table of segments.
struct TableCell: Hashable {
  /// The period; nil for all, and in a table with periods for what lies in none of them.
  var period: Period?
  /// The value in each segment column; nil where the cell is over all values of a column.
  var segment: [String?]
  /// The respondents.
  var base: Int

  /// Returns whether a cell stands before another one: by period, then by segment.
  static func precedes(_ a: TableCell, _ b: TableCell) -> Bool {
    if a.period != b.period {
      guard let first = a.period, let second = b.period else { return a.period == nil }
      return (first.firstDay, first.lastDay) < (second.firstDay, second.lastDay)
    }
    return a.segment.lexicographicallyPrecedes(b.segment) { ($0 ?? "") < ($1 ?? "") }
  }
}

/// Decides which cells of a table are hidden, table by table from the coarsest to the finest.
///
/// A table is the sum of the finest one over some of its segment columns, and perhaps over its periods. What an
/// onlooker knows of a table are its shown cells and those of all coarser tables; the cells without respondents are
/// known to be nothing. Whether they tell a sum of hidden cells is a question of linear algebra (`Recovery`).
///
/// An onlooker has the tables of other calls too, so a table must hide the same cells whether it is asked for itself or
/// looked at on the way to a finer one: nothing here may depend on the order of rows or of segment columns.
struct HiddenCells {
  private let cells: [TableCell]
  private let rest: [TableCell]
  private let minimum: Int
  private let columns: Int
  private var done: [TableKey: Table] = [:]

  private struct TableKey: Hashable {
    /// A bit for each segment column that is kept.
    var kept: Int
    var hasPeriods: Bool
  }

  private struct Table {
    /// The cells with at least one respondent.
    var cells: [TableCell]
    var isHidden: [Bool]
  }

  /// The most segment columns of which all parts are looked at; of more, those that lack one column and the totals.
  private static let mostColumns = 4

  /// The most small cells of a table that still shows others; one cut into more crumbs than that is hidden whole.
  ///
  /// It bounds the time: each further cell is another unknown of the equations.
  private static let mostSmallCells = 250

  /// Creates the search.
  ///
  /// - Parameters:
  ///   - cells: The cells of the finest table, their segment columns in the order of the columns' names.
  ///   - rest: What of each segment lies in none of the periods; never shown by itself.
  ///   - minimum: The least number of respondents that may be told.
  init(cells: [TableCell], rest: [TableCell] = [], minimum: Int) {
    self.cells = cells
    self.rest = rest
    self.minimum = minimum
    columns = cells.first?.segment.count ?? 0
  }

  /// Returns for each cell of the finest table whether it is hidden.
  mutating func hidden() -> [Bool] {
    let hasPeriods = cells.contains { $0.period != nil }
    let table = table(TableKey(kept: (1 << columns) - 1, hasPeriods: hasPeriods))
    let hidden = Set(zip(table.cells, table.isHidden).filter(\.1).map(\.0))
    return cells.map(hidden.contains)
  }

  private mutating func table(_ key: TableKey) -> Table {
    if let table = done[key] { return table }
    var table = sums(key)
    // Totals over all segments are published as they are.
    if key.kept != 0 {
      let coarser = coarserKeys(of: key).map { self.table($0) }
      hide(in: &table, key, knowing: coarser)
    }
    done[key] = table
    return table
  }

  private func coarserKeys(of key: TableKey) -> [TableKey] {
    let parts = (0..<key.kept).filter { part in
      guard part & key.kept == part else { return false }
      return key.kept.nonzeroBitCount <= Self.mostColumns || part == 0
        || (key.kept ^ part).nonzeroBitCount == 1
    }
    let masks = parts + [key.kept]
    let withPeriods = key.hasPeriods ? parts.map { TableKey(kept: $0, hasPeriods: true) } : []
    return withPeriods
      + (key.hasPeriods ? masks : parts).map { TableKey(kept: $0, hasPeriods: false) }
  }

  private func sums(_ key: TableKey) -> Table {
    var places: [TableCell: Int] = [:]
    var sums: [TableCell] = []
    for cell in cells + rest where cell.base > 0 {
      var target = project(cell, key)
      target.base = 0
      if let place = places[target] {
        sums[place].base += cell.base
      } else {
        places[target] = sums.count
        target.base = cell.base
        sums.append(target)
      }
    }
    sums.sort(by: TableCell.precedes)
    return Table(cells: sums, isHidden: Array(repeating: false, count: sums.count))
  }

  private func project(_ cell: TableCell, _ key: TableKey) -> TableCell {
    TableCell(
      period: key.hasPeriods ? cell.period : nil,
      segment: cell.segment.enumerated().map { key.kept >> $0.offset & 1 == 1 ? $0.element : nil },
      base: cell.base
    )
  }

  /// Returns the sums that coarser tables show, each as the places of the cells that it adds up.
  private func knownSums(_ table: Table, _ coarser: [(key: TableKey, table: Table)]) -> [[Int]] {
    coarser.flatMap { key, coarse in
      var members: [TableCell: [Int]] = [:]
      for (place, cell) in table.cells.enumerated() {
        var target = project(cell, key)
        target.base = 0
        members[target, default: []].append(place)
      }
      return zip(coarse.cells, coarse.isHidden).compactMap { cell, isHidden in
        var target = cell
        target.base = 0
        return isHidden ? nil : members[target]
      }
    }
  }

  /// Returns the shown cell whose hiding blurs the known sum in which the fewest cells are hidden, the smallest such.
  private func partner(among sums: [[Int]], _ isHidden: [Bool], _ bases: [Int]) -> Int? {
    let candidates = sums.compactMap { sum in
      sum.filter { !isHidden[$0] }.min { (bases[$0], $0) < (bases[$1], $1) }
        .map { (hidden: sum.count { isHidden[$0] }, base: bases[$0], place: $0) }
    }
    return candidates.min { ($0.hidden, $0.base, $0.place) < ($1.hidden, $1.base, $1.place) }?.place
  }

  /// Hides the small cells of a table, and then as many more as must go.
  private func hide(in table: inout Table, _ key: TableKey, knowing coarser: [Table]) {
    let bases = table.cells.map(\.base)
    for place in bases.indices {
      let isRest = key.hasPeriods && table.cells[place].period == nil
      table.isHidden[place] = bases[place] < minimum || isRest
    }
    let hidden = table.isHidden.count { $0 }
    guard hidden > 0, hidden < bases.count else { return }
    guard bases.count(where: { $0 < minimum }) <= Self.mostSmallCells else {
      table.isHidden = table.isHidden.map { _ in true }
      return
    }
    let keyed = Array(zip(coarserKeys(of: key), coarser)).map { (key: $0.0, table: $0.1) }
    let known = knownSums(table, keyed)
    var sumsOfCell = Array(repeating: [Int](), count: bases.count)
    for (sum, places) in known.enumerated() {
      for place in places { sumsOfCell[place].append(sum) }
    }
    // What coarser tables tell by themselves, nothing that this table shows can change.
    let everything = Array(repeating: true, count: bases.count)
    let coarseAlone = Recovery(bases: bases, isHidden: everything, known: known)
    while true {
      let recovery = Recovery(bases: bases, isHidden: table.isHidden, known: known)
      let given = recovery.smallSums(under: minimum, except: coarseAlone)
      if given.isEmpty { return }
      for sum in given {
        let sums = Set(sum.flatMap { sumsOfCell[$0] }).map { known[$0] }
        let shown = bases.indices.filter { !table.isHidden[$0] }
        let next =
          partner(among: sums, table.isHidden, bases)
          ?? shown.min { (bases[$0], $0) < (bases[$1], $1) }
        guard let next else { return }
        table.isHidden[next] = true
      }
    }
  }
}
