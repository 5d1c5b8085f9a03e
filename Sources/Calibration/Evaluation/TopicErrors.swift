import Classification
import FeedbackModel

/// What gives comments topics wrongly, and what stands in comments whose topics were missed.
///
/// A partial: that of a run is merged from those of its chunks in the order of the input.
package struct TopicErrors: Sendable {
  /// What a comment was called, and why.
  struct Called {
    /// The gold names of the topics that it was called.
    let names: Set<String>
    /// Each of the engine's topics that holds and counts: its id, its gold names, and the lines that it hangs on.
    let topics: [(id: String, names: [String], lines: [DecisiveLine.Key])]

    /// Takes what the engine says.
    ///
    /// - Parameters:
    ///   - prediction: What it says.
    ///   - accounts: Why.
    ///   - topicIDs: The ids of the topics, in the order of the catalogue.
    ///   - settings: How predictions are compared with gold.
    init(
      _ prediction: Prediction,
      _ accounts: [TopicAccount],
      _ topicIDs: [String],
      _ settings: EvaluationSettings
    ) {
      names = Set(settings.topics(of: prediction, inGoldNames: false))
      topics = settings.countedTopics(of: prediction).map { id, names in
        let account = accounts.first { $0.holds && topicIDs[$0.topic] == id }
        return (id, names, account.map { Self.decisive($0, id) } ?? [])
      }
    }

    /// Returns the lines without one of which the topic would not hold; what stands alike in several places is one.
    private static func decisive(_ account: TopicAccount, _ id: String) -> [DecisiveLine.Key] {
      let weights = account.terms.reduce(into: [DecisiveLine.Key: Int]()) { weights, term in
        let key = DecisiveLine.Key(side: id, kind: term.record.rawValue, entry: term.entry)
        weights[key, default: 0] += term.weight
      }
      return weights.filter { account.strength - $0.value < account.least }.map(\.key)
    }
  }

  /// The rows of a topic.
  private struct TopicRows: Sendable {
    var missed = 0
    var gold = 0
  }

  /// The rows of a word, all and by gold topic.
  private struct WordRows: Sendable {
    var all = 0
    var topics: [String: TopicRows] = [:]
    var isKnownElsewhere = false
  }

  /// Gold names that were called and are none of the gold ones.
  package private(set) var falseAlarms = 0

  /// Gold topics that were not called.
  package private(set) var misses = 0

  /// How many rows were judged.
  package private(set) var base = 0

  private var lines: [DecisiveLine.Key: ErrorEvidence.Split] = [:]
  private var topics: [String: TopicRows] = [:]
  private var words: [String: WordRows] = [:]

  /// Creates the evidence of no rows.
  package init() {}

  /// Takes in a comment.
  ///
  /// - Parameters:
  ///   - gold: Its topics.
  ///   - called: What it was called.
  ///   - commentWords: Its words; none where it was not scored.
  mutating func add(_ gold: [String], _ called: Called, _ commentWords: CommentWords?) {
    base += 1
    for topic in called.topics {
      let isWrong = !topic.names.contains(where: gold.contains)
      for line in topic.lines { lines[line, default: ErrorEvidence.Split()].add(isWrong) }
    }
    let gold = Set(gold)
    falseAlarms += called.names.subtracting(gold).count
    for topic in gold {
      topics[topic, default: TopicRows()].gold += 1
      guard !called.names.contains(topic) else { continue }
      misses += 1
      topics[topic, default: TopicRows()].missed += 1
    }
    for (word, isKnown) in commentWords?.all ?? [:] {
      var rows = words[word] ?? WordRows()
      rows.all += 1
      for topic in gold {
        rows.topics[topic, default: TopicRows()].gold += 1
        if !called.names.contains(topic) { rows.topics[topic, default: TopicRows()].missed += 1 }
      }
      if isKnown { rows.isKnownElsewhere = true }
      words[word] = rows
    }
  }

  /// Adds the evidence of the rows behind these.
  package mutating func merge(_ other: TopicErrors) {
    base += other.base
    falseAlarms += other.falseAlarms
    misses += other.misses
    lines.merge(other.lines, uniquingKeysWith: +)
    topics.merge(other.topics, uniquingKeysWith: Self.sum)
    words.merge(other.words) { left, right in
      WordRows(
        all: left.all + right.all,
        topics: left.topics.merging(right.topics, uniquingKeysWith: Self.sum),
        isKnownElsewhere: left.isKnownElsewhere || right.isKnownElsewhere
      )
    }
  }

  private static func sum(_ left: TopicRows, _ right: TopicRows) -> TopicRows {
    TopicRows(missed: left.missed + right.missed, gold: left.gold + right.gold)
  }

  /// Returns the lines without which more topics would rightly not hold than wrongly.
  package func harmfulLines(limit: Int) -> [DecisiveLine] {
    DecisiveLine.harmful(lines, limit: limit)
  }

  /// Returns the words of comments whose topics were missed, the surest first.
  package func missingCues(limit: Int) -> [MissingCue] {
    var cues: [MissingCue] = []
    for (word, with) in words {
      for (topic, rows) in with.topics {
        guard let known = topics[topic] else { continue }
        let cue = MissingCue(
          word,
          topic,
          in: MissingCue.Rows(
            missed: rows.missed,
            gold: rows.gold,
            all: with.all,
            isKnownElsewhere: with.isKnownElsewhere
          ),
          of: MissingCue.Rows(missed: known.missed, gold: known.gold, all: base)
        )
        if let cue { cues.append(cue) }
      }
    }
    return MissingCue.surest(cues, limit)
  }
}
