import Glibc

/// How much more the periods of a reference vary than chance alone would make them.
///
/// Customers write in bursts (one storm, one viral post), so shares of comments vary more than binomial ones, the more so
/// the larger the base: Laney's point in "Improved Control Charts for Attributes" (2002). Here each period has a share of
/// its own that lies around the expected one, so that the variance of a count is v·n·(1 + ρ·n); ρ comes from Pearson's χ²
/// by the method of moments (DerSimonian and Laird 1986; for control charts Spiegelhalter, "Handling Over-Dispersion of
/// Performance Indicators", 2005).
struct DayToDayVariation: Hashable, Sendable {
  /// χ² less its degrees of freedom.
  let excess: Double

  /// What `excess` is expected to be for each unit of ρ.
  let room: Double

  /// The variance of `excess` by chance.
  let noise: Double

  /// ρ for each unit of squared relative variation: mean²/v of a row.
  let relative: Double

  private let freedom: Double

  /// The standard normal quantile of 95 %.
  private static let oneSided = 1.644854

  /// Measures the variation of a reference around its weekday pattern; nil where nothing can vary.
  ///
  /// - Parameters:
  ///   - reference: The counts.
  ///   - pattern: What is expected of them.
  ///   - law: What chance makes of a row.
  init?(of reference: ReferenceCounts, around pattern: WeekdayPattern, _ law: RowLaw) {
    let base = Double(reference.total.base)
    room = base - Double(reference.total.squaredBase) / base
    guard law.variance > 0, room > 0 else { return nil }
    freedom = max(1, Double(reference.periods) - pattern.parameters)
    var sum = 0.0
    for (day, mean) in zip(reference.weekdays, pattern.expected) {
      sum += day.squares - 2 * mean * Double(day.count) + mean * mean * Double(day.base)
    }
    excess = sum / law.variance - freedom
    // χ² of small counts varies more than its table says: by 2 + 1/μ for each period (Poisson).
    noise = (2 + Double(reference.periods) / (law.variance * base)) * freedom
    relative = law.below > 0 ? 0 : law.mean * law.mean / law.variance
  }

  /// Returns ρ, given the squared relative variation that all series share.
  ///
  /// A series keeps its own where that is beyond the common one by more than chance makes of 95 in 100.
  func ratio(common: Double) -> (ratio: Double, isOwn: Bool) {
    let shared = common * relative
    let limit = shared * room + Self.oneSided * noise.squareRoot() * (1 + shared * room / freedom)
    return excess > limit
      ? (excess / room, true) : (relative > 0 ? shared : max(0, excess / room), false)
  }

  /// Returns the third cumulant of a count over that of chance alone, as in the negative binomial distribution.
  static func third(factor: Double) -> Double { factor * (2 * factor - 1) }

  /// Returns a deviation in standard deviations as it counts when the variance was estimated from the series alone.
  ///
  /// Student's t as a normal deviate, after Wallace, "Bounds on Normal Approximations to Student's …" (1959).
  func normal(_ t: Double) -> Double {
    guard t != 0 else { return t }
    let magnitude = (freedom * log1p(t * t / freedom)).squareRoot()
    return (t < 0 ? -1 : 1) * magnitude * (8 * freedom + 1) / (8 * freedom + 3)
  }

  /// Returns the squared relative variation that series of shares have in common: least squares, each series weighted by
  /// what it can tell; 0 where they vary no more than by chance.
  static func common(_ series: [DayToDayVariation]) -> Double {
    var above = 0.0
    var below = 0.0
    for one in series {
      let slope = one.room * one.relative
      above += one.excess * slope / one.noise
      below += slope * slope / one.noise
    }
    return below > 0 ? max(0, above / below) : 0
  }
}
