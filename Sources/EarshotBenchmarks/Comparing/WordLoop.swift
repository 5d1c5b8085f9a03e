import CWordLoop

/// A run of the yardstick: ICU's word iterator over texts, and nothing else.
struct WordLoop: Equatable, Sendable {
  /// The texts.
  var comments: Int
  /// The bytes of all texts.
  var bytes: Int
  /// The stretches that ICU calls words, numbers, kana or ideographs.
  var words: Int
  /// The stretches of every kind.
  var boundaries: Int
  var wallSeconds: Double
  var cpuSeconds: Double

  /// The most threads that can share the texts.
  static let mostThreads = Int(EARSHOT_WORD_LOOP_THREADS)

  /// Runs the loop over texts that are in memory already.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - threads: How many threads share them evenly: 1 … `mostThreads`.
  /// - Throws: `BenchmarkError` when ICU or the system refuses.
  init(over texts: CommentTexts, threads: Int) throws {
    var result = earshot_word_loop_result()
    let isWell = texts.ends.withUnsafeBufferPointer { ends in
      // Swift's Int and C's size_t are of one size, and no end is negative.
      ends.withMemoryRebound(to: UInt.self) { ends in
        earshot_word_loop_timed(
          texts.bytes,
          ends.baseAddress,
          ends.count,
          Int32(threads),
          &result
        )
      }
    }
    guard isWell != 0 else {
      throw BenchmarkError(
        "ICU's word iterator did not run",
        remedy: "check that libicu is installed whole and that memory is free."
      )
    }
    comments = texts.ends.count
    bytes = texts.bytes.count
    words = Int(result.words)
    boundaries = Int(result.boundaries)
    wallSeconds = result.wall_seconds
    cpuSeconds = result.cpu_seconds
  }

  /// The run as a line of numbers parted by blanks.
  var line: String {
    "\(comments) \(bytes) \(words) \(boundaries) \(wallSeconds) \(cpuSeconds)"
  }

  /// Reads what `line` gives.
  init?(line: String) {
    let fields = line.split(whereSeparator: \.isWhitespace)
    guard fields.count == 6, let comments = Int(fields[0]), let bytes = Int(fields[1]),
      let words = Int(fields[2]), let boundaries = Int(fields[3]), let wall = Double(fields[4]),
      let cpu = Double(fields[5])
    else { return nil }
    self.comments = comments
    self.bytes = bytes
    self.words = words
    self.boundaries = boundaries
    wallSeconds = wall
    cpuSeconds = cpu
  }

  /// Runs the loop over a file in a process of its own, so that this one stays small.
  ///
  /// What a program holds when it starts another counts as that one's peak memory.
  static func run(_ file: String, threads: Int, in folder: WorkFolder) throws -> WordLoop {
    let output = folder.file("word-loop")
    _ = try ChildRun.run(
      EarshotProgram.ownPath(),
      ["word-loop", file, "--threads", String(threads)],
      output: output
    )
    let line = String(decoding: try WholeFile.bytes(output), as: UTF8.self)
    guard let run = WordLoop(line: line) else {
      throw BenchmarkError(
        "the word loop said \(line)",
        remedy: "run it by hand: word-loop \(file)"
      )
    }
    return run
  }
}
