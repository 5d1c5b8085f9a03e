/// What the naming of some topics gives others in a comment, by the steps of the taxonomy.
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
  ///   - named: The topics that cues and rules name, with what each has by them and its prior, in thousandths.
  ///   - taxonomy: The steps.
  mutating func begin(_ named: [(topic: Int, strength: Int)], _ taxonomy: Taxonomy) {
    for topic in given.indices { given[topic] = 0 }
    for step in taxonomy.steps {
      // A prior names nothing.
      guard let topic = named.first(where: { $0.topic == step.named }),
        topic.strength - taxonomy.priors[step.named] >= step.least
      else { continue }
      given[step.topic] += step.weight
    }
  }
}
