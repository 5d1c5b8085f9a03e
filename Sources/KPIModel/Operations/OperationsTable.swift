public import FeedbackModel

/// Turns operations numbers into final values.
///
/// Shares carry Wilson's interval; sums, means and ratios that may pass 100 % carry none. A value is null where its
/// denominator is 0 or where a row of the cell lacks one of its numbers. A KPI of which no row of the whole file gives
/// any number is left out.
public struct OperationsTable: Sendable {
  /// The segments that the partial's cells are numbered by.
  public var segments: SegmentTable

  /// The thresholds.
  public var settings: KPISettings

  /// Creates a table.
  public init(segments: SegmentTable = SegmentTable(), settings: KPISettings = KPISettings()) {
    self.segments = segments
    self.settings = settings
  }

  /// Returns the values of all KPIs that the partial's numbers give.
  ///
  /// - Parameters:
  ///   - partial: The numbers of the run.
  ///   - cut: The periods; nil for one total.
  ///   - segment: Whether each segment has its own values.
  ///   - exists: Says whether a period without rows is in the calendar.
  /// - Returns: The KPIs of each cell, in ascending order of period and of the segment's values.
  public func values(
    of partial: OperationsPartial,
    cutBy cut: PeriodCut? = nil,
    segment: Bool = false,
    where exists: (Period) -> Bool = { _ in true }
  ) -> [KPIValue] {
    let reported = partial.reported
    let hasWaits = partial.cells.values.contains { $0.waits.count > 0 || $0.waitMedian.rows > 0 }
    let hasResolutions = partial.cells.values.contains { $0.resolutions.count > 0 }
    return partial.totals(by: cut, segment: segment, where: exists)
      .map { (totals: $0, segment: segments[$0.segment]) }
      .sorted { KPICellOrder.isBefore(($0.0.period, $0.1), ($1.0.period, $1.1)) }
      .flatMap { totals, segment in
        let maker = OperationsValues(totals, reported: reported, settings)
        var values = maker.shares + maker.volumes + maker.ratios + maker.customers
        if hasWaits { values += maker.waits }
        if hasResolutions { values += maker.resolutions }
        return values.map { value in
          var value = value
          value.period = totals.period
          value.segment = segment
          return value
        }
      }
  }
}

/// The order of cells in a table of figures.
enum KPICellOrder {
  /// Returns whether the left cell stands first: by period, then by the segment's values.
  static func isBefore(
    _ left: (period: Period?, segment: [SegmentValue]),
    _ right: (period: Period?, segment: [SegmentValue])
  ) -> Bool {
    if let first = left.period, let second = right.period, first != second {
      return first < second
    }
    return left.segment.map(\.value).lexicographicallyPrecedes(right.segment.map(\.value)) {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}
