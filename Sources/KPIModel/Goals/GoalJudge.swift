public import FeedbackModel

/// Holds the counts of a run against goals.
public struct GoalJudge: Sendable {
  /// The goals, in the order of output.
  public var goals: [Goal]

  /// The names and thresholds that the partial's numbers stand for.
  public var table: KPITable

  /// Creates a judge.
  public init(goals: [Goal], table: KPITable) {
    self.goals = goals
    self.table = table
  }

  /// Returns how each goal stands, goal by goal.
  ///
  /// Only rows from the goal's start to its deadline count. A goal with a window rests on the window's days, back from the
  /// last day of the period or of the data.
  ///
  /// - Parameters:
  ///   - partial: The counts of the run.
  ///   - unit: The periods to judge; nil for one verdict on the whole run.
  /// - Returns: For each goal a standing for each period that has a day of it; one without days when there is none.
  public func standings(of partial: KPIPartial, by unit: PeriodUnit? = nil) -> [GoalStanding] {
    let data = partial.days
    return goals.flatMap { goal -> [GoalStanding] in
      let segments = segments(of: goal)
      let windows = windows(of: goal, in: data, by: unit)
      guard !windows.isEmpty else { return [nothingToJudge(goal)] }
      return windows.map { window in
        let counts = partial.counts(in: window.days, segments: segments)
        return standing(of: goal, window.period, window.days, counts)
      }
    }
  }

  private func segments(of goal: Goal) -> Set<Int>? {
    guard !goal.segment.isEmpty else { return nil }
    let values = goal.segment.map { SegmentValue(name: $0.column, value: $0.value) }
    return table.segments.numbers(with: values)
  }

  private func windows(
    of goal: Goal,
    in data: ClosedRange<CalendarDay>?,
    by unit: PeriodUnit?
  ) -> [(period: Period?, days: ClosedRange<CalendarDay>)] {
    guard let data, data.upperBound >= goal.start, data.lowerBound <= goal.deadline else {
      return []
    }
    let first = max(goal.start, data.lowerBound)
    let last = min(goal.deadline, data.upperBound)
    guard let unit else { return [(nil, window(of: goal, first: first, last: last))] }
    var windows: [(period: Period?, days: ClosedRange<CalendarDay>)] = []
    var period = Period(unit, containing: first)
    while period.firstDay <= last {
      let start = max(first, period.firstDay)
      let days = window(of: goal, first: start, last: min(last, period.lastDay))
      windows.append((period, days))
      period = period.next
    }
    return windows
  }

  private func window(of goal: Goal, first: CalendarDay, last: CalendarDay) -> ClosedRange<
    CalendarDay
  > {
    guard let days = goal.windowDays else { return first...last }
    let back = CalendarDay(daysSinceEpoch: last.daysSinceEpoch - days + 1)
    return max(goal.start, back)...last
  }
}

// MARK: - One window

extension GoalJudge {
  private func nothingToJudge(_ goal: Goal) -> GoalStanding {
    GoalStanding(
      goal: goal,
      figure: named(KPIValue(kpi: goal.metric.name, verdict: KPIValue.cannotTell), goal, nil),
      line: goal.baseline,
      verdict: .cannotTell,
      neededBase: needed(for: goal, from: goal.baseline, to: goal.target, variance: nil)
    )
  }

  private func standing(
    of goal: Goal,
    _ period: Period?,
    _ days: ClosedRange<CalendarDay>,
    _ counts: CellCounts
  ) -> GoalStanding {
    let figure = named(figure(of: goal, counts), goal, period)
    let line = goal.line(over: days)
    let variance = variance(of: goal, counts, rating: figure.rating)
    let plan = needed(for: goal, from: goal.baseline, to: goal.target, variance: variance)
    let isWellBased = plan.map { figure.base >= $0 } ?? false
    let verdict = GoalVerdict(
      interval: interval(of: figure),
      line: line,
      target: goal.target,
      isRise: goal.isRise,
      isFinal: days.upperBound >= goal.deadline,
      isWellBased: isWellBased
    )
    var neededBase = plan
    if isWellBased, verdict == .cannotTell, let value = figure.value {
      neededBase = needed(for: goal, from: value, to: line, variance: variance)
    }
    return GoalStanding(
      goal: goal,
      period: period,
      days: days,
      figure: figure,
      line: line,
      verdict: verdict,
      neededBase: neededBase
    )
  }

  /// Returns the goal's figure; of several rating columns that have it, the first.
  ///
  /// A segment of too few respondents keeps its figure to itself, as in the KPI table.
  private func figure(of goal: Goal, _ counts: CellCounts) -> KPIValue {
    let figure = table.values(of: counts).first {
      $0.kpi == goal.metric.name && $0.topic == goal.topic
    }
    guard var figure else {
      return KPIValue(kpi: goal.metric.name, verdict: KPIValue.cannotTell)
    }
    let isHidden =
      !goal.segment.isEmpty && figure.base > 0 && figure.base < table.settings.minimumRespondents
    if isHidden {
      (figure.value, figure.low, figure.high, figure.numerator) = (nil, nil, nil, nil)
      figure.verdict = KPIValue.suppressed
    }
    return figure
  }

  private func named(_ figure: KPIValue, _ goal: Goal, _ period: Period?) -> KPIValue {
    var figure = figure
    figure.topic = goal.topic
    figure.period = period
    figure.segment = goal.segment.map { SegmentValue(name: $0.column, value: $0.value) }
    return figure
  }

  private func interval(of figure: KPIValue) -> (low: Double, high: Double)? {
    guard figure.base >= table.settings.minimumBase, let low = figure.low, let high = figure.high
    else { return nil }
    return (low, high)
  }

  private func needed(
    for goal: Goal,
    from first: Double,
    to second: Double,
    variance: Double?
  ) -> Int? {
    guard goal.metric.kind != .share else { return SampleSize.shares(first, second) }
    return variance.flatMap { SampleSize.means(variance: $0, difference: first - second) }
  }
}
