import FeedbackModel
import Glibc

/// Whether one of two tools is better on the same rows, and how sure that is.
package struct PairedTest: Sendable {
  /// What can be said of the difference.
  package enum Verdict: String, Sendable {
    /// The first tool is better.
    case better
    /// The first tool is worse.
    case worse
    /// The rows do not tell.
    case cannotTell = "cannot tell"
  }

  /// A figure of merit of a tool; the raw value is its name.
  package enum Figure: String, Sendable {
    /// The mean F1 of the classes.
    case macroF1 = "macro-F1"
    /// The F1 of one class.
    case f1 = "F1"
    /// The F1 of all decisions together.
    case microF1 = "micro-F1"

    /// The name as a key of JSON.
    package var key: String {
      switch self {
      case .macroF1: "macro_f1"
      case .f1: "f1"
      case .microF1: "micro_f1"
      }
    }
  }

  /// The probability under which a difference is no accident.
  package static let level = 0.05

  /// The rows that both tools were compared on.
  package let base: Int

  /// The rows that only the first tool got right.
  package let onlyFirst: Int

  /// The rows that only the second tool got right.
  package let onlySecond: Int

  /// The first tool's accuracy minus the second one's.
  package let accuracyDifference: Double

  /// The exact probability of McNemar's test: how often chance alone divides the rows so unevenly.
  package let pValue: Double

  /// The figure of merit that the interval is of.
  package let figure: Figure

  /// The first tool's figure minus the second one's.
  package let figureDifference: Double

  /// The interval of that difference; nil without samples.
  package let figureRange: FigureRange?

  /// Compares two tools on the rows that each got right.
  ///
  /// - Parameters:
  ///   - first: Whether the first tool got each row right.
  ///   - second: Whether the second one did.
  ///   - figure: The figure of merit.
  ///   - bootstrap: The samples of the interval; both tools are sampled together.
  ///   - difference: Returns the first tool's figure minus the second one's, each row as often as its weight says.
  init(
    first: [Bool],
    second: [Bool],
    figure: Figure,
    bootstrap: Bootstrap,
    difference: @Sendable ([Int32]) -> Double
  ) {
    base = first.count
    onlyFirst = zip(first, second).count { $0 && !$1 }
    onlySecond = zip(first, second).count { $1 && !$0 }
    accuracyDifference = base > 0 ? Double(onlyFirst - onlySecond) / Double(base) : 0
    pValue = Self.mcNemar(onlyFirst, onlySecond)
    self.figure = figure
    figureDifference = difference([Int32](repeating: 1, count: base))
    figureRange = bootstrap.intervals(rows: base, figures: 1) { [difference($0)] }[0]
  }

  /// What can be said of the accuracy.
  package var accuracyVerdict: Verdict {
    guard pValue < Self.level else { return .cannotTell }
    return onlyFirst > onlySecond ? .better : .worse
  }

  /// What can be said of the figure; nil without an interval.
  package var figureVerdict: Verdict? {
    figureRange.map { $0.low > 0 ? .better : $0.high < 0 ? .worse : .cannotTell }
  }

  /// Returns the two-sided exact probability of McNemar's test (1947): twice the smaller tail of a fair coin.
  package static func mcNemar(_ first: Int, _ second: Int) -> Double {
    let n = first + second
    guard n > 0 else { return 1 }
    let fewer = min(first, second)
    // The greatest term first, so that the sum stays exact far out in the tail.
    var term = exp(
      lgamma(Double(n + 1)) - lgamma(Double(fewer + 1)) - lgamma(Double(n - fewer + 1))
        - Double(n) * log(2)
    )
    var tail = 0.0
    var k = fewer
    while k >= 0, term > 0 {
      tail += term
      term *= Double(k) / Double(n - k + 1)
      k -= 1
    }
    return min(1, 2 * tail)
  }
}
