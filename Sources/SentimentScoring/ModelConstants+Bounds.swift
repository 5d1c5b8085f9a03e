import FeedbackModel
import LexiconMatching

extension ModelConstants.Key {
  /// The values in thousandths that the arithmetic can take.
  ///
  /// The score divides by its half mass and the complaint score by its scale, scores and shares reach one at most, and
  /// stacked intensifiers that weaken are none. Reaches are bounded so that judging takes time linear in a comment's words,
  /// all others so that no sum can overflow.
  var bounds: ClosedRange<Int> {
    switch self {
    case .scoreHalfMass, .complaintScale: 1...Thousandths.weights.upperBound
    case .positiveThreshold, .negativeThreshold, .remarkThreshold, .topicShare: 0...1000
    case .strongestIntensity: 1000...Thousandths.weights.upperBound
    case .negationReach, .intensityReach, .sweepingReach: 0...100_000
    default: Thousandths.weights
    }
  }

  /// Returns what is wrong with a value in thousandths; nil where it is in its bounds.
  func diagnostic(_ value: Int, at location: SourceLocation) -> Diagnostic? {
    guard !bounds.contains(value) else { return nil }
    let (low, high) = (bounds.lowerBound, bounds.upperBound / 1000)
    let wanted = low == 1 ? "above 0, and at most \(high)" : "from \(low / 1000) to \(high)"
    return Diagnostic(
      "the model's constant '\(name)' cannot be \(Thousandths.text(value))",
      at: location,
      remedy: "give a number \(wanted)."
    )
  }
}
