import FeedbackModel
import Testing

@testable import Ingestion

@Suite struct RecordScannerTests {
  private struct Found: Equatable {
    var content: Range<Int>
    var end: Int
    var line: Int
  }

  /// Reads all records while the bytes arrive piece by piece and are taken away now and then.
  private func records(
    of text: [UInt8],
    pieces: [Int],
    scansAhead: Bool
  ) -> [Found] {
    var scanner = RecordScanner(format: .csv, delimiter: UInt8(ascii: ","), scansAhead: scansAhead)
    var (found, dropped, arrived, piece): ([Found], Int, Int, Int) = ([], 0, 0, 0)
    while true {
      let isComplete = arrived == text.count
      let held = Array(text[dropped..<arrived])
      let record = held.withUnsafeBufferPointer { scanner.nextRecord(in: $0, atEnd: isComplete) }
      if let record {
        found.append(
          Found(
            content: record.content.lowerBound + dropped..<record.content.upperBound + dropped,
            end: record.end + dropped,
            line: scanner.recordLine
          )
        )
        if found.count % 3 == 0 {
          scanner.drop(record.end)
          dropped += record.end
        }
      } else if isComplete {
        return found
      } else {
        arrived = min(text.count, arrived + pieces[piece % pieces.count])
        piece += 1
      }
    }
  }

  @Test func recordsFoundTogetherAreThoseFoundOneByOne() {
    let seed: UInt64 = 31
    var generator = SplitMix64(seed: seed)
    for round in 0..<1_500 {
      let text = Array(
        (0..<12).map { _ in
          let cell = generator.text()
          let isRegular = Bool.random(using: &generator)
          return (isRegular ? csvCell(cell, delimiter: ",", quoting: true) : cell)
            + (Bool.random(using: &generator) ? "\r\n" : ",")
        }.joined().utf8
      )
      let pieces = (0..<5).map { _ in Int.random(in: 1...90, using: &generator) }
      let slow = records(of: text, pieces: pieces, scansAhead: false)
      let fast = records(of: text, pieces: pieces, scansAhead: true)
      #expect(fast == slow, "seed \(seed), round \(round)")
    }
  }
}
