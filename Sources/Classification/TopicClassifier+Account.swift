import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// Why the comment that was classified last has its topics.
extension TopicClassifier {
  /// Accounts for the top-level topics that the comment names.
  ///
  /// - Parameters:
  ///   - buffer: The comment's tokens.
  ///   - hits: The patterns found in it.
  ///   - sentiment: Its scored entries.
  ///   - clauses: Its clauses.
  ///   - patterns: The patterns by number.
  ///   - topicID: The id of a topic that a comment speaks of, by its key.
  /// - Returns: First the accounts of those that hold, then of the others, each part strongest first.
  mutating func accounts(
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap,
    _ patterns: PatternTable,
    topicID: (Int32) -> String
  ) -> [TopicAccount] {
    let named = NamedPatterns(hits)
    var accounts: [TopicAccount] = []
    for topic in touched.array where states[topic].parent < 0 {
      let place = holding.indices.first { holding[$0] == topic }
      var terms = cuesAndRules(of: topic, buffer, named, patterns)
      terms += words(of: topic, buffer, named, patterns)
      terms += steps(to: topic, topicID)
      if taxonomy.priors[topic] != 0 {
        terms.append(term(.prior, of: topic, "", taxonomy.priors[topic]))
      }
      accounts.append(
        TopicAccount(
          topic: topic,
          holds: place != nil,
          strength: states[topic].strength,
          least: least,
          terms: terms,
          said: place.map { entries(ofHolding: $0, sentiment, clauses) } ?? []
        )
      )
    }
    if holding.isEmpty {
      for topic in taxonomy.fallbacks { accounts.append(fallbackAccount(topic, sentiment)) }
    }
    return accounts.sorted { first, second in
      (first.holds ? 0 : 1, second.strength, first.topic)
        < (second.holds ? 0 : 1, first.strength, second.topic)
    }
  }

  /// Returns the account of a topic that stands for what names no other one.
  private func fallbackAccount(_ topic: Int, _ sentiment: SentimentResult) -> TopicAccount {
    TopicAccount(
      topic: topic,
      holds: true,
      strength: Self.holds,
      least: Self.holds,
      terms: [term(.fallback, of: topic, "", Self.holds)],
      said: sentiment.hits.indices.filter { sentiment.hits[$0].value != 0 }
    )
  }

  /// The cues and words of topics that a comment has: in the order of the text, and where each stands.
  private struct NamedPatterns {
    private(set) var order: [Int32] = []
    private(set) var units: [Int32: [Range<Int>]] = [:]

    init(_ hits: borrowing HitBuffer) {
      for place in hits.topicCues.indices {
        let hit = hits.all[Int(hits.topicCues[place])]
        if units[hit.pattern] == nil { order.append(hit.pattern) }
        units[hit.pattern, default: []].append(hit.units)
      }
    }
  }

  private func cuesAndRules(
    of topic: Int,
    _ buffer: borrowing TokenBuffer,
    _ named: NamedPatterns,
    _ patterns: PatternTable
  ) -> [TopicAccount.Term] {
    var terms: [TopicAccount.Term] = []
    var link = states[topic].lastKey
    while link >= 0 {
      let (key, origin) = (keys[Int(link)].key, Int(keys[Int(link)].topic))
      link = keys[Int(link)].previous
      if key >= 0 {
        // A line counts once; what repeats it in another taxonomy does not.
        let cue = taxonomy.cues.places(of: key).first { taxonomy.cues[$0].topic == origin }
        var units: [Range<Int>] = []
        for range in named.units[key, default: []] where !isMasked(origin, range) {
          units.append(range)
        }
        let weight = cue.map { taxonomy.cues[$0].weight } ?? 0
        terms.append(
          term(.cue, of: origin, patterns.text(of: key), weight, words(at: units, buffer))
        )
      } else if key != Self.wordKey {
        let rule = Self.rule(ofKey: key)
        let words = words(at: places(of: key, from: states[topic].firstPlace), buffer)
        terms.append(term(.rule, of: origin, taxonomy.ruleText(rule), rules[rule].weight, words))
      }
    }
    return terms.reversed()
  }

  private func words(
    of topic: Int,
    _ buffer: borrowing TokenBuffer,
    _ named: NamedPatterns,
    _ patterns: PatternTable
  ) -> [TopicAccount.Term] {
    var terms: [TopicAccount.Term] = []
    for pattern in named.order {
      for place in taxonomy.words.places(of: pattern) {
        let word = taxonomy.words[place]
        guard word.topic == topic || taxonomy.topics[word.topic].parent == topic else { continue }
        let words = words(at: named.units[pattern, default: []], buffer)
        terms.append(term(.word, of: word.topic, patterns.text(of: pattern), word.weight, words))
      }
    }
    return terms
  }

  private func steps(to topic: Int, _ topicID: (Int32) -> String) -> [TopicAccount.Term] {
    var terms: [TopicAccount.Term] = []
    for place in spoken.indices {
      let spoken = spoken[place]
      for place in taxonomy.steps.places(of: spoken.key) {
        let step = taxonomy.steps[place]
        guard step.topic == topic, step.least <= Int(spoken.strength) else { continue }
        let condition = "\(topicID(spoken.key)) \(Thousandths.text(step.least))"
        terms.append(term(.when, of: topic, condition, step.weight))
      }
    }
    return terms
  }

  private func term(
    _ record: TopicAccount.Record,
    of topic: Int,
    _ entry: String,
    _ weight: Int,
    _ words: [(span: TextSpan, form: String)] = []
  ) -> TopicAccount.Term {
    TopicAccount.Term(
      record: record,
      topic: topic,
      entry: entry,
      weight: weight,
      spans: words.map(\.span),
      forms: words.map(\.form)
    )
  }

  /// Returns where a cue or rule names a topic, each place once, in the order of the text.
  private func places(of key: Int32, from first: Int32) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var link = first
    while link >= 0 {
      let place = places[Int(link)]
      if place.key == key { ranges.append(Int(place.first)..<Int(place.end)) }
      link = place.next
    }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return ranges.indices.filter { $0 == 0 || ranges[$0] != ranges[$0 - 1] }.map { ranges[$0] }
  }

  /// Returns where some words stand, and how they were looked up.
  private func words(
    at ranges: [Range<Int>],
    _ buffer: borrowing TokenBuffer
  ) -> [(span: TextSpan, form: String)] {
    var words: [(TextSpan, String)] = []
    for range in ranges {
      var forms: [String] = []
      for unit in range { forms.append(buffer.form(of: buffer.units[unit])) }
      words.append((buffer.span(of: range), forms.joined(separator: " ")))
    }
    return words
  }

  /// Returns the scored entries that the sentiment of a topic that holds is the sum of.
  private mutating func entries(
    ofHolding place: Int,
    _ sentiment: SentimentResult,
    _ clauses: borrowing ClauseMap
  ) -> [Int] {
    guard !namingEnds.isEmpty else { return [] }
    let heard = heard(ofHolding: place, sentiment, clauses)
    var entries: [Int] = []
    for hit in sentiment.hits.indices where sentiment.hits[hit].value != 0 {
      let unit = sentiment.hits[hit].units.lowerBound
      let isHeard =
        switch heard.stretch {
        case .remarks: remarks.counts(unit)
        case .segments, .statements: isInSum(heard.stretch.number(clauses[unit]))
        }
      if isHeard { entries.append(hit) }
    }
    return entries
  }
}
