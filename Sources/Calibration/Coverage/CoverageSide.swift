import FeedbackModel
import Ingestion
package import Pipeline

/// Where a comment stands by the score that its writer gave.
package enum CoverageSide: Int, CaseIterable, Sendable {
  /// A score of the scale's dissatisfied codes: 0–6 of 0–10, 1–2 of 1–5.
  case low
  /// A score of its satisfied codes: 9–10 of 0–10, 4–5 of 1–5.
  case high
  /// A score between them.
  case middle
  /// No score, or one that is no code of the scale.
  case unscored

  /// Returns the side of a row: that of the first of its scores that is a code of its scale.
  package static func of(_ row: borrowing RowFields, _ source: SourceContext) -> CoverageSide {
    for (index, rating) in source.ratings.enumerated() {
      guard let code = row.ratings[index], code != RowFields.invalidRating else { continue }
      let scale = rating.parser.scale
      if scale.dissatisfiedCodes.contains(code) { return .low }
      return scale.satisfiedCodes.contains(code) ? .high : .middle
    }
    return .unscored
  }
}

/// What the word lists found in the comments of one side.
package struct CoverageCounts: Hashable, Sendable {
  /// The scored comments.
  package var comments = 0
  /// Those in which no valence entry counts.
  package var withoutValence = 0
  /// Those in which nothing adds to the negative sum.
  package var withoutNegative = 0
  /// Those in which nothing adds to the positive sum.
  package var withoutPositive = 0
  /// Those that have no topic.
  package var withoutTopic = 0
  /// Those with neither a valence entry nor a topic.
  package var withoutValenceAndTopic = 0
  /// Those with neither a negative entry nor a topic.
  package var withoutNegativeAndTopic = 0
  /// Those with neither a positive entry nor a topic.
  package var withoutPositiveAndTopic = 0

  /// Adds the counts of other comments.
  package mutating func merge(_ other: CoverageCounts) {
    comments += other.comments
    withoutValence += other.withoutValence
    withoutNegative += other.withoutNegative
    withoutPositive += other.withoutPositive
    withoutTopic += other.withoutTopic
    withoutValenceAndTopic += other.withoutValenceAndTopic
    withoutNegativeAndTopic += other.withoutNegativeAndTopic
    withoutPositiveAndTopic += other.withoutPositiveAndTopic
  }
}
