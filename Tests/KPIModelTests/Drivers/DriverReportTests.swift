import FeedbackModel
import KPIModel
import Testing

@Suite struct DriverReportTests {
  static let topics = ["handoffs", "wait-time", "price"]

  static func report(_ seed: UInt64, _ count: Int) -> DriverReport {
    var generator = SplitMix64(seed: seed)
    let counts = RatedComment.counts(of: PlantedDriver().survey(count, &generator))
    return DriverReport(counts, topics: topics)
  }

  /// The decoy's impact looks half as strong as the driver's; its share is far smaller.
  @Test(arguments: [UInt64(21), 22, 23, 24, 25])
  func thePlantedDriverIsFoundAndTheDecoyGetsLess(seed: UInt64) throws {
    let report = Self.report(seed, 2_000)
    #expect(report.drivers.first?.topic == "handoffs", "seed \(seed)")
    let driver = try #require(report.drivers.first { $0.topic == "handoffs" })
    let decoy = try #require(report.drivers.first { $0.topic == "wait-time" })
    let bystander = try #require(report.drivers.first { $0.topic == "price" })
    #expect(driver.isClear && (driver.impact?.high ?? 0) < 0, "seed \(seed)")
    #expect(driver.shareHigh.map { $0 < 0 } == true, "seed \(seed)")
    #expect(abs(decoy.share) * 2 < abs(driver.share), "seed \(seed)")
    #expect(driver.pullHigh.map { $0 < 0 } == true, "seed \(seed)")
    #expect(abs(decoy.pull) * 2 < abs(driver.pull), "seed \(seed)")
    #expect(abs(bystander.impact?.value ?? 100) < 4, "seed \(seed)")
    #expect((driver.impact?.value ?? 0) < (decoy.impact?.value ?? 0) - 4, "seed \(seed)")
  }

  @Test func sharesAddUpAsPrinted() {
    let report = Self.report(31, 777)
    #expect(report.drivers.reduce(0) { $0 + $1.share } == report.total)
    #expect(report.drivers.reduce(0) { $0 + $1.shareTenths } == report.totalTenths)
    let score = report.score ?? .nan
    #expect(abs(Double(report.total) / 10_000 - score) < 0.00006)
    #expect(report.drivers.last?.topic == nil && report.drivers.last?.impact == nil)
  }

  @Test func fewCommentsCannotTell() throws {
    let report = Self.report(32, 60)
    let driver = try #require(report.drivers.first { $0.topic == "handoffs" })
    #expect(driver.base < 30 && driver.verdict == "cannot tell" && !driver.isClear)
    #expect(driver.impact?.value != nil)
    let everywhere = (0..<100).map { index in
      RatedComment(topics: index < 90 ? [0] : [1], answer: .favourable)
    }
    let most = DriverReport(RatedComment.counts(of: everywhere), topics: Self.topics)
    // Ten comments are left without it: too few to compare with.
    #expect(most.drivers.first { $0.topic == "handoffs" }?.verdict == "cannot tell")
  }

  @Test func onlyRatedColumnsHaveDrivers() {
    let comment = RatedComment(topics: [0], answer: .favourable)
    var partial = DriverPartial(ratings: SampleRows.ratings)
    #expect(partial.reports(topics: Self.topics).isEmpty)
    partial.add(comment.annotation, facts: comment.facts(.zeroToTen))
    let reports = partial.reports(topics: Self.topics)
    #expect(reports.map(\.kpi) == ["nps"] && reports.map(\.rating) == ["recommend"])
    #expect(DriverReport.caveat.hasPrefix("Association, not cause"))
  }
}
