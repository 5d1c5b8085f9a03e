public import FeedbackModel

extension KPIPartial {
  /// Returns the counts rolled up, in ascending order of period and segment number.
  ///
  /// - Parameters:
  ///   - unit: The periods to roll the days up to; nil for one total over dated and undated rows alike.
  ///   - segment: Whether each segment has its own cell.
  /// - Returns: One cell of zeros for a total of nothing; undated rows are in no period (see `undatedRows`).
  public func cells(by unit: PeriodUnit?, segment: Bool = false) -> [KPICell] {
    cells(cutBy: unit.map { .unit($0) }, segment: segment)
  }

  /// Returns the counts rolled up by any cut of time, in ascending order of period and segment number.
  ///
  /// - Parameters:
  ///   - cut: The periods; a row counts in every window that holds its day. nil gives one total.
  ///   - segment: Whether each segment has its own cell.
  /// - Returns: As `cells(by:segment:)`; rows without a time of day are in no hour.
  public func cells(cutBy cut: PeriodCut?, segment: Bool = false) -> [KPICell] {
    var places: [RollUpKey: Int] = [:]
    var sums: [[Int64]] = []
    let rollUp = RollUp(cut: cut, segment: segment, covered: days)
    if cut == nil, !segment {
      places[RollUpKey(period: nil, segment: 0)] = 0
      sums.append(Array(repeating: 0, count: layout.width))
    }
    for (place, key) in keys.enumerated() {
      let counts = counts(at: place)
      for target in rollUp.keys(of: key) {
        if let sum = places[target] {
          for (offset, count) in counts.enumerated() { sums[sum][offset] += count }
        } else {
          places[target] = sums.count
          sums.append(Array(counts))
        }
      }
    }
    return places.sorted { $0.key < $1.key }.map { key, place in
      KPICell(
        period: key.period,
        segment: key.segment,
        counts: CellCounts(layout: layout, counts: sums[place])
      )
    }
  }

  /// The number of rows without a day.
  public var undatedRows: Int {
    keys.enumerated().filter { $0.element.calendarDay == nil }.reduce(0) { sum, cell in
      sum + CellCounts(layout: layout, counts: Array(counts(at: cell.offset))).rows
    }
  }

  /// The first and the last day with rows; nil when all rows are undated.
  public var days: ClosedRange<CalendarDay>? {
    let days = keys.compactMap(\.calendarDay)
    guard let first = days.min(), let last = days.max() else { return nil }
    return first...last
  }
}
