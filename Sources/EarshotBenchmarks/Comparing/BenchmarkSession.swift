/// What the commands measure on one file, and the files that they need for it.
struct BenchmarkSession {
  let program: EarshotProgram
  let folder: WorkFolder
  let texts: SampleTexts

  /// The file of comments.
  let file: String
  /// Its rows.
  let rows: Int
  /// Its bytes.
  let bytes: Int

  private let input: BenchmarkInput

  /// How often the first row is waited for, unless sizes are shrunk; the median counts.
  private static let firstRowRuns = 7

  /// Makes ready the file and the folder beside it.
  ///
  /// - Throws: `BenchmarkError` and `IngestionError` when files cannot be read or written.
  init(_ input: BenchmarkInput, _ programOption: ProgramOption) throws {
    self.input = input
    program = try programOption.program()
    texts = try SampleTexts.shipped()
    folder = try WorkFolder(beside: input.file ?? EarshotProgram.neighbour("generated"))
    file = input.file ?? folder.file("comments.csv")
    if input.file == nil { try CorpusFile(texts: texts).write(to: file) }
    let count = try CommentFile.count(file)
    guard count.rows > 0 else {
      throw BenchmarkError("\(file) has no rows", remedy: "give a file that has some.")
    }
    rows = count.rows
    bytes = count.bytes
  }

  /// Checks the answers, and counts the comments whose boundaries are not ICU's.
  func check(into report: inout BenchmarkReport) throws {
    let answers = AnswerCheck(program: program, file: file, folder: folder)
    try answers.checkAnnotate(rows: rows, jobs: [1, 2])
    try answers.checkKPI(jobs: [1, 2])
    try checkBoundaries(into: &report)
    StandardOutput.say([
      "\(file): \(rows) rows, \(Decimal.text(Double(bytes) / 1e6, 1)) MB; every row is there, and the same bytes "
        + "with 1 and 2 workers"
    ])
  }

  /// Counts the comments whose boundaries are not ICU's, and holds the word loop against that count.
  func checkBoundaries(into report: inout BenchmarkReport) throws {
    let check = try BoundaryRun.run(file, in: folder)
    let loop = try WordLoop.run(file, threads: 1, in: folder)
    report.boundaries = check
    report.commentBytes = loop.bytes
    guard check.differences > 0 || check.agrees(with: loop) else {
      throw BenchmarkError(
        "the word loop found \(loop.words) words and \(loop.boundaries) boundaries, Earshot \(check.words) and "
          + "\(check.boundaries)",
        remedy: "find out why before you time anything."
      )
    }
    StandardOutput.say([
      "\(check.comments) comments, \(check.words) words; other boundaries than ICU's: \(check.differences)"
    ])
  }

  /// Runs the rounds, and prints their table.
  func compare(into report: inout BenchmarkReport) throws {
    for _ in 0..<input.rounds { try report.comparison.addRound(program, file, in: folder) }
    let table = PlainTable.lines(report.comparison.table(bytes: bytes), left: [0])
    StandardOutput.say(
      ["", "Medians of \(input.rounds) rounds"] + table + report.comparison.secondWorker
    )
    report.measured += report.comparison.figures
  }

  /// Waits for the first row of the file, and of a file of one row.
  func timeFirstRow(into report: inout BenchmarkReport) throws {
    let tiny = try folder.write("tiny.csv", Array("comment\nLate again.\n".utf8))
    // The first run leaves the compiled lists for those that are timed; in use they are mostly there.
    _ = try ChildRun.run(
      program.path,
      program.annotate(tiny, jobs: nil, output: folder.file("row"))
    )
    let cases: [(name: FigureName, path: String)] = [
      (.firstRow, file), (.firstRowOfTiny, tiny), (.firstRowCold, file),
    ]
    for (name, path) in cases {
      let times = try (0..<(input.shrink == 1 ? Self.firstRowRuns : 1)).map { _ in
        try FirstRow.seconds(program, path, keepsLists: name != .firstRowCold)
      }
      report.measured.append(Figure(name, times.median.map { $0 * 1000 }))
    }
  }

  /// Times the worst cases against the file; `compare` comes before.
  func timeWorstCases(into report: inout BenchmarkReport) throws {
    let timing = WorstCaseTiming(
      program: program,
      folder: folder,
      words: texts.words,
      shrink: input.shrink
    )
    let worst = try timing.measure(
      against: WorstCaseTiming.Ordinary(
        rows: rows,
        bytes: bytes,
        commentBytes: report.commentBytes,
        cpuSeconds: report.comparison.cpu(.annotateOne)
      )
    )
    report.measured += worst.figures
    report.boundaries?.differences += worst.differences
  }

  /// Measures peak memory.
  func weigh(into report: inout BenchmarkReport) throws {
    let sizes = MemorySizes(
      program: program,
      folder: folder,
      texts: texts,
      shrink: input.shrink
    )
    report.measured += try sizes.measure(wantsLarge: input.large)
  }

  /// Counts instructions, and prints their table.
  func countInstructions(rows: Int, into report: inout BenchmarkReport) throws {
    let counting = try InstructionCounting(program, texts: texts, rows: rows, in: folder)
    StandardOutput.say([""] + counting.lines)
    report.measured += counting.figures
  }
}
