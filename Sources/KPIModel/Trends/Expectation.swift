/// What a reference lets one expect of the periods after it, and how far out of line they are.
struct Expectation: Sendable {
  private let reference: ReferenceCounts
  private let law: RowLaw

  /// What is expected on each weekday.
  let pattern: WeekdayPattern

  /// Deviations under this many standard deviations are not looked at more closely.
  private static let smallDeviation = 2.0

  /// Creates an expectation.
  ///
  /// - Precondition: The reference has rows.
  init(_ reference: ReferenceCounts) {
    self.reference = reference
    let base = Double(reference.total.base)
    law = RowLaw(
      above: Double(reference.total.positive) / base,
      below: Double(reference.total.negative) / base
    )
    pattern = WeekdayPattern(of: reference, variance: law.variance)
  }

  /// How much the periods of the reference vary; nil where nothing can.
  var variation: DayToDayVariation? {
    DayToDayVariation(of: reference, around: pattern, law)
  }

  /// Returns what is expected of a period.
  func count(of point: ShiftSeries.Point, weekday: Int) -> Double {
    Double(point.base) * pattern.expected[weekday]
  }

  /// Returns the variance of a period's count by chance, the reference taken for exact.
  func variance(of point: ShiftSeries.Point) -> Double { Double(point.base) * law.variance }

  /// Returns the two-sided probability of weighted counts at least so far out, nil when they are near what is expected.
  ///
  /// What is tested is S = Σ w·(x − n·m), with m the expected value of the weekday. S is linear in the counts of the
  /// periods and of the reference, so its cumulants follow from those of the rows: the reference's own uncertainty
  /// counts, and for one period without a weekday pattern they are those of the conditional (hypergeometric) test.
  ///
  /// - Parameters:
  ///   - sums: The weighted counts.
  ///   - common: The squared relative variation from period to period that the series tested together have.
  /// - Returns: The deviation in standard deviations and its probability.
  func test(_ sums: WeightedCounts, common: Double) -> (deviation: Double, pValue: Double)? {
    let expected = expected(of: sums)
    let deviation = sums.count - expected
    guard !isNear(deviation, expected, sums) else { return nil }
    let pooled = pooledLaw(sums, expected: expected)
    let pure = pooled.variance * spread(sums, ratio: 0)
    guard pure > 0 else { return nil }
    let variation = self.variation
    let own = variation?.ratio(common: common) ?? (ratio: 0, isOwn: false)
    let variance = pooled.variance * spread(sums, ratio: own.ratio)
    let error = variance.squareRoot()
    let plain = deviation / error
    let z = own.isOwn ? variation?.normal(plain) ?? plain : plain
    let pValue = SkewedTail.twoSided(
      z * error,
      variance: variance,
      third: pooled.third * third(sums) * DayToDayVariation.third(factor: variance / pure)
    )
    return (z, pValue)
  }

  private func expected(of sums: WeightedCounts) -> Double {
    var expected = 0.0
    for weekday in pattern.expected.indices {
      expected += sums.baseByWeekday[weekday] * pattern.expected[weekday]
    }
    return expected
  }

  /// Returns whether a deviation is small even if the reference were exact; most are, and this is cheap to see.
  private func isNear(_ deviation: Double, _ expected: Double, _ sums: WeightedCounts) -> Bool {
    let level = expected / sums.base
    let variance = law.below > 0 ? law.variance : level * (1 - level)
    let limit = Self.smallDeviation * Self.smallDeviation * variance * sums.squaredBase
    return deviation * deviation <= limit
  }

  /// The law of a row without a change: periods and reference together, at the level of the periods' weekdays.
  ///
  /// The reference counts with the rows that its expectation rests on: those of the weekdays as far as they are followed,
  /// else all. So a weekday that is rare in a short reference cannot make its first mention a wonder.
  private func pooledLaw(_ sums: WeightedCounts, expected: Double) -> RowLaw {
    let scale = sums.base / sums.squaredBase
    var own = 0.0
    for (weekday, base) in sums.baseByWeekday.enumerated() {
      own += base / sums.base * Double(reference.weekdays[weekday].base)
    }
    let known = (1 - pattern.weight) * Double(reference.total.base) + pattern.weight * own
    let level = law.below > 0 ? law.above : expected / sums.base
    return RowLaw(
      above: (scale * sums.positive + known * level) / (scale * sums.base + known),
      below: (scale * sums.negative + known * law.below) / (scale * sums.base + known)
    )
  }

  /// Σ c²·n·(1 + ρ·n) over all periods, c being the weight of a period's rows in S, and how far the true weekdays may
  /// lie from where they were drawn to: α·(1 − α)·v/n each (Efron and Morris 1973).
  private func spread(_ sums: WeightedCounts, ratio: Double) -> Double {
    var sum = sums.squaredBase + ratio * sums.squaredBases
    let unsure = pattern.weight * (1 - pattern.weight)
    for (weekday, day) in reference.weekdays.enumerated() where day.base > 0 {
      let weight = weight(of: weekday, sums)
      let own = sums.baseByWeekday[weekday]
      sum += weight * weight * (Double(day.base) + ratio * Double(day.squaredBase))
      sum += unsure * own * own / Double(day.base)
    }
    return sum
  }

  /// Σ c³·n over all periods.
  private func third(_ sums: WeightedCounts) -> Double {
    var sum = sums.cubedBase
    for (weekday, day) in reference.weekdays.enumerated() where day.base > 0 {
      let weight = weight(of: weekday, sums)
      sum -= weight * weight * weight * Double(day.base)
    }
    return sum
  }

  /// How much a row of the reference takes off S.
  private func weight(of weekday: Int, _ sums: WeightedCounts) -> Double {
    (1 - pattern.weight) * sums.base / Double(reference.total.base)
      + pattern.weight * sums.baseByWeekday[weekday]
      / Double(max(1, reference.weekdays[weekday].base))
  }
}

/// The sums over weighted periods that a test needs.
struct WeightedCounts: Sendable {
  /// Σ w·x of what counts for.
  private(set) var positive = 0.0
  /// Σ w·x of what counts against.
  private(set) var negative = 0.0
  /// Σ w·n.
  private(set) var base = 0.0
  /// Σ w²·n.
  private(set) var squaredBase = 0.0
  /// Σ w²·n².
  private(set) var squaredBases = 0.0
  /// Σ w³·n.
  private(set) var cubedBase = 0.0
  /// Σ w·n by weekday.
  private(set) var baseByWeekday: [Double]

  init(weekdays: Int) { baseByWeekday = Array(repeating: 0, count: weekdays) }

  /// Σ w·x.
  var count: Double { positive - negative }

  /// The base of equal weights that would vary as much: (Σ w·n)² / Σ w²·n.
  var effectiveBase: Double { squaredBase > 0 ? base * base / squaredBase : 0 }

  /// Adds a period.
  mutating func add(_ point: ShiftSeries.Point, weekday: Int, weight: Double) {
    let own = weight * Double(point.base)
    positive += weight * Double(point.positive)
    negative += weight * Double(point.negative)
    base += own
    squaredBase += weight * own
    squaredBases += own * own
    cubedBase += weight * weight * own
    baseByWeekday[weekday] += own
  }
}
