import FeedbackModel

/// Goes through one series in the order of time and keeps what is out of line.
///
/// A period is judged from itself and earlier ones alone. It is compared with the reference, which ends where the memory
/// of the EWMA begins, so that no row counts on both sides. Days of declared events are in neither; days that were
/// themselves far out of line are left out of the reference, as points with a known cause are when limits are set
/// (Montgomery, section 6.2), until too few others are left: then the change has become the level.
struct SeriesWalk {
  /// A period out of line.
  struct Signal {
    var index: Int
    var rule: ControlChart.Rule
    var deviation: Double
    /// The two-sided probability of this one test.
    var level: Double
    var expectation: Expectation
  }

  /// A level that a quiet series hardly reaches; such periods are left out of later references.
  private static let farOut = 1e-4

  /// The largest level that is kept.
  private static let keptLevel = 0.02

  let settings: ExceptionSettings
  /// The periods without gaps, from the first to the last.
  let points: [ShiftSeries.Point]
  private(set) var signals: [Signal] = []
  private(set) var chance = AlarmChance()

  private let weekdays: [Int]
  private let weekdayCount: Int
  private let isEvent: [Bool]
  private var isOut: [Bool]
  private var quiet: ReferenceCounts
  private var out: ReferenceCounts

  /// What is expected of the latest period; nil where there is too little to compare with.
  private(set) var expectation: Expectation?

  /// Begins at the first of some periods, which are without gaps and the same for all series.
  init(
    _ series: ShiftSeries,
    over periods: [Period],
    events: [DeclaredEvent],
    _ settings: ExceptionSettings
  ) {
    self.settings = settings
    let known = Dictionary(series.points.map { ($0.period, $0) }) { first, _ in first }
    points = periods.map { known[$0] ?? ShiftSeries.Point(period: $0, positive: 0, base: 0) }
    let hasWeekdays = periods.first?.unit == .day
    weekdayCount = hasWeekdays ? 7 : 1
    weekdays = periods.map { hasWeekdays ? $0.firstDay.weekday - 1 : 0 }
    let own = events.filter { $0.topic == nil || $0.topic == series.topic }
    isEvent = periods.map { period in own.contains { $0.covers(period, topic: series.topic) } }
    isOut = Array(repeating: false, count: points.count)
    quiet = ReferenceCounts(weekdays: weekdayCount)
    out = quiet
  }

  /// Tests the period that `slide(to:)` came to.
  mutating func test(_ index: Int, common: Double) {
    guard !isEvent[index], points[index].base > 0, let expectation else { return }
    var strongest: Signal?
    for rule in ControlChart.Rule.allCases {
      let sums = self.sums(rule, at: index)
      guard sums.effectiveBase >= Double(settings.minimumBase) else { continue }
      count(rule)
      guard let test = expectation.test(sums, common: common),
        test.pValue <= strongest?.level ?? Self.keptLevel
      else { continue }
      strongest = Signal(
        index: index,
        rule: rule,
        deviation: test.deviation,
        level: test.pValue,
        expectation: expectation
      )
    }
    guard let strongest else { return }
    signals.append(strongest)
    if strongest.level < Self.farOut { leaveOut(strongest) }
  }

  private mutating func count(_ rule: ControlChart.Rule) {
    switch rule {
    case .point: chance.points += 1
    case .ewma: chance.means += 1
    }
  }

  // MARK: - The reference

  /// Moves the reference so that it ends before the memory of a period.
  mutating func slide(to index: Int) {
    defer { if index % settings.renewal == 0 { expectation = currentExpectation() } }
    let newest = index - settings.memory
    if newest >= 0 { change(newest, sign: 1) }
    let oldest = newest - settings.reference
    if oldest >= 0 { change(oldest, sign: -1) }
  }

  private mutating func change(_ index: Int, sign: Int) {
    guard !isEvent[index] else { return }
    if isOut[index] {
      out.add(points[index], weekday: weekdays[index], sign: sign)
    } else {
      quiet.add(points[index], weekday: weekdays[index], sign: sign)
    }
  }

  private func currentExpectation() -> Expectation? {
    var reference = quiet
    if reference.periods < settings.minimumReference { reference = reference.joined(out) }
    guard reference.periods >= settings.minimumReference,
      reference.total.base >= settings.minimumBase
    else { return nil }
    return Expectation(reference)
  }

  // MARK: - The tests

  private func sums(_ rule: ControlChart.Rule, at index: Int) -> WeightedCounts {
    var sums = WeightedCounts(weekdays: weekdayCount)
    sums.add(points[index], weekday: weekdays[index], weight: 1)
    guard rule == .ewma else { return sums }
    var weight = 1.0
    for earlier in stride(from: index - 1, through: max(0, index - settings.memory + 1), by: -1) {
      weight *= 1 - ControlChart.ewmaWeight
      guard !isEvent[earlier], points[earlier].base > 0 else { continue }
      sums.add(points[earlier], weekday: weekdays[earlier], weight: weight)
    }
    return sums
  }

  /// Keeps the periods behind a signal out of later references.
  private mutating func leaveOut(_ signal: Signal) {
    let first = max(0, signal.index - settings.memory + 1)
    guard let range = clearest(first...signal.index, endsAt: signal.index, by: signal) else {
      return
    }
    for index in range { isOut[index] = true }
  }

  /// Returns the periods among some in which a signal's direction shows most clearly: the largest deviation in standard
  /// deviations, as the scan statistic of Kulldorff (1997) looks for it.
  ///
  /// - Parameters:
  ///   - range: Where to look.
  ///   - end: The last period that the answer must have; nil for any.
  ///   - signal: Gives direction and expectation.
  ///   - minimumBase: The base that the answer must have.
  /// - Returns: nil where nothing deviates in that direction.
  func clearest(
    _ range: ClosedRange<Int>,
    endsAt end: Int? = nil,
    by signal: Signal,
    minimumBase: Int = 1
  ) -> ClosedRange<Int>? {
    let direction = signal.deviation < 0 ? -1.0 : 1.0
    var best: (range: ClosedRange<Int>, score: Double)?
    for first in range where !isEvent[first] && points[first].base > 0 {
      var excess = 0.0
      var variance = 0.0
      var base = 0
      for last in first...range.upperBound where !isEvent[last] && points[last].base > 0 {
        let point = points[last]
        let expected = signal.expectation.count(of: point, weekday: weekdays[last])
        excess += direction * (Double(point.positive - point.negative) - expected)
        variance += signal.expectation.variance(of: point)
        base += point.base
        guard end ?? last == last, base >= minimumBase, variance > 0, excess > 0 else { continue }
        let score = excess * excess / variance
        if score > best?.score ?? 0 { best = (first...last, score) }
      }
    }
    return best?.range
  }

  /// Returns the counts of some periods, and what was expected of them.
  func counts(in range: ClosedRange<Int>, by signal: Signal) -> (
    count: Int, base: Int, expected: Double
  ) {
    var result = (count: 0, base: 0, expected: 0.0)
    for index in range where !isEvent[index] {
      result.count += points[index].positive - points[index].negative
      result.base += points[index].base
      result.expected += signal.expectation.count(of: points[index], weekday: weekdays[index])
    }
    return result
  }
}
