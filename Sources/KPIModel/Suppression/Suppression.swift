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
  func applied(to values: [KPIValue]) -> [KPIValue] {
    var groups: [SeriesKey: [Int]] = [:]
    for (index, value) in values.enumerated() {
      groups[SeriesKey(kpi: value.kpi, topic: value.topic, rating: value.rating), default: []]
        .append(index)
    }
    var result = values
    // Most KPIs of a run share their bases, and with them what is hidden; not those that lack cells.
    var known: [[Int]: [Bool]] = [:]
    let cells = Set(values.map { CellName(period: $0.period, segment: $0.segment) }).count
    for indices in groups.values {
      let bases = indices.map { values[$0].base }
      guard bases.contains(where: { $0 > 0 && $0 < minimum }) else { continue }
      let hasAllCells = indices.count == cells
      let hidden =
        hasAllCells ? known[bases] ?? hidden(indices, values) : hidden(indices, values)
      if hasAllCells { known[bases] = hidden }
      for (place, index) in indices.enumerated() where hidden[place] { hide(&result[index]) }
    }
    return result
  }

  private func hidden(_ indices: [Int], _ values: [KPIValue]) -> [Bool] {
    let cells = indices.map { index in
      TableCell(
        period: values[index].period,
        segment: values[index].segment.map { $0.value },
        base: values[index].base
      )
    }
    var tables = HiddenCells(cells: cells, minimum: minimum)
    return tables.hidden()
  }

  private func hide(_ value: inout KPIValue) {
    value.value = nil
    value.low = nil
    value.high = nil
    value.numerator = nil
    value.verdict = KPIValue.suppressed
  }
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
}
