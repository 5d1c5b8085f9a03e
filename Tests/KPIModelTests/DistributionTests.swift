import Testing

@testable import KPIModel

@Suite("Distributions")
struct DistributionTests {
  /// `scipy.special.gammainc(a, x)` of SciPy 1.17.1.
  @Test(
    "of gamma values agree with SciPy",
    arguments: [
      (0.5, 0.2, 0.47291074313446196), (3, 2, 0.32332358381693654),
      (10, 15, 0.9301463393005901), (121, 100, 0.022669329078352663), (3, 0, 0),
    ]
  )
  func gamma(_ shape: Double, _ x: Double, _ share: Double) {
    #expect(abs(Distribution.gammaShare(x, shape: shape) - share) < 1e-12)
  }

  /// `scipy.stats.t.ppf(.975, df)` of SciPy 1.17.1.
  @Test(
    "of Student's t agree with SciPy",
    arguments: [
      (1, 12.706204736174694), (2, 4.302652729749462), (5, 2.5705818356363146),
      (29, 2.045229642132703), (1000, 1.9623390808264083),
    ]
  )
  func student(_ degrees: Double, _ quantile: Double) {
    let value = Distribution.studentQuantile(0.975, degrees: degrees)
    #expect(abs(value / quantile - 1) < 1e-9)
  }

  /// `scipy.stats.beta.ppf` of SciPy 1.17.1.
  @Test(
    "of beta values agree with SciPy",
    arguments: [
      (0.025, 3, 8, 0.06673951), (0.975, 4, 7, 0.65245285), (0.975, 1_001, 900, 0.54897476),
    ]
  )
  func beta(_ probability: Double, _ a: Double, _ b: Double, _ quantile: Double) {
    #expect(abs(Distribution.betaQuantile(probability, a, b) - quantile) < 1e-8)
  }

  @Test("of gamma values and their quantiles are inverse")
  func inverse() {
    for shape in [0.5, 1, 2.5, 40, 10_000] {
      for share in [0.001, 0.025, 0.5, 0.975, 0.999] {
        let quantile = Distribution.gammaQuantile(share, shape: shape)
        #expect(abs(Distribution.gammaShare(quantile, shape: shape) - share) < 1e-9)
      }
    }
  }
}
