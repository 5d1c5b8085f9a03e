package import FeedbackModel

/// How sums become masses, a score and a label.
///
/// With P and N the positive and negative sums and K the half-mass constant, the masses are P / (P + N + K) and
/// N / (P + N + K) in whole thousandths, cut towards zero, and the score is the first less the second.
package struct SentimentScale: Sendable {
  private let halfMass: Int64
  private let positiveThreshold: Int
  private let remarkThreshold: Int
  private let negativeThreshold: Int

  /// Creates the scale of a model.
  package init(_ constants: ModelConstants) {
    halfMass = Int64(max(1, constants[.scoreHalfMass]))
    positiveThreshold = constants[.positiveThreshold]
    remarkThreshold = constants[.remarkThreshold]
    negativeThreshold = constants[.negativeThreshold]
  }

  /// Returns positive and negative mass in thousandths, 0…1000.
  package func masses(_ positiveSum: Int64, _ negativeSum: Int64) -> (positive: Int, negative: Int)
  {
    let whole = positiveSum + negativeSum + halfMass
    return (Int(positiveSum * 1000 / whole), Int(negativeSum * 1000 / whole))
  }

  /// Returns the scores from which a comment is positive and negative, in thousandths.
  package func thresholds(isRemark: Bool) -> (positive: Int, negative: Int) {
    (isRemark ? remarkThreshold : positiveThreshold, -negativeThreshold)
  }

  /// Returns the label of a score in thousandths.
  ///
  /// - Parameters:
  ///   - score: The score.
  ///   - isRemark: Whether it is that of a remark: a comment that names no topic, asks and requests nothing and answers
  ///     no question. Who reports on a service must praise it clearly to count as positive, since thanks and
  ///     courtesies are in many reports; who only remarks something means what little is said.
  /// - Returns: The polarity.
  package func label(of score: Int, isRemark: Bool = false) -> SentimentLabel {
    if score >= (isRemark ? remarkThreshold : positiveThreshold) { return .positive }
    return score <= -negativeThreshold ? .negative : .neutral
  }
}
