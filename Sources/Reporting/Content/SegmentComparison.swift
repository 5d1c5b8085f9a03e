public import KPIModel

/// Segments beside each other, each with the same KPIs.
public struct SegmentComparison: Sendable {
  /// One segment.
  public struct Row: Sendable {
    /// The values that make the segment.
    public var segment: [SegmentValue]
    /// A figure for each of the comparison's KPIs, in their order.
    public var figures: [KPIValue]

    /// Creates a row.
    public init(segment: [SegmentValue], figures: [KPIValue]) {
      self.segment = segment
      self.figures = figures
    }
  }

  /// The names of the segment columns.
  public var columns: [String]

  /// The names of the KPIs that are compared.
  public var kpis: [String]

  /// The segments with the most comments, the largest first.
  public var rows: [Row]

  /// How many segments there are, those that are not shown included.
  public var count: Int

  /// Creates a comparison.
  ///
  /// - Parameters:
  ///   - columns: The names of the segment columns.
  ///   - kpis: The names of the KPIs that are compared.
  ///   - rows: The segments that are shown.
  ///   - count: How many segments there are; nil where all are shown.
  public init(columns: [String], kpis: [String], rows: [Row], count: Int? = nil) {
    self.columns = columns
    self.kpis = kpis
    self.rows = rows
    self.count = count ?? rows.count
  }
}
