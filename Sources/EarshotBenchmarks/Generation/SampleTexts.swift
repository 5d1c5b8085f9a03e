import Ingestion

/// Sentences cut from sample texts, sorted by what makes them hard to read.
struct SampleTexts: Sendable {
  /// Sentences of ASCII without quotation marks.
  private(set) var plain: [[UInt8]] = []

  /// Sentences with at least one byte beyond ASCII, and without quotation marks.
  private(set) var foreign: [[UInt8]] = []

  /// The words of the plain sentences, each once, in the order in which they come up.
  var words: [[UInt8]] {
    var seen: Set<[UInt8]> = []
    return plain.flatMap { $0.split(separator: UInt8(ascii: " ")) }.map { word in
      word.filter { $0 != UInt8(ascii: ",") }
    }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// Reads the sample corpora of the package.
  ///
  /// - Throws: `IngestionError` when they cannot be read.
  static func shipped() throws -> SampleTexts {
    try SampleTexts(
      paths: ["Corpora/operator/survey.csv", "Corpora/railway/posts.ndjson"].map {
        PackageFolder.path(of: $0)
      }
    )
  }

  /// Reads the comments of files that Earshot can read.
  ///
  /// - Throws: `IngestionError` for a file that cannot be read; `BenchmarkError` when a kind of sentence is missing.
  init(paths: [String]) throws {
    for path in paths {
      try CommentFile.forEachComment(of: path) { add(Array($0)) }
    }
    try check()
  }

  /// Cuts texts into sentences.
  ///
  /// - Throws: `BenchmarkError` when a kind of sentence is missing.
  init(texts: [String]) throws {
    for text in texts { add(Array(text.utf8)) }
    try check()
  }

  private func check() throws {
    guard !plain.isEmpty, !foreign.isEmpty else {
      throw BenchmarkError(
        "the sample texts lack sentences of plain ASCII, or sentences beyond it",
        remedy: "give further files with --sample."
      )
    }
  }

  private mutating func add(_ text: [UInt8]) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      let endsLine = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      let isMark =
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      let isBeforeBlank = index + 1 < text.count && text[index + 1] == UInt8(ascii: " ")
      guard endsLine || (isMark && isBeforeBlank) else { continue }
      addSentence(text[start..<(endsLine ? index : index + 1)])
      start = index + 1
    }
    addSentence(text[start...])
  }

  private mutating func addSentence(_ sentence: ArraySlice<UInt8>) {
    let quote = UInt8(ascii: "\"")
    let kept = sentence.drop { $0 == UInt8(ascii: " ") }.filter {
      $0 != quote && $0 != UInt8(ascii: "\n")
    }
    guard kept.count > 1 else { return }
    if kept.allSatisfy({ $0 < 0x80 }) { plain.append(kept) } else { foreign.append(kept) }
  }
}
