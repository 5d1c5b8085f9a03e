import Foundation

@testable import EarshotBenchmarks

/// The sample corpora of this package.
enum SampleCorpora {
  static func texts() throws -> SampleTexts {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return try SampleTexts(
      paths: ["Corpora/operator/survey.csv", "Corpora/railway/posts.ndjson"].map {
        root.appending(path: $0).path(percentEncoded: false)
      }
    )
  }
}

/// A generated file in memory.
struct CSVFile {
  private(set) var bytes: [UInt8] = []

  init(_ texts: SampleTexts, rows: Int, seed: UInt64) {
    var writer = CorpusWriter(texts: texts, rows: rows, seed: seed)
    while let block = writer.nextBlock() { bytes += block }
  }

  /// Writes the file into the temporary folder, and returns its path.
  func written(as name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "earshot-benchmarks-tests-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name + ".csv")
    try Data(bytes).write(to: file)
    return file.path(percentEncoded: false)
  }
}
