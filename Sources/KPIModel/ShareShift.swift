import FeedbackModel

/// A search for periods in which a share is out of line.
///
/// Shares are compared by Fisher's exact test (two-sided, twice the smaller tail), differences of shares by the normal
/// score test with a correction for continuity. All comparisons of all series are corrected together (Benjamini–Hochberg).
public struct ShareShift: Hashable, Sendable {
  /// What a period is compared with.
  public enum Reference: String, CaseIterable, Sendable {
    /// All other periods together.
    case otherPeriods = "all other periods"
    /// All periods before it together.
    case earlierPeriods = "all periods before"
    /// The period before it, the empty ones passed over.
    case previousPeriod = "the period before"
  }

  /// What a period is compared with.
  public var reference = Reference.otherPeriods

  /// The share of findings that may be false alarms, 0…1.
  public var falseDiscoveryRate = 0.05

  /// The base that both sides need to be compared at all.
  public var minimumBase = 30

  /// The smallest difference worth a finding, in percentage points, unless the share at least doubles or halves.
  public var minimumPoints = 1.0

  /// Creates a search with the default settings.
  public init() {}

  /// Returns the periods that are out of line in any of the series, the strongest first.
  public func report(on series: [ShiftSeries]) -> ShiftReport {
    let compared = series.flatMap(comparisons)
    let qValues = FalseDiscovery.qValues(compared.map(\.pValue))
    let findings = zip(compared, qValues).compactMap { finding, qValue -> Finding? in
      guard qValue <= falseDiscoveryRate, isLarge(finding) else { return nil }
      var finding = finding
      finding.qValue = qValue
      return finding
    }
    return ShiftReport(
      findings: findings.sorted(by: Self.isStronger),
      tested: compared.count,
      falseDiscoveryRate: falseDiscoveryRate,
      reference: reference.rawValue
    )
  }

  private func isLarge(_ finding: Finding) -> Bool {
    let change = abs(finding.now - finding.before)
    let isDouble =
      finding.now >= 0 && finding.before >= 0
      && (finding.now >= 2 * finding.before || finding.before >= 2 * finding.now)
    return change >= minimumPoints || isDouble
  }

  private static func isStronger(_ left: Finding, _ right: Finding) -> Bool {
    if left.statistic != right.statistic { return left.statistic > right.statistic }
    if left.period != right.period { return right.period < left.period }
    if left.kpi != right.kpi { return left.kpi < right.kpi }
    return (left.topic ?? "") < (right.topic ?? "")
  }
}

// MARK: - Comparisons

extension ShareShift {
  /// Returns each period of a series beside its reference; the q-values are still to come.
  private func comparisons(of series: ShiftSeries) -> [Finding] {
    let points = series.points.filter { $0.base > 0 }
    let total = points.reduce(Side()) { $0 + Side($1) }
    var earlier = Side()
    var previous = Side()
    return points.compactMap { point in
      let now = Side(point)
      let before =
        switch reference {
        case .otherPeriods: total - now
        case .earlierPeriods: earlier
        case .previousPeriod: previous
        }
      earlier = earlier + now
      previous = now
      guard now.base >= minimumBase, before.base >= minimumBase else { return nil }
      return finding(series, point.period, now, before)
    }
  }

  private func finding(
    _ series: ShiftSeries,
    _ period: Period,
    _ now: Side,
    _ before: Side
  ) -> Finding {
    let test = series.isNet ? Self.netTest(now, before) : Self.shareTest(now, before)
    return Finding(
      kpi: series.kpi,
      topic: series.topic,
      period: period,
      now: now.value,
      before: before.value,
      countNow: now.positive - now.negative,
      baseNow: now.base,
      countBefore: before.positive - before.negative,
      baseBefore: before.base,
      statistic: test.statistic,
      pValue: test.pValue,
      qValue: 1
    )
  }

  private static func shareTest(_ now: Side, _ before: Side) -> (statistic: Double, pValue: Double)
  {
    let g2 = Keyness.g2(now.positive, of: now.base, against: before.positive, of: before.base)
    let pValue = ExactTest.fisher(
      now.positive,
      of: now.base,
      against: before.positive,
      of: before.base
    )
    return (g2, pValue)
  }

  /// Returns z² and its probability, with the variance of both sides together and a correction for continuity.
  private static func netTest(_ now: Side, _ before: Side) -> (statistic: Double, pValue: Double) {
    let all = now + before
    let n = Double(all.base)
    let net = Double(all.positive - all.negative) / n
    let variance = Double(all.positive + all.negative) / n - net * net
    let inverse = 1 / Double(now.base) + 1 / Double(before.base)
    let difference = abs(now.value - before.value) / 100 - inverse / 2
    guard variance > 0, difference > 0 else { return (0, 1) }
    let z = difference / (variance * inverse).squareRoot()
    return (z * z, Distribution.twoSidedNormal(z))
  }
}

/// The counts of one side of a comparison.
private struct Side {
  var positive = 0
  var negative = 0
  var base = 0

  init() {}

  init(_ point: ShiftSeries.Point) {
    positive = point.positive
    negative = point.negative
    base = point.base
  }

  /// The value in percent.
  var value: Double { Double(100 * (positive - negative)) / Double(base) }

  static func + (left: Side, right: Side) -> Side {
    var sum = left
    sum.positive += right.positive
    sum.negative += right.negative
    sum.base += right.base
    return sum
  }

  static func - (left: Side, right: Side) -> Side {
    var difference = left
    difference.positive -= right.positive
    difference.negative -= right.negative
    difference.base -= right.base
    return difference
  }
}
