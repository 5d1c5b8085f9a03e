package import FeedbackModel

/// Turns ratings into polarities.
package enum RatingPolarity {
  /// Returns the scale that some ratings are on, or nil where they are no codes of one.
  package static func scale(of values: [Double]) -> ScoreScale? {
    guard let least = values.min(), let greatest = values.max(), least >= 0, greatest <= 10,
      values.allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    if least < 1 || greatest > 7 { return .zeroToTen }
    return greatest > 5 ? .oneTo(7) : .oneTo(5)
  }

  /// Returns the polarity of a rating: satisfied codes are positive, dissatisfied ones negative.
  package static func polarity(of value: Double, on scale: ScoreScale) -> SentimentLabel? {
    guard value == value.rounded(), abs(value) < 100, scale.codes.contains(Int(value)) else {
      return nil
    }
    if scale.satisfiedCodes.contains(Int(value)) { return .positive }
    return scale.dissatisfiedCodes.contains(Int(value)) ? .negative : .neutral
  }
}
