/// Times `annotate` on the worst cases, against its time for the rows of an ordinary file.
struct WorstCaseTiming {
  /// What an ordinary file takes.
  struct Ordinary: Equatable {
    var rows: Int
    /// The bytes of the file.
    var bytes: Int
    /// The bytes of its comments.
    var commentBytes: Int
    /// The CPU time of `annotate --jobs 1`, in seconds, start included.
    var cpuSeconds: Double
  }

  /// How often each is run; the least time counts, as these runs are short.
  static let repeats = 5

  let program: EarshotProgram
  let folder: WorkFolder

  /// The words that the cases are made of.
  let words: [[UInt8]]

  /// Measures all cases.
  ///
  /// - Parameter ordinary: What they are compared with.
  /// - Returns: A figure for each case, and the comments in them whose boundaries are not ICU's.
  /// - Throws: `BenchmarkError` when a run fails or a row is lost.
  func measure(against ordinary: Ordinary) throws -> (figures: [Figure], differences: Int) {
    let start = try leastCPU(folder.write("start.csv", Array("comment\nLate again.\n".utf8)))
    var differences = 0
    let figures = try WorstCase.allCases.map { worst in
      let file = worst.file(words: words)
      let path = try folder.write("\(worst.rawValue).csv", file)
      differences += try BoundaryRun.run(path, in: folder).differences
      let seconds = try leastCPU(path) - start
      guard try CommentFile.count(folder.file("worst-rows.csv")).rows == worst.rows else {
        throw BenchmarkError(
          "earshot lost rows of \(worst.rawValue).csv",
          remedy: "find them before you time anything."
        )
      }
      let ratio = Self.ratio(worst, seconds, worst.units(file: file), ordinary, start: start)
      return Figure(worst.figure, ratio)
    }
    return (figures, differences)
  }

  /// Returns the time for a unit as a multiple of that of an ordinary file; nil when either cannot be told.
  static func ratio(
    _ worst: WorstCase,
    _ seconds: Double,
    _ units: Int,
    _ ordinary: Ordinary,
    start: Double
  ) -> Double? {
    let ordinaryUnits =
      switch worst {
      case .shortRows: ordinary.rows
      case .wideRow: ordinary.bytes
      default: ordinary.commentBytes
      }
    let ordinarySeconds = ordinary.cpuSeconds - start
    guard ordinaryUnits > 0, units > 0 else { return nil }
    return (seconds / Double(units)).ratio(to: ordinarySeconds / Double(ordinaryUnits))
  }

  private func leastCPU(_ file: String) throws -> Double {
    let output = folder.file("worst-rows.csv")
    let runs = try (0..<Self.repeats).map { _ in
      try ChildRun.run(program.path, program.annotate(file, jobs: 1, output: output)).cpuSeconds
    }
    return runs.min() ?? 0
  }
}
