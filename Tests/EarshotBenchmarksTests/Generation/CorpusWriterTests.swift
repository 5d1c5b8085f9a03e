import Ingestion
import Testing

@testable import EarshotBenchmarks

@Suite struct CorpusWriterTests {
  @Test func sameSeedGivesSameBytes() throws {
    let texts = try SampleCorpora.texts()
    let first = CSVFile(texts, rows: 2_000, seed: 7)
    #expect(CSVFile(texts, rows: 2_000, seed: 7).bytes == first.bytes)
    #expect(CSVFile(texts, rows: 2_000, seed: 8).bytes != first.bytes)
  }

  @Test(arguments: [0, 1, 2_500])
  func everyRowIsThere(rows: Int) throws {
    let file = try CSVFile(SampleCorpora.texts(), rows: rows, seed: 3)
    let path = try file.written(as: "rows-\(rows)")
    #expect(try CommentFile.count(path).rows == rows)
  }

  @Test(arguments: [1, 20_261_122] as [UInt64])
  func sharesAreAsPromised(seed: UInt64) throws {
    let rows = 20_000
    let file = try CSVFile(SampleCorpora.texts(), rows: rows, seed: seed)
    let path = try file.written(as: "shares-\(seed)")
    var comments: [[UInt8]] = []
    try CommentFile.forEachComment(of: path) { comments.append(Array($0)) }
    try #require(comments.count == rows)
    func percent(_ holds: ([UInt8]) -> Bool) -> Double {
      Double(comments.count(where: holds)) / Double(rows) * 100
    }
    // Four standard errors of a share of 8 % in 20,000 rows are 0.8 points.
    #expect(abs(percent { $0.contains { $0 >= 0x80 } } - 8) < 0.8, "seed \(seed)")
    #expect(abs(percent { $0.contains(UInt8(ascii: "\n")) } - 6) < 0.8, "seed \(seed)")
    #expect(abs(percent { $0.contains(UInt8(ascii: "\"")) } - 3) < 0.8, "seed \(seed)")
    #expect(Set(comments).count > rows * 95 / 100, "seed \(seed)")
    let bytesPerRow = Double(file.bytes.count) / Double(rows)
    #expect((120...140).contains(bytesPerRow), "\(bytesPerRow) bytes a row, seed \(seed)")
  }

  @Test func commentsAreValidUTF8() throws {
    let file = try CSVFile(SampleCorpora.texts(), rows: 5_000, seed: 11)
    #expect(String(validating: file.bytes, as: UTF8.self) != nil)
  }
}

@Suite struct SampleTextsTests {
  @Test func textsAreCutIntoSentences() throws {
    let texts = try SampleTexts(texts: ["Late again. Why?\nNo \"news\"!", "Très bien! 3.5 hours"])
    let plain = texts.plain.map { String(decoding: $0, as: UTF8.self) }
    #expect(plain == ["Late again.", "Why?", "No news!", "3.5 hours"])
    #expect(texts.foreign.map { String(decoding: $0, as: UTF8.self) } == ["Très bien!"])
  }

  @Test(arguments: [["Only ASCII."], ["Très."], []])
  func aMissingKindIsAnError(texts: [String]) {
    #expect(throws: BenchmarkError.self) { try SampleTexts(texts: texts) }
  }
}
