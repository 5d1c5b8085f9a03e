import FeedbackModel
import Ingestion
import KPIModel
import Reporting

/// The operations numbers of a run.
struct OperationsInput {
  /// The sums.
  private(set) var partial = OperationsPartial()
  /// The segments that they are keyed by.
  private(set) var segments: SegmentTable
  /// The files, for the manifest.
  private(set) var inputs: [RunManifest.Input] = []
  /// The rows that were rejected.
  private(set) var rejected = 0

  private let timeZone: TimeZoneRules

  init(segments: [String], _ timeZone: TimeZoneRules) throws {
    self.segments = SegmentTable(columns: segments)
    self.timeZone = timeZone
  }

  /// Reads a file to its end.
  mutating func take(
    _ file: OperationsFile,
    _ path: String,
    _ places: [Int],
    _ reporter: RunReporter
  ) throws {
    var (partial, segments) = (partial, segments)
    let reading = try file.read(segments: places) { facts, values in
      var facts = facts
      facts.segment = segments.index(of: values)
      partial.add(facts)
    }
    (self.partial, self.segments) = (partial, segments)
    rejected += reading.rejects.count
    for reject in reading.rejects { reporter.tell(reject) }
    inputs.append(
      RunManifest.Input(
        name: path.split(separator: "/").last.map(String.init) ?? path,
        sha256: reading.sha256,
        bytes: reading.bytes,
        rows: reading.rows,
        encoding: reading.encoding
      )
    )
  }

  /// Returns the figures of comments and operations together, cell by cell.
  ///
  /// - Parameters:
  ///   - figures: The figures of the comments.
  ///   - cut: How time is cut.
  ///   - settings: The thresholds.
  /// - Returns: Of each cell first what customers say, then the volumes.
  func joined(to figures: [KPIValue], cutBy cut: PeriodCut?, _ settings: KPISettings) -> [KPIValue]
  {
    let table = OperationsTable(segments: segments, settings: settings)
    let isCut = !segments.columns.isEmpty
    let volumes = table.values(of: partial, cutBy: cut, segment: isCut) { period in
      period.unit != .hour || timeZone.hasHour(period.hour, of: period.firstDay)
    }
    let complaints = table.complaints(of: partial, beside: figures, cutBy: cut, segment: isCut)
    return KPIValue.byCell(figures + volumes + complaints)
  }
}
