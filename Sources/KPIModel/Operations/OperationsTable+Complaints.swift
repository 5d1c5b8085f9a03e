public import FeedbackModel

extension OperationsTable {
  /// Returns complaints per 1,000 active customers, for the cells in which both are known.
  ///
  /// - Parameters:
  ///   - partial: The numbers of the run.
  ///   - figures: The figures of the comments; the complaints are the numerators of `complaint_rate`.
  ///   - cut: The periods; nil for one total.
  ///   - segment: Whether each segment has its own values.
  /// - Returns: A value for each cell that the figures and the numbers share; suppressed where `complaint_rate` is.
  public func complaints(
    of partial: OperationsPartial,
    beside figures: [KPIValue],
    cutBy cut: PeriodCut? = nil,
    segment: Bool = false
  ) -> [KPIValue] {
    guard partial.reported.contains(.activeCustomers) else { return [] }
    var rates: [CellOfFigures: KPIValue] = [:]
    for figure in figures where figure.kpi == "complaint_rate" {
      rates[CellOfFigures(figure)] = figure
    }
    return partial.totals(by: cut, segment: segment).compactMap { totals in
      var value = KPIValue(
        kpi: "complaints_per_1000_customers",
        period: totals.period,
        segment: segments[totals.segment]
      )
      guard let rate = rates[CellOfFigures(value)] else { return nil }
      let customers = totals.meanActiveCustomers
      value.base = Int((customers ?? 0).rounded())
      guard rate.verdict != KPIValue.suppressed, let complaints = rate.numerator else {
        value.verdict = rate.verdict
        return value
      }
      if let customers, let found = ComplaintRate.perThousand(complaints, customers: customers) {
        (value.value, value.low, value.high) = (found.value, found.low, found.high)
        value.numerator = complaints
      }
      if value.base < settings.minimumBase { value.verdict = KPIValue.cannotTell }
      return value
    }
  }
}

extension KPIValue {
  /// Returns values in the order of their cells, period first, those of one cell as they were.
  public static func byCell(_ values: [KPIValue]) -> [KPIValue] {
    values.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if KPICellOrder.isBefore((first.period, first.segment), (second.period, second.segment)) {
        return true
      }
      if KPICellOrder.isBefore((second.period, second.segment), (first.period, first.segment)) {
        return false
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}

/// The period and the segment of a figure.
private struct CellOfFigures: Hashable {
  var period: Period?
  var segment: [SegmentValue]

  init(_ figure: KPIValue) {
    period = figure.period
    segment = figure.segment
  }
}
