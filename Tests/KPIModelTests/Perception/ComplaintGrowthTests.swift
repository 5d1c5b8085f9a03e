import KPIModel
import Testing

@Suite struct ComplaintGrowthTests {
  static func growth(_ counts: [Int]) -> ComplaintGrowth {
    ComplaintGrowth(
      from: .init(complaints: counts[0], customers: counts[1]),
      to: .init(complaints: counts[2], customers: counts[3])
    )
  }

  /// The ends are those of scipy 1.17's `beta.ppf` in the conditional binomial formula.
  @Test(arguments: [
    ([40, 10_000, 80, 11_000], 1.229050, 2.728217, ComplaintGrowth.Verdict.faster),
    ([40, 10_000, 48, 12_000], 0.643583, 1.561313, .together),
    ([900, 200_000, 1_000, 210_000], 0.966100, 1.159210, .together),
    ([100, 1_000, 50, 1_000], 0.348720, 0.708943, .slower),
    ([0, 1_000, 6, 1_000], 1.177425, .infinity, .faster),
    ([3, 1_000, 0, 1_000], 0, 2.419952, .cannotTell),
  ])
  func theRatioHasItsInterval(
    counts: [Int],
    low: Double,
    high: Double,
    verdict: ComplaintGrowth.Verdict
  ) throws {
    let growth = Self.growth(counts)
    let interval = try #require(growth.interval)
    #expect(abs(interval.low - low) < 1e-5)
    #expect(high.isFinite ? abs(interval.high - high) < 1e-5 : interval.high == .infinity)
    #expect(growth.verdict == verdict)
  }

  /// Complaints grow by a fifth, and so do customers: no finding.
  @Test func growthWithCustomersIsNoFinding() {
    let growth = Self.growth([40, 10_000, 48, 12_000])
    #expect(growth.complaintChange == 20 && growth.customerChange == 20)
    #expect(growth.rateRatio.map { abs($0 - 1) < 1e-12 } == true && growth.verdict == .together)
  }

  /// Poisson limits of 0, 1, 7 and 120 events, as rates of 1,000 customers.
  @Test(arguments: [
    (0, 0.0, 3.688879), (1, 0.025318, 5.571643), (7, 2.814363, 14.422675),
    (120, 99.491926, 143.490585),
  ])
  func ratesHaveGarwoodsInterval(complaints: Int, low: Double, high: Double) throws {
    let rate = try #require(ComplaintRate.perThousand(complaints, customers: 2_000))
    #expect(rate.value == Double(complaints) / 2)
    #expect(abs(rate.low - low / 2) < 1e-6 && abs(rate.high - high / 2) < 1e-6)
  }

  @Test func withoutCustomersNothingIsTold() {
    let growth = Self.growth([5, 0, 5, 100])
    #expect(growth.interval == nil && growth.rateRatio == nil && growth.customerChange == nil)
    #expect(growth.verdict == .cannotTell && Self.growth([0, 9, 0, 9]).verdict == .cannotTell)
  }
}
