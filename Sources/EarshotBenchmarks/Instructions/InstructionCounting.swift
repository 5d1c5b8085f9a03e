/// Counts the instructions of `annotate`, `kpi` and the bare ICU word loop on the same generated rows.
struct InstructionCounting: Sendable {
  /// The rows of the shorter file.
  let rows: Int
  let annotate: InstructionCount
  /// The same with the word lists compiled by an earlier run.
  let warm: InstructionCount
  let kpi: InstructionCount
  let wordLoop: InstructionCount
  /// Where the instructions of `annotate` go; nil for a program whose stages have no functions of their own.
  let stages: StageAccount?

  /// The rows of the shorter file; the longer one has twice as many.
  static let usualRows = 12_000

  /// The function that the loop is counted inside.
  private static let loopFunction = "earshot_word_loop"

  /// Takes counts.
  init(
    rows: Int,
    annotate: InstructionCount,
    warm: InstructionCount,
    kpi: InstructionCount,
    wordLoop: InstructionCount,
    stages: StageAccount?
  ) {
    self.rows = rows
    self.annotate = annotate
    self.warm = warm
    self.kpi = kpi
    self.wordLoop = wordLoop
    self.stages = stages
  }

  /// Counts.
  ///
  /// - Throws: `BenchmarkError` when a tool is missing or a run fails.
  init(_ program: EarshotProgram, texts: SampleTexts, rows: Int, in folder: WorkFolder) throws {
    self.rows = rows
    let callgrind = try Callgrind(in: folder)
    let output = folder.file("counted")
    let files = try [rows, 2 * rows].map { count in
      let path = folder.file("rows-\(count).csv")
      try CorpusFile(texts: texts, rows: count).write(to: path)
      return (rows: count, path: path)
    }
    let own = try EarshotProgram.ownPath()
    func runs(
      _ run: (String) throws -> CallgrindProfile
    ) throws -> (short: InstructionCount.Run, long: InstructionCount.Run) {
      (
        .init(rows: files[0].rows, try run(files[0].path)),
        .init(rows: files[1].rows, try run(files[1].path))
      )
    }
    func count(_ run: (String) throws -> CallgrindProfile) throws -> InstructionCount {
      let (short, long) = try runs(run)
      return InstructionCount(short, long)
    }
    annotate = try count {
      try callgrind.count(program.path, program.annotate($0, jobs: 1, output: output))
    }
    // The first run leaves the lists for those that are counted.
    _ = try ChildRun.run(program.path, program.annotate(files[0].path, jobs: 1, output: output))
    let (short, long) = try runs {
      try callgrind.count(
        program.path,
        program.annotate($0, jobs: 1, output: output),
        cache: folder.path,
        models: true
      )
    }
    warm = InstructionCount(short, long)
    stages = StageAccount(short, long)
    kpi = try count { try callgrind.count(program.path, program.kpi($0, jobs: 1, output: output)) }
    wordLoop = try count {
      try callgrind.count(own, ["word-loop", $0, "--threads", "1"], inside: Self.loopFunction)
    }
  }

  /// The figures that may have limits.
  var figures: [Figure] {
    [
      Figure(.annotateInstructions, annotate.perRow),
      Figure(.kpiInstructions, kpi.perRow),
      Figure(.startInstructions, annotate.start),
      Figure(.warmStartInstructions, warm.start),
      Figure(.annotateInstructionRatio, annotate.perRow.ratio(to: wordLoop.perRow)),
      Figure(.kpiInstructionRatio, kpi.perRow.ratio(to: wordLoop.perRow)),
    ]
  }

  /// What there is to read: a sentence, the table, and what it leaves out.
  var lines: [String] {
    ["Instructions, from \(rows) and \(2 * rows) generated rows"]
      + PlainTable.lines(table, left: [0])
      + (stages.map { ["", Self.model] + PlainTable.lines($0.table, left: [0]) } ?? [])
      + [Self.remark]
  }

  /// What the second table is by.
  private static let model =
    "A row by stage; branches and misses by callgrind's model of a processor"

  private var table: [[String]] {
    [["run", "to start", "a row", "÷ ICU", "SHA-256 a row, left out"]]
      + [
        ("annotate --jobs 1", annotate), ("the same, lists kept", warm), ("kpi --jobs 1", kpi),
        ("ICU word loop", wordLoop),
      ].map {
        title,
        count in
        [
          title, Decimal.text(count.start, 0), Decimal.text(count.perRow, 0),
          Decimal.text(count.perRow.ratio(to: wordLoop.perRow) ?? 0, 3),
          Decimal.text(count.digestPerRow, 0),
        ]
      }
  }

  /// Why SHA-256 is left out.
  static let remark =
    "SHA-256 is left out: valgrind has no SHA instructions and counts a substitute in their place."
}
