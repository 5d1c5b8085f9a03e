package import FeedbackModel

/// How sums become masses, a score and a label.
///
/// With P and N the positive and negative sums and K the half-mass constant, the masses are P / (P + N + K) and
/// N / (P + N + K) in whole thousandths, cut towards zero, and the score is the first less the second.
package struct SentimentScale: Sendable {
  private let halfMass: Int64
  private let positiveThreshold: Int
  private let negativeThreshold: Int

  /// Creates the scale of a model.
  package init(_ constants: ModelConstants) {
    halfMass = Int64(max(1, constants[.scoreHalfMass]))
    positiveThreshold = constants[.positiveThreshold]
    negativeThreshold = constants[.negativeThreshold]
  }

  /// Returns positive and negative mass in thousandths, 0…1000.
  package func masses(_ positiveSum: Int64, _ negativeSum: Int64) -> (positive: Int, negative: Int)
  {
    let whole = positiveSum + negativeSum + halfMass
    return (Int(positiveSum * 1000 / whole), Int(negativeSum * 1000 / whole))
  }

  /// Returns the label of a score in thousandths.
  package func label(of score: Int) -> SentimentLabel {
    if score >= positiveThreshold { return .positive }
    return score <= -negativeThreshold ? .negative : .neutral
  }
}
