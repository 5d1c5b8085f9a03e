public import FeedbackModel

/// A column that looks like one of scores, but whose scale cannot be told.
public struct UnreadRating: Hashable, Sendable {
  /// The name of the column; in NDJSON the first of the keys that hold it.
  public let name: String

  /// What stands in the way, in words that follow "is not counted:".
  public let reason: String

  /// The scales that it may be on, the likeliest first.
  public let scales: [ScoreScale]

  /// Whether the column has the role of the score.
  public let isScore: Bool

  /// Whether the user named the column.
  public let isNamed: Bool

  /// Whether the first rows say nothing in it.
  public let isEmpty: Bool

  init(_ name: String, _ evidence: ScoreEvidence, isScore: Bool, isNamed: Bool) {
    self.name = name
    self.isScore = isScore
    self.isNamed = isNamed
    isEmpty = evidence.isEmpty
    reason = evidence.isEmpty ? "the first rows say nothing in it" : evidence.doubt
    scales = evidence.isEmpty ? [] : evidence.possibleScales
  }
}
