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

  /// How often a short run of full size is repeated; the least time counts.
  static let repeats = 5

  /// The seconds of CPU above which a run says enough, and is not repeated.
  static let longRun = 2.0

  let program: EarshotProgram
  let folder: WorkFolder

  /// The words that the cases are made of.
  let words: [[UInt8]]

  /// What the sizes are divided by; 1 for figures that mean something.
  let shrink: Int

  /// Measures all cases.
  ///
  /// - Parameter ordinary: What they are compared with.
  /// - Returns: A figure for each case, and the comments in them whose boundaries are not ICU's.
  /// - Throws: `BenchmarkError` when a run fails or a row is lost.
  func measure(against ordinary: Ordinary) throws -> (figures: [Figure], differences: Int) {
    let start = try leastCPU(folder.write("start.csv", Array("comment\nLate again.\n".utf8)))
    var differences = 0
    let figures = try WorstCase.allCases.map { worst in
      let file = worst.file(words: words, shrink: shrink)
      let path = try folder.write("\(worst.rawValue).csv", file)
      differences += try BoundaryRun.run(path, in: folder).differences
      let seconds = try leastCPU(path) - start
      guard try CommentFile.count(folder.file("worst-rows.csv")).rows == worst.rows(shrink: shrink)
      else {
        throw BenchmarkError(
          "earshot lost rows of \(worst.rawValue).csv",
          remedy: "find them before you time anything."
        )
      }
      let ratio = Self.ratio(
        worst,
        seconds,
        worst.units(file: file, shrink: shrink),
        ordinary,
        start: start
      )
      return Figure(worst.figure, ratio)
    }
    return (figures, differences)
  }

  /// Returns the time for a unit as a multiple of that of an ordinary file.
  ///
  /// It is 0 when the case takes no longer than a start does, and nil when the ordinary file does not.
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
    guard ordinaryUnits > 0, units > 0, ordinarySeconds > 0 else { return nil }
    return max(0, seconds / Double(units)) / (ordinarySeconds / Double(ordinaryUnits))
  }

  private func leastCPU(_ file: String) throws -> Double {
    let output = folder.file("worst-rows.csv")
    var least = Double.infinity
    for _ in 0..<(shrink == 1 ? Self.repeats : 1) {
      let arguments = program.annotate(file, jobs: 1, output: output)
      let seconds = try ChildRun.run(program.path, arguments).cpuSeconds
      least = min(least, seconds)
      if seconds > Self.longRun { break }
    }
    return least
  }
}
