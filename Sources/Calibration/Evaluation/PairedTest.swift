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

  /// The first tool's macro-F1 minus the second one's.
  package let macroF1Difference: Double

  /// The interval of that difference; nil without samples.
  package let macroF1Range: FigureRange?

  /// Compares two tools on rows with gold classes.
  ///
  /// - Parameters:
  ///   - gold: The gold class of each row.
  ///   - first: What the first tool called it; nil for none of the classes.
  ///   - second: What the second tool called it.
  ///   - classes: How many classes there are.
  ///   - bootstrap: The samples of the interval; both tools are sampled together.
  package init(
    gold: [Int],
    first: [Int?],
    second: [Int?],
    classes: Int,
    bootstrap: Bootstrap
  ) {
    base = gold.count
    onlyFirst = gold.indices.count { first[$0] == gold[$0] && second[$0] != gold[$0] }
    onlySecond = gold.indices.count { second[$0] == gold[$0] && first[$0] != gold[$0] }
    accuracyDifference = base > 0 ? Double(onlyFirst - onlySecond) / Double(base) : 0
    pValue = Self.mcNemar(onlyFirst, onlySecond)
    let occurring = Set(gold).sorted()
    func difference(_ weights: [Int32]) -> Double {
      var tables = (ConfusionTable(classes: classes), ConfusionTable(classes: classes))
      for row in gold.indices where weights[row] > 0 {
        tables.0.add(gold: gold[row], predicted: first[row], weight: Int(weights[row]))
        tables.1.add(gold: gold[row], predicted: second[row], weight: Int(weights[row]))
      }
      return tables.0.macroF1(occurring) - tables.1.macroF1(occurring)
    }
    macroF1Difference = difference([Int32](repeating: 1, count: gold.count))
    macroF1Range = bootstrap.intervals(rows: gold.count, figures: 1) { [difference($0)] }[0]
  }

  /// What can be said of the accuracy.
  package var accuracyVerdict: Verdict {
    guard pValue < Self.level else { return .cannotTell }
    return onlyFirst > onlySecond ? .better : .worse
  }

  /// What can be said of the macro-F1; nil without an interval.
  package var macroF1Verdict: Verdict? {
    macroF1Range.map { $0.low > 0 ? .better : $0.high < 0 ? .worse : .cannotTell }
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

extension PairedTest {
  /// Compares the labels of two tools on the rows with a gold label; nil without such rows.
  package init?(
    _ first: PredictionSet,
    _ second: PredictionSet,
    gold: [GoldRow],
    bootstrap: Bootstrap
  ) {
    let rows = gold.indices.filter { gold[$0].label != nil }
    let speaks = [first, second].allSatisfy { $0.hasLabels || $0.hasScores }
    guard !rows.isEmpty, speaks else { return nil }
    self.init(
      gold: rows.map { Int(gold[$0].label?.rawValue ?? 0) },
      first: rows.map { first.predictions[$0].label.map { Int($0.rawValue) } },
      second: rows.map { second.predictions[$0].label.map { Int($0.rawValue) } },
      classes: 3,
      bootstrap: bootstrap
    )
  }
}
