import FeedbackModel

/// What a declared event did to one figure: the days before it beside its own days and the days after.
public struct EventEffect: Hashable, Sendable {
  /// The counts of one side.
  public struct Side: Hashable, Sendable {
    /// What was counted.
    public var count = 0
    /// The rows that could have been counted.
    public var base = 0
  }

  /// The number of days looked at before and after an event: four weeks, so that each weekday is there as often.
  public static let days = 28

  /// The event.
  public let event: DeclaredEvent

  /// The name of the KPI, a share.
  public let kpi: String

  /// The id of the topic, for KPIs of topics.
  public let topic: String?

  /// The 28 days before the event, less the days of other events.
  public let before: Side

  /// The days of the event.
  public let during: Side

  /// The 28 days after the event, less the days of other events.
  public let after: Side

  /// The event's days against those before; nil when either side is without rows.
  public let duringRatio: RateRatio?

  /// The days after against those before; nil when either side is without rows.
  public let afterRatio: RateRatio?

  /// The smaller of the two probabilities, doubled: one of two looks.
  public var pValue: Double {
    min(1, 2 * min(duringRatio?.pValue ?? 1, afterRatio?.pValue ?? 1))
  }

  /// Measures an event on a series of days or weeks.
  ///
  /// - Returns: nil for a net score, which has no rate, and for an event about another topic.
  public init?(
    of event: DeclaredEvent,
    on series: ShiftSeries,
    besides events: [DeclaredEvent] = []
  ) {
    guard !series.isNet, event.topic == nil || event.topic == series.topic else { return nil }
    var sides = (before: Side(), during: Side(), after: Side())
    let others = events.filter { $0 != event }
    for point in series.points where point.base > 0 {
      if event.covers(point.period, topic: series.topic) {
        Self.add(point, to: &sides.during)
      } else if !others.contains(where: { $0.covers(point.period, topic: series.topic) }) {
        let day = point.period.firstDay.daysSinceEpoch
        let (first, last) = (event.firstDay.daysSinceEpoch, event.lastDay.daysSinceEpoch)
        if (first - Self.days..<first).contains(day) { Self.add(point, to: &sides.before) }
        if (last + 1...last + Self.days).contains(day) { Self.add(point, to: &sides.after) }
      }
    }
    self.event = event
    kpi = series.kpi
    topic = series.topic
    (before, during, after) = sides
    duringRatio = Self.ratio(sides.during, against: sides.before)
    afterRatio = Self.ratio(sides.after, against: sides.before)
  }

  private static func add(_ point: ShiftSeries.Point, to side: inout Side) {
    side.count += point.positive
    side.base += point.base
  }

  private static func ratio(_ side: Side, against before: Side) -> RateRatio? {
    RateRatio(side.count, of: side.base, against: before.count, of: before.base)
  }
}
