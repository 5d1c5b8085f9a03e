import FeedbackModel
import KPIModel
import Testing

@Suite("Series of KPIs")
struct KPITableSeriesTests {
  @Test("hold the numerators and bases of the values of the same periods")
  func agree() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let partial = SampleRows.partial(of: SampleRows.rows(500, using: &generator))
    let table = KPITable(topics: ["a", "b", "c", "d"])
    let values = table.values(of: partial, by: .week)
    let series = table.shiftSeries(of: partial, by: .week)
    #expect(series.map(\.kpi).contains("nps") && series.map(\.kpi).contains("csat_top2"))
    #expect(series.compactMap(\.topic) == ["a", "b", "c", "d"])
    for line in series {
      let matching = values.filter { $0.kpi == line.kpi && $0.topic == line.topic }
      #expect(line.points.map(\.period) == matching.compactMap(\.period))
      #expect(line.points.map { $0.positive - $0.negative } == matching.map(\.numerator))
      #expect(line.points.map(\.base) == matching.map(\.base))
      #expect(line.isNet == (line.kpi == "nps" || line.kpi == "net_sentiment"))
    }
  }
}
