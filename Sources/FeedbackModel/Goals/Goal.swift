/// What a KPI is to become by a day, and where it started.
public struct Goal: Hashable, Sendable {
  /// A value that the rows of the goal have in a segment column.
  public struct Condition: Hashable, Sendable {
    /// The name of the column.
    public var column: String
    /// The value.
    public var value: String

    /// Creates a condition.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// The KPI.
  public var metric: GoalMetric

  /// The id of the topic, for KPIs of topics.
  public var topic: String?

  /// What the rows must be, all of it; empty for all rows.
  public var segment: [Condition]

  /// The value at the start, in the unit of the KPI.
  public var baseline: Double

  /// The value that is wanted, in the unit of the KPI.
  public var target: Double

  /// The first day.
  public var start: CalendarDay

  /// The day by which the target is to be reached; later than `start`.
  public var deadline: CalendarDay

  /// The days that a verdict rests on, counted back from its last day; nil for the whole period.
  public var windowDays: Int?

  /// Creates a goal.
  public init(
    metric: GoalMetric,
    topic: String? = nil,
    segment: [Condition] = [],
    baseline: Double,
    target: Double,
    start: CalendarDay,
    deadline: CalendarDay,
    windowDays: Int? = nil
  ) {
    self.metric = metric
    self.topic = topic
    self.segment = segment
    self.baseline = baseline
    self.target = target
    self.start = start
    self.deadline = deadline
    self.windowDays = windowDays
  }

  /// Whether the value is to go up.
  public var isRise: Bool { target > baseline }

  /// Returns where the straight line from the baseline to the target stands on a day; flat before and after.
  public func line(on day: CalendarDay) -> Double {
    if day <= start { return baseline }
    if day >= deadline { return target }
    let part = Double(day.daysSinceEpoch - start.daysSinceEpoch)
    let whole = Double(deadline.daysSinceEpoch - start.daysSinceEpoch)
    return baseline + (target - baseline) * part / whole
  }

  /// Returns the mean of the line over some days; the target when the last of them is the deadline or later.
  ///
  /// A figure that is counted over the days is compared with it, since it is a mean over them too. Once the deadline is
  /// reached, nothing but the target counts.
  public func line(over days: ClosedRange<CalendarDay>) -> Double {
    if days.upperBound >= deadline { return target }
    let first = max(days.lowerBound, start)
    return (line(on: first) + line(on: max(days.upperBound, first))) / 2
  }
}
