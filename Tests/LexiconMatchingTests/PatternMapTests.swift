import FeedbackModel
import Testing

@testable import LexiconMatching

struct PatternMapTests {
  /// The same by a list that is searched from end to end.
  @Test(arguments: UInt64(1)...30)
  func `values are found by pattern, in the order in which they came`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var map = PatternMap<Int>()
    var oracle: [(pattern: Int32, value: Int)] = []
    let least = Int32.random(in: 0...50, using: &random)
    let removes = Bool.random(using: &random)
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      let pattern = least + Int32.random(in: 0...20, using: &random)
      let value = Int.random(in: 0...3, using: &random)
      if removes, Int.random(in: 0...3, using: &random) == 0 {
        map.remove(of: pattern) { $0 == value }
        oracle.removeAll { $0.pattern == pattern && $0.value == value }
      } else {
        map.add(value, for: pattern)
        oracle.append((pattern, value))
      }
    }
    map.seal()
    for pattern in 0...(least + 30) {
      let found = map.places(of: pattern).map { map[$0] }
      #expect(found == oracle.filter { $0.pattern == pattern }.map(\.value), "seed \(seed)")
    }
    let numbers = (0...(least + 30)).shuffled(using: &random)
    map.renumber(numbers)
    for pattern in 0...(least + 30) {
      let found = map.places(of: numbers[Int(pattern)]).map { map[$0] }
      #expect(found == oracle.filter { $0.pattern == pattern }.map(\.value), "seed \(seed)")
    }
  }
}
