import FeedbackModel
import Glibc
import Pipeline

/// A generated corpus, to be written as a file.
struct CorpusFile {
  /// The rows of the corpus that the published figures rest on.
  static let usualRows = 1_000_000
  /// The seed of that corpus.
  static let usualSeed: UInt64 = 7
  /// The bytes of a row, about.
  static let bytesPerRow = 130

  var texts: SampleTexts
  var rows = usualRows
  var seed = usualSeed

  /// Returns how many rows make a file of about so many megabytes of 10⁶ bytes.
  static func rows(forMegabytes megabytes: Int) -> Int { megabytes * 1_000_000 / bytesPerRow }

  /// Writes the file, or standard output for `-`.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  func write(to path: String) throws {
    let file = try OutputFile(path)
    defer { file.abandon() }
    var writer = CorpusWriter(texts: texts, rows: rows, seed: seed)
    while !Interruption.isRequested, let block = writer.nextBlock() { try file.write(block) }
    guard !Interruption.isRequested else {
      throw BenchmarkError("the file was not finished", remedy: "run it again.")
    }
    try file.finish()
  }
}
