import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// Finds the topics of comments, and the sentiment of what is said about each.
///
/// A topic holds when the weights of its distinct cues and rules in one comment reach 1, and a share of the strongest
/// topic's: what a long letter names once in passing is not what it is about. Cues of a sub-topic count for
/// its topic. A worker: each task has its own.
struct TopicClassifier: ~Copyable {
  /// The weight in thousandths at which a topic holds.
  static let holds = 1000

  /// What stands for all words among the cues that a topic has counted, far below those of rules.
  static let wordKey = Int32.min

  /// How many places of a topic its sentiment looks around; more are a hostile text.
  static let mostPlaces = 256

  /// What is known of a topic in the comment under way.
  struct State: BitwiseCopyable {
    var strength = 0
    /// The links of its first and last place, and of the last key that was counted; -1 for none.
    var firstPlace: Int32 = -1
    var lastPlace: Int32 = -1
    var lastKey: Int32 = -1
    /// The topic that it is a part of, or -1.
    var parent: Int32
    /// Whether an exclusion masks some of its cues.
    var isMasked = false
    /// The weight of its strongest place, in thousandths.
    var strongest: Int32 = 0
  }

  /// A place that names a topic.
  struct Place: BitwiseCopyable {
    var first: Int32
    var end: Int32
    /// How strongly it does, in thousandths.
    var weight: Int32
    /// Whether it does so only together with others, as the words of a rule.
    var combines: Bool
    /// The cue or rule that names it here.
    var key: Int32
    /// The next place of the topic, or -1.
    var next: Int32 = -1
  }

  /// A cue or rule that a topic has counted: the pattern of a cue, a rule as `key(ofRule:)` has it, or all words.
  struct Key: BitwiseCopyable {
    var key: Int32
    /// The topic of its line: the one that has counted it, or one of its sub-topics.
    var topic: Int32
    /// The one counted before it, or -1.
    var previous: Int32
  }

  let taxonomy: Taxonomy
  let scale: SentimentScale
  /// The least share of the strongest topic's weight that another one needs, in thousandths.
  let leastShare: Int
  private var evidence: RuleEvidence
  private(set) var states = WorkList<State>()
  private(set) var places = WorkList<Place>()
  private(set) var keys = WorkList<Key>()
  /// The topics that the comment names.
  private(set) var touched = WorkList<Int>()
  /// The strength from which a topic of the comment holds, in thousandths.
  private(set) var least = holds
  /// Those that hold.
  private(set) var holding = WorkList<Int>()
  /// The units at which each of them is really named, one topic's behind another's, and where those of each end.
  var namings = WorkList<Int32>()
  var namingEnds = WorkList<Int>()
  /// For each unit, the topic that holds and that it names by itself; `noOwner` where it names none or several.
  var owners = WorkList<Int32>()
  /// What is said where topics are named.
  var remarks = TopicRemarks()
  /// For each segment or statement by its number, the last sum that it was a part of.
  var sumsOfStretches = WorkList<UInt32>()
  var lastSum: UInt32 = 0
  private var masks: [[Range<Int>]]
  private var maskedTopics: [Int] = []
  private var possible = WorkList<Int32>()
  private var witnesses = WorkList<UnitRange>()
  let rules: [Taxonomy.Rule]
  private var learned: LearnedTopics
  /// The words that the comment has.
  private var takenWords: PatternSet
  /// Whether it is noted which topics a comment speaks of.
  private let notesSpoken: Bool
  /// The key of the first topic of the taxonomy.
  private let firstKey: Int
  /// The topics that the comment speaks of, by cues and rules alone: its own in the order in which they were found, then
  /// those that were consulted.
  private(set) var spoken = WorkList<SpokenTopic>()

  /// Creates a classifier.
  ///
  /// - Parameters:
  ///   - taxonomy: The topics.
  ///   - scale: The scale of sentiments.
  ///   - constants: The constants of the model.
  ///   - patterns: How many patterns there are.
  ///   - ownCount: How many topics the catalogue has, where these are consulted beside it; nil for the catalogue.
  init(
    _ taxonomy: Taxonomy,
    _ scale: SentimentScale,
    _ constants: ModelConstants,
    patterns: Int,
    behind ownCount: Int? = nil
  ) {
    leastShare = constants[.topicShare]
    evidence = RuleEvidence(taxonomy.ruleIndex)
    rules = taxonomy.rules
    learned = LearnedTopics(taxonomy)
    takenWords = PatternSet(taxonomy.hasLearned ? patterns : 0)
    notesSpoken = learned.isUsed || ownCount != nil
    firstKey = ownCount ?? 0
    self.taxonomy = taxonomy
    self.scale = scale
    masks = Array(repeating: [], count: taxonomy.topics.count)
    for (topic, prior) in zip(taxonomy.topics, taxonomy.priors) {
      states.append(State(strength: prior, parent: Int32(topic.parent ?? -1)))
    }
  }

  /// Finds what a comment speaks of, by cues and rules alone.
  mutating func find(_ buffer: borrowing TokenBuffer, _ hits: borrowing HitBuffer) {
    begin()
    if !hits.exclusions.isEmpty { addExclusions(hits) }
    addCues(hits)
    addRules(buffer, hits)
    if notesSpoken { noteSpoken() }
  }

  private mutating func noteSpoken() {
    spoken.removeAll()
    for place in touched.indices {
      let topic = touched[place]
      // A prior names nothing.
      let strength = states[topic].strength - taxonomy.priors[topic]
      spoken.append(
        SpokenTopic(
          key: Int32(truncatingIfNeeded: firstKey + topic),
          strength: Int32(truncatingIfNeeded: strength)
        )
      )
    }
  }

  /// Finds the topics of a comment, strongest first.
  ///
  /// - Parameters:
  ///   - buffer: The tokens.
  ///   - hits: The patterns found in the comment.
  ///   - sentiment: The scored entries.
  ///   - clauses: The comment's clauses.
  ///   - consulted: What the comment speaks of in the taxonomies that are only consulted.
  ///   - wantsSpans: Whether it is wanted where topics are named.
  ///   - topics: Receives the topics.
  mutating func classify(
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap,
    consulted: borrowing WorkList<SpokenTopic>,
    wantsSpans: Bool,
    into topics: inout [TopicAnnotation]
  ) {
    find(buffer, hits)
    for place in consulted.indices { spoken.append(consulted[place]) }
    if learned.isUsed { addLearned(hits) }
    sortTouched()
    var strongest = 0
    for place in touched.indices where states[touched[place]].parent < 0 {
      strongest = max(strongest, states[touched[place]].strength)
    }
    least = max(Self.holds, strongest * leastShare / 1000)
    holding.removeAll()
    for place in touched.indices {
      let topic = touched[place]
      if states[topic].parent < 0, states[topic].strength >= least, states[topic].firstPlace >= 0 {
        holding.append(topic)
      }
    }
    findRemarks(buffer.units, sentiment, clauses)
    for place in holding.indices {
      let topic = holding[place]
      topics.append(annotation(ofHolding: place, sentiment, clauses))
      if wantsSpans {
        topics[topics.count - 1].spans = spans(from: states[topic].firstPlace, buffer)
      }
    }
    if topics.isEmpty {
      for topic in taxonomy.fallbacks { topics.append(fallback(topic, sentiment)) }
    }
    if topics.count > 1 { topics.sort { ($1.strength, $0.topic) < ($0.strength, $1.topic) } }
  }

  /// What the topics that the comment speaks of say of it.
  var said: EvidenceSums { learned.said }

  /// The strength of each topic that the comment names, in thousandths, held or not.
  var strengths: [(topic: Int, strength: Int)] {
    touched.array.filter { states[$0].parent < 0 }.map { ($0, states[$0].strength) }
  }

  /// Forgets the comment before.
  private mutating func begin() {
    for place in touched.indices {
      let topic = touched[place]
      let parent = states[topic].parent
      states[topic] = State(strength: taxonomy.priors[topic], parent: parent)
    }
    touched.removeAll()
    for topic in maskedTopics {
      states[topic].isMasked = false
      masks[topic].removeAll(keepingCapacity: true)
    }
    if !maskedTopics.isEmpty { maskedTopics.removeAll(keepingCapacity: true) }
    places.removeAll()
    keys.removeAll()
  }

  /// Puts the topics in the order of the catalogue; they are few.
  private mutating func sortTouched() {
    for place in touched.indices.dropFirst() {
      let topic = touched[place]
      var hole = place
      while hole > 0, touched[hole - 1] > topic {
        touched[hole] = touched[hole - 1]
        hole -= 1
      }
      touched[hole] = topic
    }
  }

  private mutating func addExclusions(_ hits: borrowing HitBuffer) {
    for place in hits.exclusions.indices {
      let hit = hits.all[Int(hits.exclusions[place])]
      for place in taxonomy.exclusions.places(of: hit.pattern) {
        let topic = taxonomy.exclusions[place]
        if !states[topic].isMasked {
          states[topic].isMasked = true
          maskedTopics.append(topic)
        }
        masks[topic].append(hit.units)
      }
    }
  }

  private mutating func addCues(_ hits: borrowing HitBuffer) {
    taxonomy.cues.prefetch(hits.topicCues, of: hits)
    for place in hits.topicCues.indices {
      let hit = hits.all[Int(hits.topicCues[place])]
      for place in taxonomy.cues.places(of: hit.pattern) {
        let cue = taxonomy.cues[place]
        if isMasked(cue.topic, hit.units) { continue }
        add(cue.weight, to: cue.topic, hit.pattern, hit.units, combines: false)
      }
    }
  }

  /// An exclusion of a topic masks the cues of its sub-topics too.
  @inline(__always)
  func isMasked(_ topic: Int, _ units: Range<Int>) -> Bool {
    if states[topic].isMasked, covers(masks[topic], units) { return true }
    let parent = Int(states[topic].parent)
    return parent >= 0 && states[parent].isMasked && covers(masks[parent], units)
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

  @inline(__always)
  private mutating func add(
    _ weight: Int,
    to topic: Int,
    _ key: Int32,
    _ units: Range<Int>,
    combines: Bool
  ) {
    var current = topic
    repeat {
      // What speaks against a topic does not name it.
      if weight > 0 { addPlace(units, weight, to: current, key, combines: combines) }
      if !hasCounted(key, current) {
        count(key, of: topic, current)
        states[current].strength += weight
      }
      current = Int(states[current].parent)
    } while current >= 0
  }

  @inline(__always)
  private mutating func count(_ key: Int32, of origin: Int, _ topic: Int) {
    if states[topic].lastKey < 0 { touched.append(topic) }
    keys.append(
      Key(
        key: key,
        topic: Int32(truncatingIfNeeded: origin),
        previous: states[topic].lastKey
      )
    )
    states[topic].lastKey = Int32(truncatingIfNeeded: keys.count - 1)
  }

  /// Distinct cues of one topic are few; a text full of one cue meets it first.
  @inline(__always)
  private func hasCounted(_ key: Int32, _ topic: Int) -> Bool {
    var link = states[topic].lastKey
    while link >= 0 {
      if keys[Int(link)].key == key { return true }
      link = keys[Int(link)].previous
    }
    return false
  }

  @inline(__always)
  private mutating func addPlace(
    _ units: Range<Int>,
    _ weight: Int,
    to topic: Int,
    _ key: Int32,
    combines: Bool
  ) {
    let link = Int32(truncatingIfNeeded: places.count)
    let weight = Int32(truncatingIfNeeded: weight)
    states[topic].strongest = max(states[topic].strongest, weight)
    places.append(
      Place(
        first: Int32(truncatingIfNeeded: units.lowerBound),
        end: Int32(truncatingIfNeeded: units.upperBound),
        weight: weight,
        combines: combines,
        key: key
      )
    )
    let last = Int(states[topic].lastPlace)
    if last >= 0 { places[last].next = link } else { states[topic].firstPlace = link }
    states[topic].lastPlace = link
  }

  /// Adds what words and steps give, which ask for what cues and rules alone have found.
  private mutating func addLearned(_ hits: borrowing HitBuffer) {
    learned.begin(spoken)
    for place in hits.topicCues.indices {
      let hit = hits.all[Int(hits.topicCues[place])]
      let words = taxonomy.words.places(of: hit.pattern)
      guard !words.isEmpty else { continue }
      let isNew = takenWords.insert(hit.pattern)
      for place in words {
        let word = taxonomy.words[place]
        addWord(isNew ? word.weight : 0, naming: word.weight, word.topic, hit.units)
      }
    }
    takenWords.removeAll()
    for place in touched.indices {
      states[touched[place]].strength += learned.given[touched[place]]
    }
  }

  /// Adds what a word gives a topic: nothing the second time, but it names the topic there too.
  @inline(__always)
  private mutating func addWord(_ weight: Int, naming: Int, _ topic: Int, _ units: Range<Int>) {
    var current = topic
    repeat {
      if states[current].lastKey < 0 { count(Self.wordKey, of: topic, current) }
      if naming > 0 { addPlace(units, naming, to: current, Self.wordKey, combines: false) }
      states[current].strength += weight
      current = Int(states[current].parent)
    } while current >= 0
  }

  /// The fewest words of rules that are looked at together where a comment has more: as many as a comment of usual length
  /// has or more.
  ///
  /// In a long comment each rule has all its words somewhere; in a few sentences few rules have.
  private static let windowWords = 64

  private mutating func addRules(_ buffer: borrowing TokenBuffer, _ hits: borrowing HitBuffer) {
    let words = hits.ruleWords.count
    evidence.begin()
    var window = 0..<windowEnd(from: 0, buffer, hits)
    let isWhole = window.upperBound == words
    while !window.isEmpty {
      evidence.take(hits, window, possible: &possible)
      for place in possible.indices
      where isWhole || !evidence.spansComment(Int(possible[place])) {
        addRule(Int(possible[place]), buffer, hits)
      }
      window = window.upperBound..<windowEnd(from: window.upperBound, buffer, hits)
    }
    guard !isWhole else { return }
    evidence.take(hits, 0..<words, possible: &possible)
    for place in possible.indices where evidence.spansComment(Int(possible[place])) {
      addRule(Int(possible[place]), buffer, hits)
    }
  }

  /// Returns where the words of rules end that are looked at together: with the end of a sentence.
  private func windowEnd(
    from first: Int,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer
  ) -> Int {
    let words = hits.ruleWords.count
    var end = min(first + Self.windowWords, words)
    guard end < words else { return words }
    func sentence(_ word: Int) -> Int32 {
      buffer.units[Int(hits.all[Int(hits.ruleWords[word])].first)].sentence
    }
    while end < words, sentence(end) == sentence(end - 1) { end += 1 }
    return end
  }

  private mutating func addRule(
    _ rule: Int,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer
  ) {
    witnesses.removeAll()
    evidence.appendWitnesses(of: rule, buffer, hits, to: &witnesses)
    let (topic, weight) = (rules[rule].topic, rules[rule].weight)
    for witness in witnesses.indices {
      let units = witnesses[witness].range
      if isMasked(topic, units) { continue }
      add(weight, to: topic, Self.key(ofRule: rule), units, combines: rules[rule].combines)
    }
  }

  /// Returns the key of a rule: below those of patterns, which count from 0.
  static func key(ofRule rule: Int) -> Int32 { -1 - Int32(truncatingIfNeeded: rule) }

  /// Returns the rule of a key.
  static func rule(ofKey key: Int32) -> Int { -1 - Int(key) }
}
