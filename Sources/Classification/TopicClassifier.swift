import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// Finds the topics of comments, and the sentiment of what is said about each.
///
/// A topic holds when the weights of its distinct cues and rules in one comment reach 1. Cues of a sub-topic count for
/// its topic. A worker: each task has its own.
struct TopicClassifier: Sendable {
  /// The weight in thousandths at which a topic holds.
  private static let holds = 1000

  private let taxonomy: Taxonomy
  private let scale: SentimentScale
  private var strengths: [Int]
  private var places: [[Range<Int>]]
  private var seen: [Set<Int32>]
  private var touched: [Int] = []
  private var masks: [[Range<Int>]]
  private var maskedTopics: [Int] = []
  private var ruleStates: [Bool]
  private var triggered: [Int] = []

  init(_ taxonomy: Taxonomy, _ scale: SentimentScale) {
    self.taxonomy = taxonomy
    self.scale = scale
    strengths = [Int](repeating: 0, count: taxonomy.topics.count)
    places = Array(repeating: [], count: taxonomy.topics.count)
    seen = Array(repeating: [], count: taxonomy.topics.count)
    masks = Array(repeating: [], count: taxonomy.topics.count)
    ruleStates = [Bool](repeating: false, count: taxonomy.rules.count)
  }

  /// Finds the topics of a comment, strongest first.
  mutating func classify(
    _ buffer: TokenBuffer,
    _ hits: [PatternHit],
    _ sentiment: SentimentResult,
    _ clauses: ClauseMap,
    into topics: inout [TopicAnnotation]
  ) {
    topics.removeAll(keepingCapacity: true)
    for topic in touched {
      strengths[topic] = 0
      places[topic].removeAll(keepingCapacity: true)
      seen[topic].removeAll(keepingCapacity: true)
    }
    touched.removeAll(keepingCapacity: true)
    addCues(hits)
    addRules(buffer, hits)
    for topic in touched.sorted() where taxonomy.topics[topic].parent == nil {
      guard strengths[topic] >= Self.holds else { continue }
      topics.append(annotation(of: topic, buffer, sentiment, clauses))
    }
    topics.sort { ($1.strength, $0.topic) < ($0.strength, $1.topic) }
  }

  private mutating func addCues(_ hits: [PatternHit]) {
    for topic in maskedTopics { masks[topic].removeAll(keepingCapacity: true) }
    maskedTopics.removeAll(keepingCapacity: true)
    for hit in hits {
      for topic in taxonomy.exclusions(of: hit.pattern) {
        if masks[topic].isEmpty { maskedTopics.append(topic) }
        masks[topic].append(hit.units)
      }
    }
    for hit in hits {
      for cue in taxonomy.cues(of: hit.pattern) where !isMasked(cue.topic, hit.units) {
        add(cue.weight, to: cue.topic, hit.pattern, [hit.units])
      }
    }
  }

  /// An exclusion of a topic masks the cues of its sub-topics too.
  private func isMasked(_ topic: Int, _ units: Range<Int>) -> Bool {
    guard !maskedTopics.isEmpty else { return false }
    if covers(masks[topic], units) { return true }
    return taxonomy.topics[topic].parent.map { covers(masks[$0], units) } ?? false
  }

  /// Masks come in the order of the text and are short, so only those that begin just before can cover a place.
  private func covers(_ ranges: [Range<Int>], _ units: Range<Int>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= units.lowerBound { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    while index >= 0, ranges[index].lowerBound + Pattern.longest > units.lowerBound {
      if ranges[index].upperBound >= units.upperBound { return true }
      index -= 1
    }
    return false
  }

  private mutating func add(_ weight: Int, to topic: Int, _ key: Int32, _ units: [Range<Int>]) {
    var place: Int? = topic
    while let current = place {
      if seen[current].isEmpty, places[current].isEmpty { touched.append(current) }
      places[current] += units
      if seen[current].insert(key).inserted { strengths[current] += weight }
      place = taxonomy.topics[current].parent
    }
  }

  private mutating func addRules(_ buffer: TokenBuffer, _ hits: [PatternHit]) {
    triggered.removeAll(keepingCapacity: true)
    for hit in hits {
      for rule in taxonomy.rules(of: hit.pattern) where !ruleStates[rule] {
        ruleStates[rule] = true
        triggered.append(rule)
      }
    }
    for index in triggered {
      ruleStates[index] = false
      let rule = taxonomy.rules[index]
      let found = witnesses(of: rule.expression, buffer, hits).filter { !isMasked(rule.topic, $0) }
      // Rules take keys below those of patterns, which count from 0.
      if !found.isEmpty { add(rule.weight, to: rule.topic, -1 - Int32(index), found) }
    }
  }

  private func witnesses(
    of expression: TopicExpression,
    _ buffer: TokenBuffer,
    _ hits: [PatternHit]
  ) -> [Range<Int>] {
    if expression.spansComment {
      return expression.witnesses { pattern in
        hits.filter { $0.pattern == pattern }.map(\.units)
      }
    }
    var found: [Range<Int>] = []
    let triggers = expression.triggers
    var start = 0
    while start < hits.count {
      let sentence = buffer.units[Int(hits[start].first)].sentence
      var end = start
      var isTriggered = false
      while end < hits.count, buffer.units[Int(hits[end].first)].sentence == sentence {
        isTriggered = isTriggered || triggers.contains(hits[end].pattern)
        end += 1
      }
      if isTriggered {
        let within = hits[start..<end]
        found += expression.witnesses { pattern in
          within.filter { $0.pattern == pattern }.map(\.units)
        }
      }
      start = end
    }
    return found
  }

  private func annotation(
    of topic: Int,
    _ buffer: TokenBuffer,
    _ sentiment: SentimentResult,
    _ clauses: ClauseMap
  ) -> TopicAnnotation {
    let masses = masses(around: places[topic], buffer, sentiment, clauses)
    let score = masses.positive - masses.negative
    let spans = Set(
      places[topic].map { units in
        TextSpan(
          Int(buffer.units[units.lowerBound].span.start),
          Int(buffer.units[units.upperBound - 1].span.end)
        )
      }
    )
    let subtopics = touched.filter {
      taxonomy.topics[$0].parent == topic && strengths[$0] >= Self.holds
    }
    return TopicAnnotation(
      topic: topic,
      label: scale.label(of: score),
      score: score,
      strength: strengths[topic],
      spans: spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) },
      subtopics: subtopics.sorted()
    )
  }

  /// The masses of the segments that name the topic; where these say nothing, of their statements.
  private func masses(
    around places: [Range<Int>],
    _ buffer: TokenBuffer,
    _ sentiment: SentimentResult,
    _ clauses: ClauseMap
  ) -> (positive: Int, negative: Int) {
    let segments = Set(places.map { clauses.segments[$0.lowerBound] })
    let near = sums(sentiment) { segments.contains(clauses.segments[$0]) }
    if near.positive + near.negative > 0 { return scale.masses(near.positive, near.negative) }
    let statements = Set(places.map { clauses.statements[$0.lowerBound] })
    let wide = sums(sentiment) { statements.contains(clauses.statements[$0]) }
    return scale.masses(wide.positive, wide.negative)
  }

  private func sums(
    _ sentiment: SentimentResult,
    where counts: (Int) -> Bool
  ) -> (positive: Int64, negative: Int64) {
    var positive: Int64 = 0
    var negative: Int64 = 0
    for hit in sentiment.hits where counts(hit.units.lowerBound) {
      if hit.value > 0 { positive += hit.value } else { negative -= hit.value }
    }
    return (positive, negative)
  }
}
