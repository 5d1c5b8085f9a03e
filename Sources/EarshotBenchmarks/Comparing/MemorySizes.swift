/// Peak memory of `annotate` at several sizes of input.
struct MemorySizes {
  /// The sizes in megabytes of 10⁶ bytes, with their figures.
  static let all: [(megabytes: Int, figure: FigureName)] = [
    (20, .peak20), (130, .peak130), (1_300, .peak1300),
  ]

  /// The least size that is measured only when asked for, as it takes time and 4 GB of disk.
  static let large = 1_300

  let program: EarshotProgram
  let folder: WorkFolder
  let texts: SampleTexts
  /// What the sizes are divided by; 1 for figures that mean something.
  let shrink: Int

  /// Generates a file of each size, and annotates it with one and two workers.
  ///
  /// - Parameter wantsLarge: Whether the largest size is measured too.
  /// - Returns: A figure for each size, the greater peak of the two runs in megabytes.
  /// - Throws: `BenchmarkError` when a run fails; `OutputError` when the disk is full.
  func measure(wantsLarge: Bool) throws -> [Figure] {
    try Self.all.filter { $0.megabytes < Self.large || wantsLarge }.map { size in
      let corpus = CorpusFile(
        texts: texts,
        rows: max(1, CorpusFile.rows(forMegabytes: size.megabytes) / shrink)
      )
      let input = folder.file("memory.csv")
      try corpus.write(to: input)
      let output = folder.file("memory-rows.csv")
      let peaks = try [1, 2].map { jobs in
        try ChildRun.weighed(program.path, program.annotate(input, jobs: jobs, output: output))
          .peakBytes
      }
      return Figure(size.figure, Double(peaks.max() ?? 0) / 1e6)
    }
  }
}
