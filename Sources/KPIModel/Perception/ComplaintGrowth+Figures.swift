public import FeedbackModel

/// How complaints and customers changed from one period of a segment to the next.
public struct ComplaintGrowthStep: Hashable, Sendable {
  /// The segment; empty for all rows.
  public var segment: [SegmentValue]
  /// The period before.
  public var before: Period
  /// The period.
  public var period: Period
  /// The growth.
  public var growth: ComplaintGrowth

  /// Returns the steps between neighbouring periods, segment by segment, as `complaints_per_1000_customers` has them.
  ///
  /// - Parameter figures: The figures of a run, in the order of the KPI table.
  /// - Returns: None where customers are not known by period.
  public static func steps(in figures: [KPIValue]) -> [ComplaintGrowthStep] {
    var latest: [[SegmentValue]: (period: Period, side: ComplaintGrowth.Side)] = [:]
    var steps: [ComplaintGrowthStep] = []
    for figure in figures where figure.kpi == "complaints_per_1000_customers" {
      guard let period = figure.period, let complaints = figure.numerator, figure.base > 0 else {
        continue
      }
      let side = ComplaintGrowth.Side(complaints: complaints, customers: figure.base)
      if let before = latest[figure.segment], before.period.next == period {
        steps.append(
          ComplaintGrowthStep(
            segment: figure.segment,
            before: before.period,
            period: period,
            growth: ComplaintGrowth(from: before.side, to: side)
          )
        )
      }
      latest[figure.segment] = (period, side)
    }
    return steps
  }
}
