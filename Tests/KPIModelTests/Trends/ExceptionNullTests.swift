import FeedbackModel
import KPIModel
import Testing

/// What the stated false discovery rate is worth where nothing changes.
///
/// In such a history every report is a false one, so the rate is the share of histories with any report.
@Suite("Exceptions of quiet histories")
struct ExceptionNullTests {
  /// Returns the number of some simulated histories in which anything is reported.
  static func alarms(
    _ runs: Int,
    _ history: SimulatedHistory,
    rate: Double = 0.05,
    seed: UInt64
  ) -> Int {
    (0..<runs).count { run in
      var generator = SplitMix64(seed: seed + UInt64(run))
      var search = ExceptionSearch()
      search.settings.falseDiscoveryRate = rate
      return !search.report(on: history.series(using: &generator)).runs.isEmpty
    }
  }

  /// 180 days, 60 to 200 comments a day, 25 topics from 0.5 to 25 per cent, waves of ±20 per cent over the week.
  ///
  /// Over 2,000 histories the search gives 4.8 per cent alarms at a rate of 5, and 16.6 at 20 (small counts make it a
  /// little careful).
  @Test(
    "come at the configured rate",
    arguments: [(0.05, 200, UInt64(1_000)), (0.2, 60, 5_000)]
  )
  func rate(_ rate: Double, _ runs: Int, _ seed: UInt64) throws {
    var history = SimulatedHistory()
    history.wave = 0.2
    history.volumeWave = 0.3
    let alarms = Self.alarms(runs, history, rate: rate, seed: seed)
    let interval = try #require(Interval.wilson(alarms, of: runs))
    #expect(
      interval.low <= 100 * rate && 100 * rate <= interval.high,
      "\(alarms) of \(runs) at \(rate), seed \(seed)"
    )
  }

  @Test("do not come from strong waves over the week")
  func waves() throws {
    var history = SimulatedHistory()
    history.shares = [0.02, 0.05, 0.1, 0.25]
    history.wave = 0.5
    history.volumeWave = 0.5
    let runs = 200
    let alarms = Self.alarms(runs, history, seed: 9_000)
    let interval = try #require(Interval.wilson(alarms, of: runs))
    #expect(interval.low <= 5, "\(alarms) of \(runs)")
  }

  /// Beside chance each day has a share of its own, ±20 per cent around the topic's; over 2,000 such
  /// histories 8.5 per cent give an alarm.
  @Test("are few where days vary more than by chance")
  func jitter() {
    var history = SimulatedHistory()
    history.jitter = 0.2
    let alarms = Self.alarms(20, history, seed: 12_000)
    #expect(alarms <= 5, "\(alarms) of 20")
  }

  @Test("stay within the rate for 200 topics at once")
  func manyTopics() throws {
    var history = SimulatedHistory()
    history.shares = (0..<200).map { SimulatedHistory.typicalShares[$0 % 10] }
    history.wave = 0.2
    history.days = 120
    let runs = 12
    var generator = SplitMix64(seed: 77)
    let found = (0..<runs).map { _ in
      ExceptionSearch().report(on: history.series(using: &generator)).runs.count
    }
    let interval = try #require(Interval.wilson(found.count { $0 > 0 }, of: runs))
    #expect(interval.low <= 5, "\(found)")
  }
}
