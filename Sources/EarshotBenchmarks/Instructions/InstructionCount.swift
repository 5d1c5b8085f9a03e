/// The instructions that a command takes to start and for a row, from two files of different length.
struct InstructionCount: Equatable, Sendable {
  /// What was run on a file.
  struct Run: Equatable, Sendable {
    var rows: Int
    /// All that was counted, SHA-256 left out.
    var costs: ModelledCosts
    /// The instructions of the library that has SHA-256.
    var digest: Int
    /// What was counted within the functions that stages begin in.
    var within: [StageDoor: ModelledCosts] = [:]
  }

  /// The instructions for a row.
  let perRow: Double

  /// The instructions of SHA-256 for a row.
  let digestPerRow: Double

  /// The instructions that do not grow with the rows.
  let start: Double

  /// Takes the difference of two runs.
  ///
  /// - Precondition: The second file has more rows.
  init(_ short: Run, _ long: Run) {
    precondition(long.rows > short.rows, "Instructions a row are the difference of two files.")
    let rows = Double(long.rows - short.rows)
    perRow = Double(long.costs.instructions - short.costs.instructions) / rows
    digestPerRow = Double(long.digest - short.digest) / rows
    start = Double(short.costs.instructions) - perRow * Double(short.rows)
  }
}

extension InstructionCount.Run {
  /// The library of SHA-256.
  ///
  /// Its instructions are left out: valgrind has no SHA instructions, so OpenSSL falls back on code that takes many
  /// times as many.
  private static let digestLibrary = "libcrypto"

  /// Reads a profile of a run over so many rows.
  init(rows: Int, _ profile: CallgrindProfile) {
    self.rows = rows
    let digest = profile.costs(inside: Self.digestLibrary)
    self.digest = digest.instructions
    costs = profile.total - digest
    within = profile.within
  }
}
