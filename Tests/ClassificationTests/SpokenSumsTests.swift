import FeedbackModel
import LexiconMatching
import Testing

@testable import Classification

struct SpokenSumsTests {
  /// Each line on its own is the oracle.
  @Test(arguments: [11, 12, 13] as [UInt64])
  func `levels give what the lines give`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    var steps = PatternMap<Taxonomy.Step>()
    var evidence = PatternMap<Taxonomy.Evidence>()
    let categories: [CueCategory] = [.tone, .neutral, .grievance]
    for _ in 0..<60 {
      steps.add(
        .init(least: number(-1...4) * 500, topic: number(0...5), weight: number(-900...900)),
        for: Int32(number(0...9))
      )
      evidence.add(
        .init(
          least: number(-1...4) * 500,
          weight: number(-900...900),
          category: categories[number(0...2)]
        ),
        for: Int32(number(3...12))
      )
    }
    steps.seal()
    evidence.seal()
    let sums = SpokenSums(steps, evidence)
    for _ in 0..<200 {
      var spoken = WorkList<SpokenTopic>()
      var wanted = (said: EvidenceSums(), given: [Int](repeating: 0, count: 6))
      for key in 0..<14 where Bool.random(using: &generator) {
        let strength = number(-800...2600)
        spoken.append(SpokenTopic(key: Int32(key), strength: Int32(strength)))
        for place in steps.places(of: Int32(key)) where steps[place].least <= strength {
          wanted.given[steps[place].topic] += steps[place].weight
        }
        for place in evidence.places(of: Int32(key)) where evidence[place].least <= strength {
          wanted.said.add(evidence[place].weight, evidence[place].category)
        }
      }
      var given = WorkList<Int>(repeating: 0, count: 6)
      #expect(sums.add(spoken, to: &given) == wanted.said, "seed \(seed)")
      #expect(given.array == wanted.given, "seed \(seed)")
    }
  }
}
