import FeedbackModel
import Testing

@testable import LexiconMatching

struct HashIndexTests {
  /// Hashes that crowd together: few values in the bits that say where to look, and in those that tell them apart.
  @Test(arguments: [0, 10, 5000], UInt64(1)...5)
  func `hashes are numbered as they come`(room: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var index = HashIndex(room: room)
    var oracle: [UInt64: Int32] = [:]
    var agrees = true
    for _ in 0..<3000 {
      let hash =
        UInt64.random(in: 0...40, using: &random) << 32 | UInt64.random(in: 0...40, using: &random)
      let (number, isNew) = index.number(of: hash)
      agrees = agrees && isNew == (oracle[hash] == nil)
      agrees = agrees && number == oracle[hash] ?? Int32(oracle.count)
      oracle[hash] = number
    }
    #expect(agrees, "seed \(seed)")
    #expect(index.hashes.count == oracle.count)
    #expect(index.hashes.enumerated().allSatisfy { oracle[$1] == Int32($0) })
  }
}
