import FeedbackModel

/// The rule that keeps few respondents from being made out in a table of segments.
///
/// A value whose base is under the minimum is left out. So that it cannot be had by adding and subtracting what is
/// shown, further values go, the smallest first, until no sum of hidden cells with fewer respondents than the minimum
/// follows from the shown cells of this table and of its coarser tables: the totals by each part of the segment
/// columns, by period and over all periods, each of which hides values by this very rule (see `HiddenCells`).
struct Suppression {
  /// The least number of respondents that is shown.
  let minimum: Int

  /// Returns the values with those left out that must be.
  ///
  /// - Parameters:
  ///   - values: The values of a table.
  ///   - totals: The values of its segments over all periods; empty for a table without periods. What they count beyond
  ///     the periods, such as rows without a date, is a cell that no table shows.
  /// - Returns: The values in their order, those left out without their figures and with the verdict `suppressed`.
  func applied(to values: [KPIValue], of totals: [KPIValue] = []) -> [KPIValue] {
    var totalsOf: [SeriesKey: [KPIValue]] = [:]
    for total in totals { totalsOf[SeriesKey(total), default: []].append(total) }
    var groups: [SeriesKey: [Int]] = [:]
    for (index, value) in values.enumerated() {
      groups[SeriesKey(value), default: []].append(index)
    }
    var result = values
    // Most KPIs of a run share their bases, and with them what is hidden; not those that lack cells.
    var known: [Bases: [Bool]] = [:]
    let cells = Set(values.map { CellName(period: $0.period, segment: $0.segment) }).count
    for (series, indices) in groups {
      let rest = rest(of: totalsOf[series] ?? [], beside: indices.map { values[$0] })
      let bases = Bases(cells: indices.map { values[$0].base }, rest: rest)
      guard !rest.isEmpty || bases.cells.contains(where: { $0 > 0 && $0 < minimum }) else {
        continue
      }
      let hasAllCells = indices.count == cells
      let hidden =
        hasAllCells ? known[bases] ?? hidden(indices, values, rest) : hidden(indices, values, rest)
      if hasAllCells { known[bases] = hidden }
      for (place, index) in indices.enumerated() where hidden[place] { hide(&result[index]) }
    }
    return result
  }

  private func hidden(_ indices: [Int], _ values: [KPIValue], _ rest: [TableCell]) -> [Bool] {
    let cells = indices.map { TableCell(values[$0]) }
    var tables = HiddenCells(cells: cells, rest: rest, minimum: minimum)
    return tables.hidden()
  }

  /// Returns what the totals of segments count beyond their periods.
  private func rest(of totals: [KPIValue], beside values: [KPIValue]) -> [TableCell] {
    var inPeriods: [[String?]: Int] = [:]
    for cell in values.map(TableCell.init) { inPeriods[cell.segment, default: 0] += cell.base }
    return totals.map(TableCell.init)
      .map { total in
        var rest = total
        rest.base -= inPeriods[total.segment] ?? 0
        return rest
      }
      .filter { $0.base > 0 }
  }

  private func hide(_ value: inout KPIValue) {
    value.value = nil
    value.low = nil
    value.high = nil
    value.numerator = nil
    value.verdict = KPIValue.suppressed
  }
}

/// All that decides which values of a series are hidden, in a table that has all cells.
private struct Bases: Hashable {
  var cells: [Int]
  var rest: [TableCell]
}

/// The place of a value in its table.
private struct CellName: Hashable {
  var period: Period?
  var segment: [SegmentValue]
}

/// What the values of one table have in common.
private struct SeriesKey: Hashable {
  var kpi: String
  var topic: String?
  var rating: String?

  init(_ value: KPIValue) {
    kpi = value.kpi
    topic = value.topic
    rating = value.rating
  }
}

extension TableCell {
  fileprivate init(_ value: KPIValue) {
    period = value.period
    segment = value.segment.sorted { $0.name < $1.name }.map(\.value)
    base = value.base
  }
}
