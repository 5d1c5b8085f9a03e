import FeedbackModel
import LexiconMatching

/// What speaking of some topics gives others in a comment, by the steps of the taxonomy.
///
/// A worker reuses its buffer.
struct LearnedTopics: Sendable {
  /// Whether the taxonomy has words or steps at all.
  let isUsed: Bool

  /// What each topic is given, in thousandths.
  private(set) var given: [Int]

  init(_ taxonomy: Taxonomy) {
    isUsed = taxonomy.hasLearned
    given = [Int](repeating: 0, count: taxonomy.topics.count)
  }

  /// Adds up the steps of a comment.
  ///
  /// - Parameters:
  ///   - spoken: The topics that the comment speaks of.
  ///   - steps: What each gives.
  mutating func begin(
    _ spoken: borrowing WorkList<SpokenTopic>,
    _ steps: borrowing PatternMap<Taxonomy.Step>
  ) {
    for topic in given.indices { given[topic] = 0 }
    for place in spoken.indices {
      let topic = spoken[place]
      for place in steps.places(of: topic.key) where Int(topic.strength) >= steps[place].least {
        given[steps[place].topic] += steps[place].weight
      }
    }
  }
}
