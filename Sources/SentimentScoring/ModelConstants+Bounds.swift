import FeedbackModel
import LexiconMatching

extension ModelConstants.Key {
  /// The values in thousandths that the arithmetic can take; nil where any will do.
  ///
  /// The score divides by its half mass and the complaint score by its scale, scores and shares reach one at most, and
  /// stacked intensifiers that weaken are none.
  var bounds: ClosedRange<Int>? {
    switch self {
    case .scoreHalfMass, .complaintScale: 1...Int.max
    case .positiveThreshold, .negativeThreshold, .remarkThreshold, .topicShare: 0...1000
    case .strongestIntensity: 1000...Int.max
    default: nil
    }
  }

  /// Returns what is wrong with a value in thousandths; nil where it is in its bounds.
  func diagnostic(_ value: Int, at location: SourceLocation) -> Diagnostic? {
    guard let bounds, !bounds.contains(value) else { return nil }
    let wanted =
      switch (bounds.lowerBound, bounds.upperBound) {
      case (1, _): "above 0"
      case (let low, Int.max): "of at least \(low / 1000)"
      case (let low, let high): "from \(low / 1000) to \(high / 1000)"
      }
    return Diagnostic(
      "the model's constant '\(name)' cannot be \(Thousandths.text(value))",
      at: location,
      remedy: "give a number \(wanted)."
    )
  }
}
