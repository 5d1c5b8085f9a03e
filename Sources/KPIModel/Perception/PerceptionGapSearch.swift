public import FeedbackModel

/// A search for perception gaps in each period of each segment.
///
/// Each period is compared with all covered periods before it together, for all rows and for each segment.
public struct PerceptionGapSearch: Sendable {
  /// What was found in one segment.
  public struct Found: Hashable, Sendable {
    /// The segment; empty for all rows.
    public var segment: [SegmentValue]
    /// The reports of the periods with a gap, in order.
    public var reports: [PerceptionGapReport]
  }

  /// The topics that are worse the more comments name them: being passed on, not listened to, cut off.
  ///
  /// They are ids of the taxonomy `service`; those that are not loaded are left out.
  public static let grievances = [
    "handoffs", "repeat-contact", "contact-effort", "staff-attitude/listening",
  ]

  /// The segments in which a gap was found, all rows first.
  public private(set) var found: [Found] = []

  /// The pairs of a volume and a perception series that were compared in all.
  public private(set) var compared = 0

  /// The pairs of which one side has no base that is large enough.
  public private(set) var untold = 0

  /// Searches.
  ///
  /// - Parameters:
  ///   - comments: The counts of the comments.
  ///   - table: Their topics, segments and thresholds.
  ///   - operations: The operations numbers.
  ///   - operationsSegments: The segments that they are keyed by, of the same columns as the table's.
  ///   - unit: The periods.
  ///   - isSegmented: Whether each segment is searched too.
  public init(
    comments: KPIPartial,
    table: KPITable,
    operations: OperationsPartial,
    operationsSegments: SegmentTable,
    by unit: PeriodUnit,
    isSegmented: Bool
  ) {
    var segments: [(values: [SegmentValue], comments: Set<Int>?, operations: Set<Int>?)] = [
      ([], nil, nil)
    ]
    if isSegmented {
      for number in 1..<max(1, operationsSegments.count) {
        let values = operationsSegments[number]
        let own = table.segments.numbers(with: values)
        if !own.isEmpty { segments.append((values, own, [number])) }
      }
      segments[1...].sort {
        $0.values.map(\.value).lexicographicallyPrecedes($1.values.map(\.value))
      }
    }
    for segment in segments {
      let volumes = operations.volumeSeries(by: unit, segments: segment.operations)
      let perceptions = table.perceptionSeries(
        of: comments,
        by: unit,
        segments: segment.comments,
        grievances: Self.grievances
      )
      let reports = search(volumes, perceptions, table.settings)
      if !reports.isEmpty { found.append(Found(segment: segment.values, reports: reports)) }
    }
  }

  private mutating func search(
    _ volumes: [PerceptionSeries],
    _ perceptions: [PerceptionSeries],
    _ settings: KPISettings
  ) -> [PerceptionGapReport] {
    // Only where both sides have something can they be set against each other.
    let periods = Set(volumes.flatMap(\.points.keys))
      .intersection(perceptions.flatMap(\.points.keys)).sorted()
    guard let first = periods.first else { return [] }
    return zip(periods, periods.dropFirst()).compactMap { before, period in
      let report = PerceptionGapReport(
        volumes: volumes,
        perceptions: perceptions,
        in: period...period,
        against: first...before,
        settings: settings
      )
      compared += report.compared
      untold += report.untold
      return report.gaps.isEmpty ? nil : report
    }
  }
}
