import FeedbackModel
import KPIModel
import Testing

@Suite struct DriverImpactTests {
  /// 100 comments, NPS 30; the 20 that name the topic have 2 promoters and 14 detractors.
  static let all = ClassCounts(favourable: 50, neither: 30, unfavourable: 20)
  static let naming = ClassCounts(favourable: 2, neither: 4, unfavourable: 14)

  @Test func theImpactIsTheScoreLessTheScoreWithout() {
    let impact = DriverImpact(naming: Self.naming, of: Self.all, rule: .nps)
    // Without: 48 promoters and 6 detractors of 80.
    #expect(impact.scoreOfAll == 30 && impact.scoreWithout == 52.5 && impact.value == -22.5)
    #expect(impact.base == 100 && impact.naming == 20 && impact.left == 80)
    let satisfied = DriverImpact(naming: Self.naming, of: Self.all, rule: .csatTop2)
    #expect(satisfied.value == 50 - 60 && satisfied.scoreWithout == 60)
  }

  /// numpy 2.4.6's multinomial with its own generator gives −34.0…−12.2 for 400,000 resamples (percentiles).
  @Test func theIntervalIsThatOfAnotherBootstrap() throws {
    let impact = DriverImpact(naming: Self.naming, of: Self.all, rule: .nps)
    let low = try #require(impact.low)
    let high = try #require(impact.high)
    #expect(abs(low - Self.referenceLow) < 0.6 && abs(high - Self.referenceHigh) < 0.6)
  }

  static let referenceLow = -34.0
  static let referenceHigh = -12.18

  @Test func everyRunDrawsTheSame() {
    let first = DriverImpact(naming: Self.naming, of: Self.all, rule: .nps)
    #expect(first == DriverImpact(naming: Self.naming, of: Self.all, rule: .nps))
    var other = DriverBootstrap()
    other.seed = 1
    let second = DriverImpact(naming: Self.naming, of: Self.all, rule: .nps, bootstrap: other)
    #expect(second.value == first.value && second.low != nil)
  }

  @Test func nothingLeftHasNoImpact() {
    let impact = DriverImpact(naming: Self.all, of: Self.all, rule: .nps)
    #expect(impact.left == 0 && impact.scoreWithout == nil)
    #expect(impact.value == nil && impact.low == nil && impact.high == nil)
    let empty = DriverImpact(naming: ClassCounts(), of: ClassCounts(), rule: .nps)
    #expect(empty.scoreOfAll == nil && empty.value == nil && empty.low == nil)
  }

  /// 300 surveys of 400 comments; the share of intervals that hold the truth lies within the binomial range of 95 %.
  @Test func intervalsHoldTheTruthAsOftenAsStated() {
    let population = PlantedDriver()
    var generator = SplitMix64(seed: 20_261_127)
    var bootstrap = DriverBootstrap()
    bootstrap.resamples = 399
    var held = (driver: 0, decoy: 0)
    for _ in 0..<300 {
      let counts = RatedComment.counts(of: population.survey(400, &generator))
      for topic in [PlantedDriver.driver, PlantedDriver.decoy] {
        let impact = DriverImpact(
          naming: counts.naming(topic),
          of: counts.all,
          rule: .nps,
          bootstrap: bootstrap
        )
        guard let low = impact.low, let high = impact.high else { continue }
        if topic == PlantedDriver.driver {
          held.driver += (low...high).contains(population.impactOfDriver) ? 1 : 0
        } else {
          held.decoy += (low...high).contains(population.impactOfDecoy) ? 1 : 0
        }
      }
    }
    // 285 are expected; scipy 1.17: binom.ppf([0.0005, 0.9995], 300, 0.95) is 271 and 296.
    #expect((271...296).contains(held.driver), "\(held) of 300 hold the truth")
    #expect((271...296).contains(held.decoy), "\(held) of 300 hold the truth")
  }
}
