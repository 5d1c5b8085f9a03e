import KPIModel
import Testing

@Suite("Keyness")
struct KeynessTests {
  /// The first two are golden figures; all are `scipy.stats.chi2_contingency(table, correction=False,
  /// lambda_='log-likelihood').statistic` of SciPy 1.17.1.
  @Test(
    "is Dunning's G²",
    arguments: [
      (40, 1000, 10, 1000, 19.73603237208356),
      (5, 200, 0, 300, 9.23879469983497),
      (3, 70, 11, 90, 3.3407489821568035),
      (0, 50, 9, 60, 11.576203143626305),
      (7, 100, 21, 300, 0),
    ]
  )
  func values(_ count: Int, _ base: Int, _ before: Int, _ baseBefore: Int, _ g2: Double) {
    #expect(abs(Keyness.g2(count, of: base, against: before, of: baseBefore) - g2) < 1e-9)
    #expect(abs(Keyness.g2(before, of: baseBefore, against: count, of: base) - g2) < 1e-9)
  }

  @Test("has the sign of the difference")
  func signs() {
    #expect(Keyness.signedG2(40, of: 1000, against: 10, of: 1000) > 0)
    #expect(Keyness.signedG2(10, of: 1000, against: 40, of: 1000) < 0)
  }

  @Test(
    "of nothing is 0",
    arguments: [(0, 0, 0, 0), (0, 10, 0, 10), (0, 0, 3, 10), (3, 10, 0, 0), (5, 5, 7, 7)]
  )
  func empty(_ count: Int, _ base: Int, _ before: Int, _ baseBefore: Int) {
    #expect(Keyness.g2(count, of: base, against: before, of: baseBefore) == 0)
  }
}
