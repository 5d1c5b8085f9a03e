import FeedbackModel
import LexiconMatching

/// What speaking of some topics gives others in a comment, and says of it, by the lines of the taxonomy.
///
/// A worker reuses its buffer.
struct LearnedTopics: ~Copyable {
  /// Whether the taxonomy has words or such lines at all.
  let isUsed: Bool

  /// What each topic is given, in thousandths.
  private(set) var given: WorkList<Int>

  /// What the comment's topics say of it.
  private(set) var said = EvidenceSums()

  private let sums: SpokenSums

  init(_ taxonomy: Taxonomy) {
    isUsed = taxonomy.hasLearned || taxonomy.hasEvidence
    given = WorkList(repeating: 0, count: taxonomy.topics.count)
    sums = taxonomy.spokenSums
  }

  /// Adds up the lines of a comment.
  ///
  /// - Parameter spoken: The topics that the comment speaks of.
  mutating func begin(_ spoken: borrowing WorkList<SpokenTopic>) {
    given.fill(with: 0, count: given.count)
    said = sums.add(spoken, to: &given)
  }
}
