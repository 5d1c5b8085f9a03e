public import FeedbackModel

/// A search for what is out of control in the series of many KPIs and topics at once.
///
/// Each period of each series is tested by two rules, as a control chart has them: by itself, and as an EWMA with its
/// memory (`SeriesWalk` says against what). The strongest test of a series gives the chance that a quiet series shows as
/// much (`AlarmChance`), and these chances are corrected together; `ExceptionSettings.falseDiscoveryRate` says what
/// the rate means. Weekdays that always differ, and the days of declared events, raise no alarm.
public struct ExceptionSearch: Hashable, Sendable {
  /// The thresholds.
  public var settings: ExceptionSettings

  /// How time is cut in the series.
  public var unit: PeriodUnit

  /// What is known to have happened.
  public var events: [DeclaredEvent]

  /// The periods without an alarm within a run.
  private static let gap = 3

  /// Creates a search.
  public init(unit: PeriodUnit = .day, events: [DeclaredEvent] = []) {
    self.unit = unit
    self.events = events.sorted {
      ($0.firstDay, $0.lastDay, $0.name) < ($1.firstDay, $1.lastDay, $1.name)
    }
    settings = ExceptionSettings(unit: unit)
  }

  /// Returns the exceptions of some series, the strongest first.
  ///
  /// - Complexity: O(*periods*) for each series, times the memory.
  public func report(on series: [ShiftSeries]) -> ExceptionReport {
    let walks = walks(through: series)
    let tested = walks.filter { $0.chance.points + $0.chance.means > 0 }
    let rates = SelectedFamilies(
      tested.map { walk in walk.signals.map { walk.chance.any(at: $0.level) }.min() ?? 1 }
    )
    var runs = zip(series, walks).flatMap { self.runs(of: $0, $1, rates) }
    runs.sort(by: Self.isStronger)
    markCrowdedOut(&runs)
    return ExceptionReport(
      unit: unit,
      runs: runs,
      seriesTested: tested.count,
      tests: tested.reduce(0) { $0 + $1.chance.points + $1.chance.means },
      periods: range(of: series),
      events: events,
      effects: effects(on: series),
      settings: settings
    )
  }

  /// The most days or weeks that are looked at, the latest ones; however far away a stray row is dated.
  private static let longest = 4_000

  private func range(of series: [ShiftSeries]) -> ClosedRange<Period>? {
    var range: ClosedRange<Period>?
    for one in series {
      guard let first = one.points.first(where: { $0.base > 0 })?.period,
        let last = one.points.last(where: { $0.base > 0 })?.period
      else { continue }
      range = min(range?.lowerBound ?? first, first)...max(range?.upperBound ?? last, last)
    }
    return range
  }

  /// Goes through all series side by side.
  private func walks(through series: [ShiftSeries]) -> [SeriesWalk] {
    guard let range = range(of: series) else { return [] }
    let days = Self.longest * (unit == .day ? 1 : 7)
    let earliest = CalendarDay(daysSinceEpoch: range.upperBound.firstDay.daysSinceEpoch - days)
    var periods = [max(range.lowerBound, Period(range.upperBound.unit, containing: earliest))]
    while let last = periods.last, last < range.upperBound { periods.append(last.next) }
    var walks = series.map { SeriesWalk($0, over: periods, events: events, settings) }
    var common = 0.0
    for index in periods.indices {
      for walk in walks.indices { walks[walk].slide(to: index) }
      if index % settings.renewal == 0 {
        common = DayToDayVariation.common(walks.compactMap { $0.expectation?.variation })
      }
      for walk in walks.indices { walks[walk].test(index, common: common) }
    }
    return walks
  }

  // MARK: - Runs

  private func runs(
    of series: ShiftSeries,
    _ walk: SeriesWalk,
    _ rates: SelectedFamilies
  ) -> [ExceptionRun] {
    let alarms = walk.signals.filter {
      rates.qValue(walk.chance.any(at: $0.level)) <= settings.falseDiscoveryRate
    }
    var groups: [[SeriesWalk.Signal]] = []
    for alarm in alarms {
      if let last = groups.last?.last, alarm.index - last.index <= Self.gap + 1,
        (alarm.deviation < 0) == (last.deviation < 0)
      {
        groups[groups.count - 1].append(alarm)
      } else {
        groups.append([alarm])
      }
    }
    var free = 0
    return groups.compactMap { group in
      guard let run = run(of: series, walk, group, from: free, rates) else { return nil }
      free = (group.last?.index ?? free) + 1
      return run
    }
  }

  private func run(
    of series: ShiftSeries,
    _ walk: SeriesWalk,
    _ group: [SeriesWalk.Signal],
    from free: Int,
    _ rates: SelectedFamilies
  ) -> ExceptionRun? {
    guard let first = group.first, let last = group.last,
      let strongest = group.min(by: { $0.level < $1.level })
    else { return nil }
    let start = min(first.index, max(free, first.index - settings.memory + 1))
    let range = walk.clearest(start...last.index, by: first, minimumBase: settings.minimumBase)
    guard let range else { return nil }
    let counts = walk.counts(in: range, by: first)
    let chance = walk.chance.any(at: strongest.level)
    let run = ExceptionRun(
      kpi: series.kpi,
      topic: series.topic,
      first: walk.points[range.lowerBound].period,
      last: walk.points[range.upperBound].period,
      signalled: walk.points[first.index].period,
      rule: strongest.rule,
      count: counts.count,
      base: counts.base,
      expected: counts.expected,
      deviation: strongest.deviation,
      pValue: chance,
      qValue: rates.qValue(chance),
      isNet: series.isNet
    )
    return isLarge(run) ? run : nil
  }

  private func isLarge(_ run: ExceptionRun) -> Bool {
    let ratio = run.ratio ?? (run.isNet ? 1 : .infinity)
    return abs(run.value - run.expectedValue) >= settings.minimumPoints || ratio >= 2
      || ratio <= 0.5
  }

  private static func isStronger(_ left: ExceptionRun, _ right: ExceptionRun) -> Bool {
    if left.pValue != right.pValue { return left.pValue < right.pValue }
    let (first, second) = (abs(left.deviation), abs(right.deviation))
    if first != second { return first > second }
    if left.kpi != right.kpi { return left.kpi < right.kpi }
    if left.topic != right.topic { return (left.topic ?? "") < (right.topic ?? "") }
    return left.first < right.first
  }

  private func markCrowdedOut(_ runs: inout [ExceptionRun]) {
    for index in runs.indices where runs[index].topic != nil && !runs[index].isRise {
      let fall = runs[index]
      runs[index].isCrowdedOut = runs[..<index].contains { other in
        other.topic != nil && other.isRise && other.first <= fall.last && fall.first <= other.last
      }
    }
  }

  // MARK: - Events

  /// Returns the effects beyond chance, in the order of the events, the strongest first.
  private func effects(on series: [ShiftSeries]) -> [EventEffect] {
    let effects = events.flatMap { event in
      series.compactMap { EventEffect(of: event, on: $0, besides: events) }
        .sorted { ($0.pValue, $0.kpi, $0.topic ?? "") < ($1.pValue, $1.kpi, $1.topic ?? "") }
    }
    let qValues = FalseDiscovery.qValues(effects.map(\.pValue))
    return zip(effects, qValues).filter { $1 <= settings.falseDiscoveryRate }.map(\.0)
  }
}

/// The correction for many series with many tests each.
struct SelectedFamilies {
  /// The chances of the series' strongest tests, ascending.
  private let ascending: [Double]

  /// The false discovery rates at which the series of the same places are just selected.
  private let selected: [Double]

  init(_ strongest: [Double]) {
    ascending = strongest.sorted()
    selected = FalseDiscovery.qValues(ascending)
  }

  /// Returns the rate at which a test of this chance is reported: the smallest α with chance ≤ α·R(α)/K, where R(α) of
  /// the K series are selected at α.
  func qValue(_ chance: Double) -> Double {
    var low = 0
    var high = ascending.count
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < chance { low = middle + 1 } else { high = middle }
    }
    let equal = ascending[low...].prefix { $0 == chance }.count
    let own = chance * Double(ascending.count) / Double(max(1, low + equal))
    return min(1, own, low < selected.count ? selected[low] : 1)
  }
}
