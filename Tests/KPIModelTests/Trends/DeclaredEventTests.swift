import FeedbackModel
import KPIModel
import Testing

@Suite("Declared events")
struct DeclaredEventTests {
  /// Three topics over 120 days; topic 1 triples on days 80 to 89.
  private static func launch(seed: UInt64) -> [ShiftSeries] {
    var history = SimulatedHistory()
    history.days = 120
    history.volume = 200...300
    history.shares = [0.03, 0.08, 0.2]
    history.changes = [.init(topic: 1, days: 80...89, factor: 3)]
    var generator = SplitMix64(seed: seed)
    return history.series(using: &generator)
  }

  private static func event(_ topic: String? = nil, _ days: ClosedRange<Int> = 80...89)
    -> DeclaredEvent
  {
    DeclaredEvent(
      name: "Launch",
      kind: "launch",
      firstDay: SimulatedHistory.day(days.lowerBound).firstDay,
      lastDay: SimulatedHistory.day(days.upperBound).firstDay,
      topic: topic
    )
  }

  @Test("raise no alarm, neither on their days nor after them", arguments: [nil, "topic-1"])
  func silent(_ topic: String?) throws {
    let runs = 25
    var alarms = 0
    for seed in 0..<UInt64(runs) {
      let series = Self.launch(seed: 500 + seed)
      #expect(!ExceptionSearch().report(on: series).runs.isEmpty)
      if !ExceptionSearch(events: [Self.event(topic)]).report(on: series).runs.isEmpty {
        alarms += 1
      }
    }
    let interval = try #require(Interval.wilson(alarms, of: runs))
    #expect(interval.low <= 5, "\(alarms) of \(runs)")
  }

  @Test("do not hide what happens to another topic, or on other days")
  func others() {
    let series = Self.launch(seed: 1)
    let wrongTopic = ExceptionSearch(events: [Self.event("topic-2")]).report(on: series)
    #expect(wrongTopic.runs.first?.topic == "topic-1")
    let wrongDays = ExceptionSearch(events: [Self.event(nil, 20...25)]).report(on: series)
    #expect(wrongDays.runs.first?.topic == "topic-1")
  }

  @Test("get the ratio of their days to those before, and of those after")
  func effect() throws {
    let series = Self.launch(seed: 2)
    let report = ExceptionSearch(events: [Self.event()]).report(on: series)
    let effect = try #require(report.effects.first)
    #expect(effect.topic == "topic-1" && effect.event.name == "Launch")
    func sum(_ days: Range<Int>) -> (Int, Int) {
      let points = series[1].points[days]
      return (points.reduce(0) { $0 + $1.positive }, points.reduce(0) { $0 + $1.base })
    }
    #expect((effect.before.count, effect.before.base) == sum(52..<80))
    #expect((effect.during.count, effect.during.base) == sum(80..<90))
    #expect((effect.after.count, effect.after.base) == sum(90..<118))
    let ratio = try #require(effect.duringRatio)
    #expect((2.5...3.5).contains(try #require(ratio.ratio)) && ratio.pValue < 1e-10)
    #expect(try #require(effect.afterRatio).pValue > 0.001)
    #expect(report.effects.count == 1, "\(report.effects)")
  }

  @Test("have no effect on net scores, and leave other events out")
  func exclusions() throws {
    let series = Self.launch(seed: 2)[1]
    var net = series
    net.isNet = true
    #expect(EventEffect(of: Self.event(), on: net) == nil)
    #expect(EventEffect(of: Self.event("delay"), on: series) == nil)
    let other = Self.event(nil, 70...79)
    let effect = try #require(EventEffect(of: Self.event(), on: series, besides: [other]))
    #expect(effect.before.base == series.points[52..<70].reduce(0) { $0 + $1.base })
  }
}
