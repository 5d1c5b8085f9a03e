/// What evidence that adds up comes to: that of words, or that of topics.
struct EvidenceSums: BitwiseCopyable, Equatable, Sendable {
  /// The sum of the tones, in thousandths of a valence unit.
  var tone = 0

  /// The evidence that the comment takes no side, in thousandths of a valence unit; below zero against it.
  var neutral = 0

  /// The evidence of a complaint, in thousandths.
  var grievance = 0

  /// Adds the weight of a word or a line, in thousandths.
  mutating func add(_ weight: Int, _ category: CueCategory) {
    switch category {
    case .tone: tone += weight
    case .neutral: neutral += weight
    default: grievance += weight
    }
  }

  static func += (sums: inout EvidenceSums, more: EvidenceSums) {
    sums.tone += more.tone
    sums.neutral += more.neutral
    sums.grievance += more.grievance
  }
}
