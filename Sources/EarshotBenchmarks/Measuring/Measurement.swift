/// The runs of Earshot on one file with one number of workers.
struct Measurement: Sendable {
  /// How many workers.
  let jobs: Int
  /// The rows of the file.
  let rows: Int
  /// The bytes of the file.
  let bytes: Int
  /// The runs in their order; not empty.
  let runs: [ChildRun]

  /// The middle one of the wall times in seconds; of an even number the slower of the two in the middle.
  var medianSeconds: Double { runs.map(\.wallSeconds).median ?? 0 }

  /// The least wall time in seconds.
  var minimumSeconds: Double { runs.map(\.wallSeconds).min() ?? 0 }

  /// The middle one of the CPU times in seconds.
  var medianCPUSeconds: Double { runs.map(\.cpuSeconds).median ?? 0 }

  /// The most memory of any run, in bytes.
  var peakBytes: Int { runs.map(\.peakBytes).max() ?? 0 }

  /// The heading of the table.
  static let heading = [
    "jobs", "rows/s", "MB/s", "wall s", "least s", "CPU s", "peak MB",
  ]

  /// The cells of the table's row: speeds from the median wall time, megabytes of 10⁶ bytes.
  var cells: [String] {
    [
      String(jobs), Decimal.text(Double(rows) / medianSeconds, 0),
      Decimal.text(Double(bytes) / 1e6 / medianSeconds, 1), Decimal.text(medianSeconds, 2),
      Decimal.text(minimumSeconds, 2), Decimal.text(medianCPUSeconds, 2),
      Decimal.text(Double(peakBytes) / 1e6, 1),
    ]
  }

  /// The measurement as a JSON object.
  var json: String {
    let walls = runs.map { Decimal.text($0.wallSeconds, 4) }.joined(separator: ",")
    return "{\"jobs\":\(jobs),\"rows_per_second\":\(Decimal.text(Double(rows) / medianSeconds, 0)),"
      + "\"bytes_per_second\":\(Decimal.text(Double(bytes) / medianSeconds, 0)),"
      + "\"median_wall_seconds\":\(Decimal.text(medianSeconds, 4)),"
      + "\"minimum_wall_seconds\":\(Decimal.text(minimumSeconds, 4)),"
      + "\"median_cpu_seconds\":\(Decimal.text(medianCPUSeconds, 4)),"
      + "\"peak_bytes\":\(peakBytes),\"wall_seconds\":[\(walls)]}"
  }
}
