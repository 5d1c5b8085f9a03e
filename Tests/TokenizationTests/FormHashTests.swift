import FeedbackModel
import Testing

@testable import Tokenization

struct FormHashTests {
  @Test
  func `bytes one by one and bytes at once give one hash`() {
    let seed: UInt64 = 97
    var generator = SplitMix64(seed: seed)
    for length in 0...40 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var hash = FormHash()
      for byte in bytes { hash.add(byte) }
      #expect(hash.value == FormHash.of(bytes.span), "seed \(seed), \(bytes)")
      #expect(hash.value == FormHash.of(bytes))
    }
  }

  @Test
  func `prefixes and forms with noughts have hashes of their own`() {
    var known: [UInt64: [UInt8]] = [:]
    for first in UInt8(0)...20 {
      for count in 0..<20 {
        for last in UInt8(0)...20 {
          let bytes = [UInt8](repeating: first, count: count) + [last]
          let hash = FormHash.of(bytes)
          #expect(known[hash] == nil || known[hash] == bytes)
          known[hash] = bytes
        }
      }
    }
  }
}
