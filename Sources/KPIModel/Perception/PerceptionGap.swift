public import FeedbackModel

/// A volume number that got better while customers say that things got worse: the sign of a number that is being gamed.
///
/// Handle time falls, or more contacts are handled an hour, and in the same months fewer customers are satisfied, or more
/// of them write that they were rushed, cut off or passed on. Both moves must be beyond chance: each has a 95 % interval
/// (`MeasuredChange`) that excludes no change. It is a sign and no proof: something else may have moved both.
public struct PerceptionGap: Hashable, Sendable {
  /// One side of a gap.
  public struct Move: Hashable, Sendable {
    /// The name of the KPI.
    public var kpi: String
    /// The id of the topic, for KPIs of topics.
    public var topic: String?
    /// How far it moved.
    public var change: MeasuredChange
  }

  /// The volume or efficiency number, which got better.
  public var volume: Move

  /// The perception KPI, which got worse.
  public var perception: Move
}

/// What a search for perception gaps found, and how much it looked at.
public struct PerceptionGapReport: Hashable, Sendable {
  /// The periods that were compared.
  public var periods: ClosedRange<Period>

  /// The periods that they were compared with.
  public var baseline: ClosedRange<Period>

  /// The gaps, in the order of the series.
  public var gaps: [PerceptionGap] = []

  /// The pairs of a volume and a perception series that were compared.
  public var compared = 0

  /// The pairs of which one side has no base that is large enough: `cannot tell`.
  public var untold = 0

  /// Creates the report of a search.
  ///
  /// - Parameters:
  ///   - volumes: Numbers of volume and efficiency.
  ///   - perceptions: What customers say.
  ///   - periods: The period, or run of periods, to compare.
  ///   - baseline: The periods before to compare them with.
  ///   - settings: The base that answers and comments need on either side; values by day need two days.
  /// - Precondition: The baseline ends before the periods begin.
  public init(
    volumes: [PerceptionSeries],
    perceptions: [PerceptionSeries],
    in periods: ClosedRange<Period>,
    against baseline: ClosedRange<Period>,
    settings: KPISettings = KPISettings()
  ) {
    precondition(baseline.upperBound < periods.lowerBound, "The baseline lies before the periods.")
    self.periods = periods
    self.baseline = baseline
    func change(_ series: PerceptionSeries) -> MeasuredChange? {
      guard let before = series.measured(in: baseline), let now = series.measured(in: periods),
        min(before.base, now.base) >= before.minimumBase(settings)
      else { return nil }
      return MeasuredChange(from: before, to: now)
    }
    let moves = perceptions.map { ($0, change($0)) }
    for volume in volumes {
      let better = change(volume)
      for (perception, worse) in moves {
        guard let better, let worse else {
          untold += 1
          continue
        }
        compared += 1
        guard volume.isBetter(better), perception.isWorse(worse) else { continue }
        gaps.append(
          PerceptionGap(
            volume: .init(kpi: volume.kpi, topic: volume.topic, change: better),
            perception: .init(kpi: perception.kpi, topic: perception.topic, change: worse)
          )
        )
      }
    }
  }
}

extension PerceptionSeries {
  /// Returns whether a change is beyond chance and for the better.
  func isBetter(_ change: MeasuredChange) -> Bool {
    moreIsBetter ? change.low > 0 : change.high < 0
  }

  /// Returns whether a change is beyond chance and for the worse.
  func isWorse(_ change: MeasuredChange) -> Bool {
    moreIsBetter ? change.high < 0 : change.low > 0
  }
}

extension Measurement {
  /// The base under which nothing is told: answers as the settings say, days as the variance needs.
  fileprivate func minimumBase(_ settings: KPISettings) -> Int {
    switch self {
    case .share, .net: settings.minimumBase
    case .mean, .ratio: 2
    }
  }
}
