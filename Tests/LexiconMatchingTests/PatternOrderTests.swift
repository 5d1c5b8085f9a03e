import FeedbackModel
import Testing

@testable import LexiconMatching

struct PatternOrderTests {
  @Test(arguments: UInt64(1)...30)
  func `patterns stand in the order of their atoms`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let atomCount = Int.random(in: 1...9, using: &random)
    let count = Int.random(in: 0...200, using: &random)
    let patterns = (0..<count).map { _ in
      (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Int32.random(in: 0..<Int32(atomCount), using: &random)
      }
    }
    var starts: [Int32] = [0]
    for pattern in patterns { starts.append(starts[starts.count - 1] + Int32(pattern.count)) }
    let order = PatternOrder(atoms: patterns.flatMap { $0 }, starts: starts)
      .sorted(atomCount: atomCount)
    #expect(order.map { patterns[Int($0)] } == patterns.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(order.sorted() == Array(0..<Int32(count)))
  }
}
