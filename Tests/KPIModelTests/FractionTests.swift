import FeedbackModel
import KPIModel
import Testing

@Suite struct FractionTests {
  @Test(arguments: [
    (6, 8, "3/4"), (-6, 8, "-3/4"), (6, -8, "-3/4"), (0, 5, "0/1"), (7, 1, "7/1"),
  ])
  func lowestTerms(numerator: Int, denominator: Int, text: String) {
    #expect(Fraction(Int128(numerator), Int128(denominator)).description == text)
  }

  @Test(arguments: [
    (1, 3, 3333), (2, 3, 6667), (-2, 3, -6667), (1, 20_000, 1), (-1, 20_000, -1), (1, 20_001, 0),
    (100, 1, 1_000_000),
  ])
  func tenThousandths(numerator: Int, denominator: Int, units: Int) {
    #expect(Fraction(Int128(numerator), Int128(denominator)).tenThousandths == units)
  }

  @Test(arguments: [11, 12] as [UInt64])
  func sumsAreExact(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let parts = (0..<3).map { _ in
        Fraction(
          Int128(Int.random(in: -100_000_000...100_000_000, using: &generator)),
          Int128(Int.random(in: 1...1_000_000, using: &generator))
        )
      }
      #expect((parts[2] - parts[1]) + (parts[1] - parts[0]) == parts[2] - parts[0], "seed \(seed)")
    }
  }
}
