import FeedbackModel

/// The bootstrap of drivers: a fixed seed and a fixed number of resamples.
public struct DriverBootstrap: Hashable, Sendable {
  /// The seed of the random numbers; each interval begins with it anew, so that it depends on its own counts alone.
  public var seed: UInt64 = 20_260_301

  /// The number of resamples; with 1,999 the ends of 95 % are whole ranks (Davison and Hinkley 1997, section 5.2).
  public var resamples = 1_999

  /// The probability that lies outside the interval, half of it on either side.
  static let outside = 0.05

  /// Creates the default bootstrap.
  public init() {}

  /// Returns the percentile interval of a figure of two groups.
  ///
  /// - Returns: nil without counts, or when the figure is nil for more than one resample in twenty.
  func interval(
    _ first: ClassCounts,
    _ second: ClassCounts,
    _ figure: (ClassCounts, ClassCounts) -> Double?
  ) -> ClosedRange<Double>? {
    let counts = [first, second].flatMap { [$0.favourable, $0.neither, $0.unfavourable] }
    guard counts.allSatisfy({ $0 >= 0 }), counts.contains(where: { $0 > 0 }) else { return nil }
    var stream = SplitMix64(seed: seed)
    var figures: [Double] = []
    figures.reserveCapacity(resamples)
    for _ in 0..<resamples {
      let drawn = BinomialDraw.resample(counts, from: &stream)
      let value = figure(
        ClassCounts(favourable: drawn[0], neither: drawn[1], unfavourable: drawn[2]),
        ClassCounts(favourable: drawn[3], neither: drawn[4], unfavourable: drawn[5])
      )
      if let value { figures.append(value) }
    }
    guard Double(figures.count) >= (1 - Self.outside) * Double(resamples), !figures.isEmpty else {
      return nil
    }
    figures.sort()
    let rank = Int(Self.outside / 2 * Double(figures.count + 1))
    let low = figures[max(0, rank - 1)]
    return low...figures[min(figures.count - 1, figures.count - rank)]
  }
}
