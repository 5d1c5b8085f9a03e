import FeedbackModel
import LexiconMatching

/// What lines of taxonomies give where a comment speaks of topics, summed up beforehand.
///
/// A topic may have many lines, each with the strength from which it counts. Here it has a level for each such strength, with
/// the sums of all lines that count from there on: a comment looks one level up for each topic that it speaks of.
struct SpokenSums: Sendable {
  /// What a topic gives from a strength on.
  struct Level: BitwiseCopyable, Sendable {
    /// The strength, in thousandths.
    var least: Int
    var said = EvidenceSums()
    /// Where it stands what other topics are given.
    var first: Int32 = 0
    var end: Int32 = 0
  }

  /// What another topic is given, in thousandths.
  struct Gift: BitwiseCopyable, Sendable {
    var topic: Int
    var weight: Int
  }

  /// For each topic by its key its levels, strongest first.
  private var levels = PatternMap<Level>()
  private var gifts: [Gift] = []

  /// Creates the sums of no lines.
  init() {}

  /// Sums up lines.
  ///
  /// - Parameters:
  ///   - steps: What speaking of a topic gives others, by the keys of `SpokenTopic`.
  ///   - evidence: What it says of the comment, by the same keys.
  init(_ steps: PatternMap<Taxonomy.Step>, _ evidence: PatternMap<Taxonomy.Evidence>) {
    for key in Set(steps.patterns).union(evidence.patterns).sorted() {
      let given = steps.places(of: key).map { steps[$0] }
      let said = evidence.places(of: key).map { evidence[$0] }
      let strengths = Set(given.map(\.least)).union(said.map(\.least))
      for least in strengths.sorted(by: >) {
        var level = Level(least: least, first: Int32(gifts.count))
        for line in said where line.least <= least { level.said.add(line.weight, line.category) }
        var sums: [Int: Int] = [:]
        for step in given where step.least <= least { sums[step.topic, default: 0] += step.weight }
        gifts += sums.sorted { $0.key < $1.key }.map { Gift(topic: $0.key, weight: $0.value) }
        level.end = Int32(gifts.count)
        levels.add(level, for: key)
      }
    }
    levels.seal()
  }

  /// Adds up what the topics that a comment speaks of give.
  ///
  /// - Parameters:
  ///   - spoken: The topics that the comment speaks of.
  ///   - given: What each topic is given is added here, by its place in the catalogue.
  /// - Returns: What they say of the comment.
  func add(_ spoken: borrowing WorkList<SpokenTopic>, to given: inout WorkList<Int>) -> EvidenceSums
  {
    var said = EvidenceSums()
    for place in spoken.indices {
      let topic = spoken[place]
      for place in levels.places(of: topic.key) where levels[place].least <= Int(topic.strength) {
        let level = levels[place]
        said += level.said
        for gift in Int(level.first)..<Int(level.end) {
          given[gifts[gift].topic] += gifts[gift].weight
        }
        break
      }
    }
    return said
  }
}
