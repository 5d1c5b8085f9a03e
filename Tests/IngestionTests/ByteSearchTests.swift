import FeedbackModel
import Testing

@testable import Ingestion

struct ByteSearchTests {
  @Test(arguments: [0, 1, 7, 15, 16, 17, 31, 32, 33, 100])
  func `the first of three bytes is found wherever it stands`(count: Int) {
    for place in 0...count {
      for start in [0, 1, place, min(place + 1, count)] where start <= count {
        for byte in [UInt8(ascii: "\n"), UInt8(ascii: "\""), 0x80] {
          var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count + 1)
          bytes[place] = byte
          let wanted = (start..<count).first { bytes[$0] == byte } ?? count
          let found = bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map {
              $0.firstOffset(
                of: UInt8(ascii: "\n"),
                UInt8(ascii: "\""),
                0x80,
                from: start,
                to: count
              )
            }
          }
          #expect(found == wanted, "\(count) bytes, one at \(place), from \(start)")
        }
      }
    }
  }

  @Test(arguments: [0, 1, 15, 16, 17, 100, 4_079, 4_080, 4_081, 4_096, 8_170, 20_000])
  func `bytes are counted in texts of any length`(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    for share in [0, 2, 100] {
      let bytes = (0..<count).map { _ -> UInt8 in
        share > 0 && Int.random(in: 1...share, using: &generator) <= 2
          ? UInt8(ascii: "\n") : UInt8.random(in: 11...255, using: &generator)
      }
      let found = bytes.withUnsafeBufferPointer {
        $0.baseAddress?.count(of: UInt8(ascii: "\n"), to: count) ?? 0
      }
      #expect(found == bytes.count { $0 == UInt8(ascii: "\n") })
    }
  }
}
