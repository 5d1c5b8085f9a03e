extension Double {
  /// The value, or nil for one that cannot be drawn.
  var ifFinite: Double? { isFinite ? self : nil }
}

/// A mapping of values to places on a drawing, with round tick values.
struct LinearScale: Sendable {
  /// The values at the two ends.
  let domain: ClosedRange<Double>

  /// The place of the lower end.
  let start: Double

  /// The place of the upper end.
  let end: Double

  /// The round values between the ends, ascending.
  let ticks: [Double]

  /// How many digits behind the point the ticks need.
  let digits: Int

  /// Creates a scale whose ends are round values around the given ones.
  ///
  /// - Parameters:
  ///   - values: The values that must be on the scale; those that are not finite are left out.
  ///   - bounds: Values beyond which the scale never goes, such as 0…100.
  ///   - start: The place of the lower end.
  ///   - end: The place of the upper end.
  ///   - steps: About how many steps there should be.
  init(
    covering values: [Double],
    within bounds: ClosedRange<Double>,
    start: Double,
    end: Double,
    steps: Int = 4
  ) {
    let finite = values.filter(\.isFinite)
    var low = max(bounds.lowerBound, finite.min() ?? 0)
    var high = min(bounds.upperBound, finite.max() ?? 1)
    if high - low < 1e-9 { (low, high) = Self.widened(low, within: bounds) }
    let step = Self.roundStep((high - low) / Double(max(1, steps)))
    let first = max(bounds.lowerBound, (low / step).rounded(.down) * step)
    let last = min(bounds.upperBound, (high / step).rounded(.up) * step)
    domain = min(first, last)...max(first, last)
    self.start = start
    self.end = end
    let firstStep = Int((first / step).rounded(.up))
    let lastStep = max(firstStep, Int((last / step + 1e-9).rounded(.down)))
    ticks = (firstStep...lastStep).map { Double($0) * step }
    digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3
  }

  /// Returns the place of a value; values beyond the ends are put at the ends.
  func callAsFunction(_ value: Double) -> Double {
    let inside = min(max(value, domain.lowerBound), domain.upperBound)
    let width = domain.upperBound - domain.lowerBound
    guard width > 0 else { return start }
    return start + (inside - domain.lowerBound) / width * (end - start)
  }

  /// The range around a single value, so that it does not stand on the edge.
  private static func widened(
    _ value: Double,
    within bounds: ClosedRange<Double>
  ) -> (Double, Double) {
    let half = max(value.magnitude * 0.1, 0.5)
    return (max(bounds.lowerBound, value - half), min(bounds.upperBound, value + half))
  }

  /// The smallest of 1, 2, 2.5, 5, 10 times a power of ten that is not below the raw step.
  private static func roundStep(_ raw: Double) -> Double {
    guard raw.isFinite, raw > 0 else { return 1 }
    var power = 1e-3
    while power * 10 <= raw, power < 1e15 { power *= 10 }
    let factor = [1, 2, 2.5, 5, 10].first { $0 * power >= raw * (1 - 1e-9) } ?? 10
    return factor * power
  }
}
