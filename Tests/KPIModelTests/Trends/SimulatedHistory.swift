import FeedbackModel
import Glibc
import KPIModel

/// Daily counts of topics whose shares are known, with waves over the week and changes that are planted.
struct SimulatedHistory: Sendable {
  /// A change of one topic's share from one day on.
  struct Change: Sendable {
    var topic: Int
    var days: ClosedRange<Int>
    var factor: Double
  }

  /// The number of days.
  var days = 180
  /// The comments of a day are drawn evenly from here.
  var volume = 60...200
  /// The share of each topic, 0…1.
  var shares: [Double] = Self.typicalShares
  /// How much a share swings over the week: 0.3 is from −30 to +30 per cent.
  var wave = 0.0
  /// How much the number of comments swings over the week.
  var volumeWave = 0.0
  /// How much a day's own share varies around the topic's, beside chance: its standard deviation over its mean.
  var jitter = 0.0
  /// What is planted.
  var changes: [Change] = []

  /// Twenty-five topics from 0.5 to 25 per cent.
  static let typicalShares: [Double] = (0..<25).map {
    [0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.25][$0 % 10]
  }

  /// 2026-01-05, a Monday.
  static let firstDay = CalendarDay(daysSinceEpoch: 20_458)

  static func day(_ index: Int) -> Period {
    Period(.day, containing: CalendarDay(daysSinceEpoch: firstDay.daysSinceEpoch + index))
  }

  /// Returns the series of all topics.
  func series(using generator: inout SplitMix64) -> [ShiftSeries] {
    let bases = (0..<days).map { day in
      let swing = 1 + volumeWave * sin(2 * Double.pi * Double(day % 7) / 7)
      return Int(Double(Int.random(in: volume, using: &generator)) * swing)
    }
    return shares.indices.map { topic in
      ShiftSeries(
        kpi: "topic_share",
        topic: "topic-\(topic)",
        points: bases.indices.map { day in
          let share = burst(of: self.share(of: topic, on: day), using: &generator)
          let count = generator.skippingBinomial(bases[day], share)
          return ShiftSeries.Point(period: Self.day(day), positive: count, base: bases[day])
        }
      )
    }
  }

  private func share(of topic: Int, on day: Int) -> Double {
    let phase = Double(day % 7) / 7 + Double(topic) / 5
    var share = shares[topic] * (1 + wave * sin(2 * Double.pi * phase))
    for change in changes where change.topic == topic && change.days.contains(day) {
      share *= change.factor
    }
    return min(share, 1)
  }

  /// A day's own share, gamma-distributed around the topic's, so that counts vary more than binomial ones.
  private func burst(of share: Double, using generator: inout SplitMix64) -> Double {
    guard jitter > 0 else { return share }
    let shape = 1 / (jitter * jitter)
    return min(0.95, share * generator.gamma(shape: shape) / shape)
  }
}

extension SplitMix64 {
  /// Returns a number above 0 and below 1; much quicker than the general way in a debug build.
  mutating func unit() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// Returns a number of successes, by skipping from one to the next.
  mutating func skippingBinomial(_ trials: Int, _ probability: Double) -> Int {
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    let scale = 1 / log1p(-probability)
    var successes = 0
    var place = 0.0
    while true {
      place += floor(log(unit()) * scale) + 1
      if place > Double(trials) { return successes }
      successes += 1
    }
  }

  /// Returns a gamma value of scale 1 (Marsaglia and Tsang 2000).
  mutating func gamma(shape: Double) -> Double {
    if shape < 1 {
      let lift = pow(unit(), 1 / shape)
      return gamma(shape: shape + 1) * lift
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let u = unit()
      let angle = 2 * Double.pi * unit()
      let x = (-2 * log(u)).squareRoot() * cos(angle)
      let v = pow(1 + c * x, 3)
      guard v > 0 else { continue }
      let test = unit()
      if log(test) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }
}
