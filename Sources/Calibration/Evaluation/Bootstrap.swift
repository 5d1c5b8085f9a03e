import FeedbackModel
import LexiconMatching
import Pipeline

/// The ends of the 95 % interval of a figure.
package struct FigureRange: Hashable, Sendable {
  /// The lower end.
  package var low: Double
  /// The upper end.
  package var high: Double

  /// Creates a range.
  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// The percentile bootstrap (Efron 1979): figures of many samples of the same rows, drawn with replacement.
///
/// The samples follow from the seed alone, so the intervals are the same in every run.
package struct Bootstrap: Hashable, Sendable {
  /// How many samples are drawn; 0 for no intervals.
  package var samples: Int

  /// What the samples follow from.
  package var seed: UInt64

  /// How many workers draw them; the intervals do not depend on it.
  package var jobs: Int

  /// The share of samples that are left out at either end.
  static let tail = 0.025

  /// Creates a bootstrap.
  package init(samples: Int, seed: UInt64, jobs: Int = 1) {
    self.samples = samples
    self.seed = seed
    self.jobs = jobs
  }

  /// Returns the 95 % intervals of figures of the same rows.
  ///
  /// - Parameters:
  ///   - rows: How many rows there are.
  ///   - figures: How many figures there are.
  ///   - compute: Returns the figures where each row counts as often as its weight says; nil where a figure has no
  ///     value in the sample, which then does not count.
  /// - Returns: An interval for each figure; nil where no sample has a value.
  package func intervals(
    rows: Int,
    figures: Int,
    _ compute: @Sendable (_ weights: [Int32]) -> [Double?]
  ) -> [FigureRange?] {
    guard samples > 0, rows > 0 else { return Array(repeating: nil, count: figures) }
    let jobs = max(1, min(jobs, samples))
    let runs = (0..<jobs).map { $0 * samples / jobs..<($0 + 1) * samples / jobs }
    let drawn = Concurrently.map(runs) { draw($0, rows: rows, compute) }.joined()
    return (0..<figures).map { figure in Self.interval(drawn.compactMap { $0[figure] }) }
  }

  /// Draws some of the samples; each follows from its number alone.
  private func draw(
    _ run: Range<Int>,
    rows: Int,
    _ compute: (_ weights: [Int32]) -> [Double?]
  ) -> [[Double?]] {
    var generator = SplitMix64(seed: seed)
    generator.skip(run.lowerBound * rows)
    var weights = [Int32](repeating: 0, count: rows)
    var drawn: [[Double?]] = []
    // Whoever asked for a stop gets no figures, so it does not matter which samples were drawn.
    for _ in run where !Interruption.isRequested {
      for row in weights.indices { weights[row] = 0 }
      for _ in 0..<rows { weights[generator.index(below: rows)] += 1 }
      drawn.append(compute(weights))
    }
    return drawn
  }

  private static func interval(_ values: [Double]) -> FigureRange? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    func value(at share: Double) -> Double {
      sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
    return FigureRange(low: value(at: tail), high: value(at: 1 - tail))
  }
}
