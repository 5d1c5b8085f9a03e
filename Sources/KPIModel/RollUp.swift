import FeedbackModel

/// How cells of days are added up to cells of periods and segments.
struct RollUp: Sendable {
  /// The periods; nil for one total over dated and undated rows alike.
  let cut: PeriodCut?
  /// Whether each segment has its own cell.
  let segment: Bool
  /// The first and the last day with rows; nil when all rows are undated.
  let covered: ClosedRange<CalendarDay>?

  /// Returns the cells that a cell counts for; none for undated rows under a cut.
  func keys(of cell: CellKey) -> [RollUpKey] {
    periods(of: cell).map { RollUpKey(period: $0, segment: segment ? Int(cell.segment) : 0) }
  }

  /// Returns the periods that a cell counts for; nil stands for the whole run.
  private func periods(of cell: CellKey) -> [Period?] {
    guard let cut else { return [nil] }
    guard let day = cell.calendarDay, let covered else { return [] }
    let hour = cell.hour == CellKey.noHour ? nil : Int(cell.hour)
    return cut.periods(of: day, hour: hour, in: covered)
  }
}

/// The period and the segment of a rolled-up cell.
struct RollUpKey: Hashable, Comparable, Sendable {
  var period: Period?
  var segment: Int

  static func < (left: RollUpKey, right: RollUpKey) -> Bool {
    switch (left.period, right.period) {
    case (let first?, let second?) where first != second: first < second
    default: left.segment < right.segment
    }
  }
}
