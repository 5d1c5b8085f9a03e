import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

@Suite struct TrendVerdictTests {
  private func figures(_ values: [Double?], kpi: String = "csat_top2") -> [KPIValue] {
    values.map { KPIValue(kpi: kpi, value: $0, base: 100) }
  }

  /// The series of the golden figures: S 58, p 8.6e−05, slope 0.75.
  @Test func tellsAClearDirection() {
    let values: [Double] = [82, 81, 83, 84, 84, 86, 85, 87, 88, 87, 89, 90]
    #expect(TrendVerdict.text(of: figures(values), unit: .week) == "rising, +0.75 points a week")
    let falling = figures(values.reversed(), kpi: "net_sentiment")
    #expect(TrendVerdict.text(of: falling, unit: .month) == "falling, −0.75 a month")
  }

  @Test func tellsNothingFromNoise() {
    let values: [Double] = [50, 52, 49, 51, 50, 52, 49, 51]
    #expect(TrendVerdict.text(of: figures(values), unit: .week) == "no trend beyond chance")
  }

  @Test(arguments: [[], [1, 2, 3], [1, 2, 3, nil, 5, 6, 7, 8, 9]] as [[Double?]])
  func keepsSilentWithoutEnoughPeriods(values: [Double?]) {
    #expect(TrendVerdict.text(of: figures(values), unit: .week) == nil)
  }
}
