import KPIModel
import Testing

@Suite("False discovery")
struct FalseDiscoveryTests {
  /// `scipy.stats.false_discovery_control(p)` of SciPy 1.17.1.
  @Test("gives the q-values of Benjamini and Hochberg")
  func values() {
    let qValues = FalseDiscovery.qValues([0.01, 0.04, 0.03, 0.005, 0.5, 0.5, 0.9])
    let expected = [0.035, 0.07, 0.07, 0.035, 0.5833333333333334, 0.5833333333333334, 0.9]
    #expect(qValues.count == expected.count)
    for (value, other) in zip(qValues, expected) { #expect(abs(value - other) < 1e-12) }
  }

  @Test("leaves a single test as it is, and nothing as nothing")
  func few() {
    #expect(FalseDiscovery.qValues([0.2]) == [0.2])
    #expect(FalseDiscovery.qValues([]).isEmpty)
  }
}
