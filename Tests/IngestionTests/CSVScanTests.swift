import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct CSVScanTests {
  /// Bytes that mean something, seldom or often.
  private static func text(_ count: Int, _ generator: inout SplitMix64) -> [UInt8] {
    let special = Array("\"\"\",,;\n\n\r\r\n\u{0}".utf8)
    let often = Int.random(in: 2...12, using: &generator)
    var text: [UInt8] = []
    while text.count < count {
      switch Int.random(in: 0...often, using: &generator) {
      case 0: text.append(special.randomElement(using: &generator)!)
      // Regular pieces, so that a scan goes far.
      case 1: text += Array("\",\"".utf8)
      case 2: text += Array(",\"a \"\"quoted\"\" b\nc\"\r\n".utf8)
      case 3: text += Array("word,".utf8)
      case 4: text += Array("\n\"".utf8)
      default: text.append(UInt8(ascii: "x"))
      }
    }
    return Array(text.prefix(count))
  }

  /// What a scan should find, byte by byte.
  private static func expected(
    _ text: ArraySlice<UInt8>,
    delimiter: UInt8,
    cells: Bool
  ) -> (ends: [UInt32], lines: [Int]) {
    var (ends, lines): ([UInt32], [Int]) = ([], [])
    var (isInside, hasDoubled, lineCount) = (false, false, 0)
    var previous: (byte: UInt8, closes: Bool)?
    for at in text.indices {
      let byte = text[at]
      let isLineByte = byte == 0x0A || byte == 0x0D
      if byte == 0x22 {
        if isInside {
          isInside = false
          previous = (byte, true)
          continue
        }
        let isBorder =
          previous.map { $0.byte == delimiter || $0.byte == 0x0A || $0.byte == 0x0D } ?? true
        let isDoubled = previous?.closes == true
        guard isBorder || isDoubled else { return (ends, lines) }
        hasDoubled = hasDoubled || isDoubled
        isInside = true
      } else {
        if previous?.closes == true, byte != delimiter, !isLineByte { return (ends, lines) }
        let isPair = byte == 0x0D && at + 1 < text.endIndex && text[at + 1] == 0x0A
        let endsLine = isLineByte && !isPair
        if endsLine { lineCount += 1 }
        if !isInside, endsLine || (cells && byte == delimiter) {
          ends.append(UInt32(at) | (hasDoubled ? 1 << 31 : 0))
          hasDoubled = false
          if endsLine { lines.append(lineCount) }
        }
      }
      previous = (byte, false)
    }
    return (ends, lines)
  }

  static let levels = Array(0...CSVScan.widestLevel)

  @Test(arguments: levels)
  func everyLevelFindsTheSame(level: Int) {
    let seed: UInt64 = 20_261_127
    var generator = SplitMix64(seed: seed)
    var scan = CSVScan(level: level)
    for round in 0..<6_000 {
      let count = Int.random(in: 0...300, using: &generator)
      let start = Int.random(in: 0...min(count, 70), using: &generator)
      let text = Self.text(count, &generator)
      let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), 0][round % 3]
      let cells = round % 5 != 0
      let expected = Self.expected(text[start...], delimiter: delimiter, cells: cells)
      text.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        scan.find(in: base, from: start, to: count, delimiter: delimiter, cells: cells)
      }
      let ends = count == 0 ? [] : (0..<scan.count).map { scan[$0].bits }
      #expect(ends == expected.ends, "seed \(seed), round \(round)")
      let lines = count == 0 ? [] : (0..<scan.recordCount).map { scan.lines(throughRecord: $0) }
      #expect(lines == expected.lines, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: levels)
  func noMoreIsFoundThanThereIsRoomFor(level: Int) throws {
    let text = [UInt8](repeating: UInt8(ascii: ","), count: CSVScan.room * 3)
    var scan = CSVScan(level: level)
    try text.withUnsafeBufferPointer { bytes in
      let base = try #require(bytes.baseAddress)
      scan.find(in: base, from: 0, to: bytes.count, delimiter: UInt8(ascii: ","), cells: true)
    }
    #expect(scan.count > CSVScan.room - 64 && scan.count <= CSVScan.room)
    #expect(scan.recordCount == 0)
  }

  /// The parser that goes byte by byte is the slow one that all others must equal.
  @Test(arguments: levels)
  func recordsAndRejectsAreThoseOfTheSlowParser(level: Int) {
    let seed: UInt64 = 1_127_2026
    var generator = SplitMix64(seed: seed)
    for round in 0..<3_000 {
      var schema = InputSchema(path: "a.csv", format: .csv, encodingName: "UTF-8")
      schema.columnNames = Array(repeating: "c", count: 1 + round % 4)
      schema.delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\"")][round % 7 % 3]
      let bytes = Self.text(Int.random(in: 0...600, using: &generator), &generator)
      let chunk = RecordChunk(sequence: 0, bytes: bytes, firstLine: 5, firstRecord: 0)
      var slow = CSVRecordParser(schema: schema, scan: nil)
      var fast = CSVRecordParser(schema: schema, scan: CSVScan(level: level))
      var (expected, found) = (RecordBatch(), RecordBatch())
      expected.bytes = bytes
      found.bytes = bytes
      slow.parse(chunk, into: &expected)
      fast.parse(chunk, into: &found)
      // Told in one word: the batches themselves would fill pages.
      let isSame =
        found.records == expected.records && found.rejects == expected.rejects
        && found.cells == expected.cells && found.bytes == expected.bytes
      #expect(isSame, "seed \(seed), round \(round)")
    }
  }

  @Test func rowsOfVeryManyCellsAreRead() {
    var schema = InputSchema(path: "a.csv", format: .csv, encodingName: "UTF-8")
    schema.columnNames = Array(repeating: "c", count: 100_000)
    let row = Array(repeating: "\"a\"", count: 100_000).joined(separator: ",") + "\n"
    let bytes = Array((row + row).utf8)
    var parser = CSVRecordParser(schema: schema)
    var batch = RecordBatch()
    batch.bytes = bytes
    let chunk = RecordChunk(sequence: 0, bytes: bytes, firstLine: 2, firstRecord: 0)
    parser.parse(chunk, into: &batch)
    #expect(batch.records.map(\.line) == [2, 3])
    #expect(batch.cells.count == 200_000)
    #expect(batch.cells.allSatisfy { bytes[$0.range] == [UInt8(ascii: "a")] })
  }
}
