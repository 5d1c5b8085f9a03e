import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// Finds the topics of comments, and the sentiment of what is said about each.
///
/// A topic holds when the weights of its distinct cues and rules in one comment reach 1, and a share of the strongest
/// topic's: what a long letter names once in passing is not what it is about. Cues of a sub-topic count for
/// its topic. A worker: each task has its own.
struct TopicClassifier: Sendable {
  /// The weight in thousandths at which a topic holds.
  private static let holds = 1000

  /// How many places of a topic its sentiment looks around; more are a hostile text.
  private static let mostPlaces = 256

  private let taxonomy: Taxonomy
  private let scale: SentimentScale
  /// The least share of the strongest topic's weight that another one needs, in thousandths.
  private let leastShare: Int
  private var strengths: [Int]
  private var places: [[Range<Int>]]
  private var seen: [[Int32]]
  private let parents: [Int?]
  private var evidence: RuleEvidence
  private var touched: [Int] = []
  private var masks: [[Range<Int>]]
  private var maskedTopics: [Int] = []
  private var possible: [Int32] = []
  private var witnesses: [Range<Int>] = []
  private var learned: LearnedTopics

  init(_ taxonomy: Taxonomy, _ scale: SentimentScale, _ constants: ModelConstants) {
    leastShare = constants[.topicShare]
    parents = taxonomy.topics.map(\.parent)
    evidence = RuleEvidence(taxonomy.ruleIndex)
    learned = LearnedTopics(taxonomy)
    self.taxonomy = taxonomy
    self.scale = scale
    strengths = taxonomy.priors
    places = Array(repeating: [], count: taxonomy.topics.count)
    seen = Array(repeating: [], count: taxonomy.topics.count)
    masks = Array(repeating: [], count: taxonomy.topics.count)
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
      strengths[topic] = taxonomy.priors[topic]
      places[topic].removeAll(keepingCapacity: true)
      seen[topic].removeAll(keepingCapacity: true)
    }
    touched.removeAll(keepingCapacity: true)
    addCues(hits)
    addRules(buffer, hits)
    addLearned(hits)
    var strongest = 0
    for topic in touched where parents[topic] == nil {
      strongest = max(strongest, strengths[topic])
    }
    let least = max(Self.holds, strongest * leastShare / 1000)
    touched.sort()
    for topic in touched where parents[topic] == nil {
      guard strengths[topic] >= least, !places[topic].isEmpty else { continue }
      topics.append(annotation(of: topic, buffer, sentiment, clauses))
    }
    if topics.isEmpty {
      for topic in taxonomy.fallbacks { topics.append(fallback(topic, sentiment)) }
    }
    topics.sort { ($1.strength, $0.topic) < ($0.strength, $1.topic) }
  }

  /// The strength of each topic that the comment names, in thousandths, held or not.
  var named: [(topic: Int, strength: Int)] {
    touched.sorted().filter { parents[$0] == nil }.map { ($0, strengths[$0]) }
  }

  private mutating func addCues(_ hits: [PatternHit]) {
    for topic in maskedTopics { masks[topic].removeAll(keepingCapacity: true) }
    maskedTopics.removeAll(keepingCapacity: true)
    for hit in hits where hit.uses.contains(.exclusion) {
      for place in taxonomy.exclusions.places(of: hit.pattern) {
        let topic = taxonomy.exclusions[place]
        if masks[topic].isEmpty { maskedTopics.append(topic) }
        masks[topic].append(hit.units)
      }
    }
    for hit in hits where hit.uses.contains(.topicCue) {
      for place in taxonomy.cues.places(of: hit.pattern) {
        let cue = taxonomy.cues[place]
        if isMasked(cue.topic, hit.units) { continue }
        add(cue.weight, to: cue.topic, hit.pattern, hit.units)
      }
    }
  }

  /// An exclusion of a topic masks the cues of its sub-topics too.
  private func isMasked(_ topic: Int, _ units: Range<Int>) -> Bool {
    guard !maskedTopics.isEmpty else { return false }
    if covers(masks[topic], units) { return true }
    guard let parent = parents[topic] else { return false }
    return covers(masks[parent], units)
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

  private mutating func add(_ weight: Int, to topic: Int, _ key: Int32, _ units: Range<Int>) {
    var place: Int? = topic
    while let current = place {
      if seen[current].isEmpty { touched.append(current) }
      // What speaks against a topic does not name it.
      if weight > 0 { places[current].append(units) }
      // Distinct cues of one topic are few; a text full of one cue meets it first.
      if !seen[current].contains(key) {
        seen[current].append(key)
        strengths[current] += weight
      }
      place = parents[current]
    }
  }

  /// Adds what words and steps give, which ask for what cues and rules alone have found.
  private mutating func addLearned(_ hits: [PatternHit]) {
    guard learned.isUsed else { return }
    learned.begin(named: touched, strengths, taxonomy)
    for hit in hits where hit.uses.contains(.topicCue) {
      for place in taxonomy.words.places(of: hit.pattern) {
        let word = taxonomy.words[place]
        // Words take keys far below those of rules.
        add(word.weight, to: word.topic, Int32.min + hit.pattern, hit.units)
      }
    }
    for topic in touched { strengths[topic] += learned.given[topic] }
  }

  private mutating func addRules(_ buffer: TokenBuffer, _ hits: [PatternHit]) {
    evidence.begin(hits, possible: &possible)
    for place in possible.indices {
      let rule = Int(possible[place])
      witnesses.removeAll(keepingCapacity: true)
      evidence.forEachWitness(of: taxonomy.rules[rule].expression, buffer, hits) {
        witnesses.append($0)
      }
      let (topic, weight) = (taxonomy.rules[rule].topic, taxonomy.rules[rule].weight)
      for units in witnesses where !isMasked(topic, units) {
        // Rules take keys below those of patterns, which count from 0.
        add(weight, to: topic, -1 - Int32(rule), units)
      }
    }
  }

  private func annotation(
    of topic: Int,
    _ buffer: TokenBuffer,
    _ sentiment: SentimentResult,
    _ clauses: ClauseMap
  ) -> TopicAnnotation {
    let masses = masses(around: places[topic], buffer, sentiment, clauses)
    let score = masses.positive - masses.negative
    let subtopics = touched.filter {
      parents[$0] == topic && strengths[$0] >= Self.holds
    }
    return TopicAnnotation(
      topic: topic,
      label: scale.label(of: score),
      score: score,
      strength: strengths[topic],
      spans: spans(of: places[topic], buffer),
      subtopics: subtopics.sorted()
    )
  }

  /// Returns the annotation of a topic that stands for what no other one names: it has the whole comment's sentiment.
  private func fallback(_ topic: Int, _ sentiment: SentimentResult) -> TopicAnnotation {
    let sums = sums(sentiment) { _ in true }
    let masses = scale.masses(sums.positive, sums.negative)
    let score = masses.positive - masses.negative
    return TopicAnnotation(
      topic: topic,
      label: scale.label(of: score),
      score: score,
      strength: Self.holds,
      spans: []
    )
  }

  /// The bytes of some places, each once, ascending.
  private func spans(of places: [Range<Int>], _ buffer: TokenBuffer) -> [TextSpan] {
    var spans: [TextSpan] = []
    spans.reserveCapacity(places.count)
    for units in places {
      spans.append(
        TextSpan(
          Int(buffer.units[units.lowerBound].span.start),
          Int(buffer.units[units.upperBound - 1].span.end)
        )
      )
    }
    guard spans.count > 1 else { return spans }
    spans.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    var distinct = 1
    for index in 1..<spans.count where spans[index] != spans[distinct - 1] {
      spans[distinct] = spans[index]
      distinct += 1
    }
    spans.removeLast(spans.count - distinct)
    return spans
  }

  /// The masses of the segments that name the topic; where these say nothing, of their statements.
  private func masses(
    around places: [Range<Int>],
    _ buffer: TokenBuffer,
    _ sentiment: SentimentResult,
    _ clauses: ClauseMap
  ) -> (positive: Int, negative: Int) {
    let near = sums(sentiment, around: places, by: clauses.segments)
    if near.positive + near.negative > 0 { return scale.masses(near.positive, near.negative) }
    let wide = sums(sentiment, around: places, by: clauses.statements)
    return scale.masses(wide.positive, wide.negative)
  }

  /// Adds up the hits that share a number with one of the first places.
  private func sums(
    _ sentiment: SentimentResult,
    around places: [Range<Int>],
    by numbers: [Int32]
  ) -> (positive: Int64, negative: Int64) {
    let count = min(places.count, Self.mostPlaces)
    return sums(sentiment) { unit in
      let number = numbers[unit]
      for place in 0..<count where numbers[places[place].lowerBound] == number { return true }
      return false
    }
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
