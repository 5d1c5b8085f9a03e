import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct ChunkPropertyTests {
  static let seeds: [UInt64] = Array(1...40)

  /// Chunk sizes from one byte on; the last holds every test file whole.
  static let chunkSizes = [1, 2, 3, 5, 17, 64, 1000, 1 << 20]

  @Test(arguments: seeds)
  func whatIsWrittenIsRead(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let delimiter = [",", ";", "\t", "|"].randomElement(using: &random)!
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random)!
    let columns = Int.random(in: 2...5, using: &random)
    let names = ["text"] + (1..<columns).map { "c\($0)" }
    let rows = (0..<30).map { _ in (0..<columns).map { _ in random.text() } }
    let body = rows.map { row in
      row.map { csvCell($0, delimiter: delimiter, quoting: Bool.random(using: &random)) }
        .joined(separator: delimiter) + lineEnd
    }
    let file = TemporaryFile(names.joined(separator: delimiter) + lineEnd + body.joined())
    var options = InputOptions()
    options.delimiter = Array(delimiter.utf8)[0]
    options.chunkBytes = Self.chunkSizes.randomElement(using: &random)!
    let reading = try Reading(file, options)
    #expect(reading.rows.map(\.cells) == rows, "seed \(seed)")
    #expect(reading.rejects == [], "seed \(seed)")
    let raw = body.map { String(decoding: $0.utf8.dropLast(lineEnd.utf8.count), as: UTF8.self) }
    #expect(reading.rows.map(\.raw) == raw, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func chunksDoNotChangeDelimitedRows(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Anything may stand here: ragged rows, stray quotes, at times one that is never closed.
    let body = (0..<60).map { _ in
      random.text(maximumPieces: 9) + ["\n", "\r\n", "\r", ","].randomElement(using: &random)!
    }
    let file = TemporaryFile("text,b\n" + body.joined())
    try expectSameForAllChunks(file, InputOptions(), seed)
  }

  @Test(arguments: seeds)
  func chunksDoNotChangeObjects(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let body = (0..<40).map { _ -> String in
      switch Int.random(in: 0...5, using: &random) {
      case 0: random.text(maximumPieces: 9)
      case 1: ""
      default: "{\"id\": \(UInt32.random(in: 0...9, using: &random)), \"text\": \"a\\u00e9\\n😀\"}"
      }
    }
    let text = "{\"text\":\"first\"}\n" + body.joined(separator: "\n")
    let file = TemporaryFile(text, suffix: ".ndjson")
    try expectSameForAllChunks(file, InputOptions(), seed)
  }

  @Test(arguments: seeds)
  func chunksDoNotChangeLines(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let file = TemporaryFile("x" + random.text(maximumPieces: 200), suffix: ".txt")
    try expectSameForAllChunks(file, InputOptions(), seed)
  }

  @Test(arguments: seeds.prefix(10), ["UTF-16LE", "UTF-16BE", "UTF-8"])
  func chunksDoNotChangeDecoding(seed: UInt64, encoding: String) throws {
    var random = SplitMix64(seed: seed)
    let text = "id\ttext\n" + (0..<40).map { "\($0)\té\(random.text()) 😀\n" }.joined()
    let bytes: [UInt8] =
      switch encoding {
      case "UTF-16LE": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      case "UTF-16BE": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      default: Array(text.utf8) + [0xC3, 0x28, 0xF0, 0x9F, 0x98]
      }
    let file = TemporaryFile(bytes, suffix: ".tsv")
    try expectSameForAllChunks(file, InputOptions(), seed)
  }

  /// Chunks begin small and double, so that the first rows come soon; none is larger than asked for, but for a record.
  @Test(arguments: [1 << 12, 1 << 16, 1 << 20])
  func firstChunksAreSmall(chunkBytes: Int) throws {
    let row = "1,late again\n"
    let file = TemporaryFile("id,text\n" + String(repeating: row, count: 40_000))
    var options = InputOptions()
    options.chunkBytes = chunkBytes
    let source = try InputSource(path: file.path, options: options)
    var wanted = 1 << 14
    var rows = 0
    while let chunk = try source.nextChunk() {
      let least = min(wanted, chunkBytes)
      let isLast = chunk.bytes.count < least
      #expect(isLast || chunk.bytes.count < least + row.utf8.count)
      rows += chunk.bytes.count / row.utf8.count
      #expect(!isLast || rows == 40_000)
      wanted = min(wanted * 2, max(wanted, chunkBytes))
    }
    #expect(rows == 40_000)
  }

  /// What detection finds does not depend on what was asked before.
  @Test func firstRowsAreTheSameEachTime() throws {
    let file = TemporaryFile("id,text,date,score\n1,late,13/2/2026,0\n2,fine,1/2/2026,10\n")
    let source = try InputSource(path: file.path, options: InputOptions())
    let (first, second) = (source.firstRows, source.firstRows)
    #expect(first.records == second.records && first.bytes == second.bytes)
    #expect(try source.detectDateOrder() == .dayMonthYear)
    _ = try source.nextChunk()
    #expect(source.firstRows.records == first.records)
    #expect(source.detectScoreScale() == .zeroToTen)
  }

  private func expectSameForAllChunks(
    _ file: TemporaryFile,
    _ options: InputOptions,
    _ seed: UInt64
  ) throws {
    var options = options
    let whole = try Reading(file, options)
    #expect(whole.rowCount > 0, "seed \(seed)")
    for chunkBytes in Self.chunkSizes {
      options.chunkBytes = chunkBytes
      #expect(try Reading(file, options) == whole, "seed \(seed), \(chunkBytes) bytes")
    }
  }
}
