import Testing

@testable import KPIModel

@Suite("Fisher's exact test")
struct ExactTestTests {
  /// Twice the smaller of `fisher_exact(table, alternative='greater'/'less').pvalue` of SciPy 1.17.1, at most 1.
  @Test(
    "agrees with SciPy",
    arguments: [
      (5, 200, 0, 300, 0.019868386400845907),
      (28, 100, 90, 3000, 7.713821551675834e-18),
      (3, 70, 11, 90, 0.1330953826083738),
      (0, 50, 9, 60, 0.006367473997171569),
      (1, 1, 0, 1, 1),
      (500, 10_000, 430, 10_000, 0.020452606060564718),
      (84, 300, 90, 3000, 1.2225400338687537e-44),
    ]
  )
  func agrees(_ count: Int, _ base: Int, _ before: Int, _ baseBefore: Int, _ pValue: Double) {
    let value = ExactTest.fisher(count, of: base, against: before, of: baseBefore)
    #expect(abs(value / pValue - 1) < 1e-7)
    let mirrored = ExactTest.fisher(before, of: baseBefore, against: count, of: base)
    #expect(abs(mirrored / value - 1) < 1e-7)
  }

  @Test("bears empty and full tables, and large ones")
  func edges() {
    #expect(ExactTest.fisher(0, of: 10, against: 0, of: 20) == 1)
    #expect(ExactTest.fisher(10, of: 10, against: 20, of: 20) == 1)
    let large = ExactTest.fisher(3_000_000, of: 10_000_000, against: 9_000_000, of: 30_000_000)
    #expect(large > 0.99 && large <= 1)
  }
}
