import FeedbackModel
import Testing

struct SplitMix64Tests {
  @Test func `numbers are those of the published generator`() {
    // The first five of seed 1234567, as reference implementations give them.
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test(arguments: [0, 1, 2, 1000])
  func `numbers that are left out are as good as drawn`(count: Int) {
    var (left, drawn) = (SplitMix64(seed: 9), SplitMix64(seed: 9))
    left.skip(count)
    for _ in 0..<count { _ = drawn.next() }
    #expect(left.next() == drawn.next())
  }

  @Test func `ranges are met evenly`() {
    var generator = SplitMix64(seed: 3)
    var counts = [0, 0, 0, 0, 0, 0, 0]
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 400 })
    var sum = 0.0
    for _ in 0..<10_000 {
      let unit = generator.unit()
      #expect(unit >= 0 && unit < 1)
      sum += unit
    }
    #expect(abs(sum / 10_000 - 0.5) < 0.02)
    #expect((0..<100).allSatisfy { _ in generator.index(below: 1) == 0 })
  }
}
