import FeedbackModel
import Foundation
import Testing

@testable import Reporting

@Suite struct ChartTests {
  @Test(arguments: [
    ([3.0, 97], [0, 25, 50, 75, 100]), ([-14.4, 21.5], [-20, -10, 0, 10, 20, 30]),
    ([0, 0.4], [0, 0.1, 0.2, 0.3, 0.4]),
  ])
  func picksRoundTicks(values: [Double], ticks: [Double]) {
    let scale = LinearScale(covering: values, within: -100...100, start: 0, end: 1)
    #expect(scale.ticks.count == ticks.count)
    for (tick, expected) in zip(scale.ticks, ticks) { #expect(abs(tick - expected) < 1e-9) }
  }

  @Test func putsEveryValueBetweenTheEnds() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<500 {
      let values = (0..<4).map { _ in Double(generator.index(below: 2_000_001) - 1_000_000) / 1_000
      }
      let scale = LinearScale(covering: values, within: -500...500, start: 200, end: 10)
      for value in values + [.greatestFiniteMagnitude, -.greatestFiniteMagnitude] {
        #expect((10...200).contains(scale(value)), "seed 7, \(values)")
      }
      #expect(scale.ticks.allSatisfy { scale.domain.contains($0) }, "seed 7, \(values)")
    }
  }

  @Test(arguments: [[], [5.0], [5, 5, 5], [.nan], [.infinity, 1], [1e-12, 2e-12]])
  func scalesSurviveOddValues(values: [Double]) {
    let scale = LinearScale(covering: values, within: 0...100, start: 0, end: 100)
    #expect(!scale.ticks.isEmpty)
    #expect(scale(50).isFinite)
  }

  private func point(_ label: String, _ value: Double?, isOut: Bool = false) -> LineChart.Point {
    LineChart.Point(
      label: label,
      value: value,
      interval: value.map { $0 - 5...$0 + 5 },
      isOut: isOut
    )
  }

  @Test func breaksTheLineWhereThereIsNoValue() {
    let values: [Double?] = [10, 20, nil, 30, 40, nil, 50]
    let chart = LineChart(
      title: "T",
      points: values.enumerated().map { point("W\($0)", $1) },
      bounds: 0...100,
      unit: " %"
    )
    let svg = chart.render()
    #expect(svg.components(separatedBy: "class=\"line\"").count - 1 == 3)
    #expect(svg.components(separatedBy: "class=\"band\"").count - 1 == 2)
    #expect(svg.components(separatedBy: "class=\"whisk\"").count - 1 == 1)
  }

  @Test func drawsControlLimitsWithinTheAxis() {
    var points = [10.0, 20, 15].enumerated().map { point("W\($0)", $1) }
    for index in points.indices { points[index].limits = -900...(18 + Double(index)) }
    let chart = LineChart(title: "T", points: points, bounds: 0...100, unit: " %")
    // The lower limits lie far under the axis, so only the upper ones are drawn.
    #expect(chart.render().components(separatedBy: "class=\"limit\"").count - 1 == 1)
    points[1].limits = nil
    points[2].limits = nil
    let single = LineChart(title: "T", points: points, bounds: 0...100, unit: " %")
    #expect(!single.render().contains("class=\"limit\""))
  }

  @Test func marksAndNamesWhatIsOutOfControl() {
    let chart = LineChart(
      title: "Complaint rate",
      points: [point("W1", 10), point("W2", 55, isOut: true), point("W3", 12)],
      bounds: 0...100,
      unit: " %"
    )
    let svg = chart.render()
    #expect(svg.components(separatedBy: "class=\"alarm\"").count - 1 == 1)
    #expect(svg.contains("<desc>W1: 10.0 %; W3: 12.0 %. Out of control: W2</desc>"))
    #expect(svg.contains("W2: 55.0 %, out of control"))
  }

  @Test(arguments: [0, 1, 2, 500])
  func drawsAnyNumberOfPeriods(count: Int) {
    let points = (0..<count).map { point("P\($0)", $0 % 7 == 3 ? nil : Double($0 % 50)) }
    let svg = LineChart(title: "<T>", points: points, bounds: 0...100, unit: "").render()
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>"))
    #expect(!svg.contains("<T>") && !svg.contains("nan") && !svg.contains("inf"))
    let spark = Sparkline(values: points.map(\.value), title: "S", marked: 900).render()
    #expect(spark.contains("<title>S</title>") && !spark.contains("nan"))
  }

  @Test func whiskersSayWhatTheySee() {
    let clear = Whisker(value: 34, interval: 26...40, domain: -100...100, title: "N").render()
    #expect(clear.contains("class=\"up\"") && clear.contains("34.0, interval 26.0 to 40.0"))
    let open = Whisker(value: 3, interval: -6...12, domain: -100...100, title: "N").render()
    #expect(open.contains("class=\"open\""))
    let few = Whisker(value: 100, interval: nil, domain: -100...100, title: "N").render()
    #expect(few.contains("class=\"hollow\"") && few.contains("too few comments"))
  }
}
