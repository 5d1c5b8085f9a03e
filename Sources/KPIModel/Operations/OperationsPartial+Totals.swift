public import FeedbackModel

/// The operations numbers of one period of one segment.
public struct OperationsTotals: Sendable {
  /// The period; nil for all rows.
  public var period: Period?

  /// The place of the segment in the run's segment table; 0 is none, or all segments together.
  public var segment: Int

  /// The sums of all cells.
  var counts = OperationsCounts()
  /// Customers at one time.
  var activeCustomers = OperationsLevel()
  /// Customers at the start of the rows' periods.
  var customersStart = OperationsLevel()
  /// Customers at the end of the rows' periods.
  var customersEnd = OperationsLevel()

  /// The mean number of customers over the period's days; nil when no row gives it.
  public var meanActiveCustomers: Double? { activeCustomers.mean }

  fileprivate mutating func add(_ cell: OperationsCounts, at key: OperationsPartial.Key) {
    counts.merge(cell)
    func add(_ measure: OperationsMeasure, to level: inout OperationsLevel) {
      if cell.rows(with: measure) > 0 { level.add(cell.sum(measure), at: key) }
    }
    add(.activeCustomers, to: &activeCustomers)
    add(.customersStart, to: &customersStart)
    add(.customersEnd, to: &customersEnd)
  }
}

extension OperationsPartial {
  /// Returns the numbers rolled up, in ascending order of period and segment number.
  ///
  /// - Parameters:
  ///   - cut: The periods; nil for one total.
  ///   - segment: Whether each segment has its own totals.
  ///   - exists: Says whether a period is in the calendar; a day on which clocks go forward lacks an hour.
  /// - Returns: Every period from the first to the last covered day, those without rows too: within the covered range
  ///   no ticket is zero tickets. Nothing outside it.
  public func totals(
    by cut: PeriodCut?,
    segment: Bool = false,
    where exists: (Period) -> Bool = { _ in true }
  ) -> [OperationsTotals] {
    guard let days else { return [] }
    let segments = segment ? Set(cells.keys.map(\.segment)).sorted() : [0]
    func periods(of key: Key) -> [Period?] {
      cut?.periods(of: key.day, hour: key.hour, in: days).map { Optional($0) } ?? [nil]
    }
    let filled = Set(cells.keys.flatMap(periods))
    guard !filled.isEmpty else { return [] }
    let covered: [Period?] =
      cut?.periods(covering: days).filter { filled.contains($0) || exists($0) } ?? [nil]
    var places: [TotalsKey: Int] = [:]
    var totals: [OperationsTotals] = []
    for period in covered {
      for segment in segments {
        places[TotalsKey(period: period, segment: segment)] = totals.count
        totals.append(OperationsTotals(period: period, segment: segment))
      }
    }
    for (key, cell) in cells.sorted(by: { $0.key < $1.key }) {
      for period in periods(of: key) {
        let target = TotalsKey(period: period, segment: segment ? key.segment : 0)
        if let place = places[target] { totals[place].add(cell, at: key) }
      }
    }
    return totals
  }
}

/// The period and the segment of totals.
private struct TotalsKey: Hashable {
  var period: Period?
  var segment: Int
}
