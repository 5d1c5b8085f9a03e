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
}
