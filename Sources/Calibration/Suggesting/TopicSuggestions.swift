package import KPIModel

/// A word, or a pair of words, that comments without a topic have more often than others.
package struct TopicSuggestion: Hashable, Sendable {
  /// A topic that the comments with the term name more often than comments do that name one.
  package struct Near: Hashable, Sendable {
    /// The number of the topic in the engine's catalogue.
    package let topic: Int
    /// The comments with the term of which it is the strongest topic.
    package let comments: Int
  }

  /// The folded term; two words have a blank between them.
  package let term: String
  /// How many words it has.
  package let words: Int
  /// The comments without a topic that have it.
  package let without: Int
  /// The negative ones of them.
  package let withoutNegative: Int
  /// The comments with a topic that have it.
  package let with: Int
  /// Dunning's G² of comments without a topic against those with one.
  package let g2: Double
  /// The topic that the comments with it name, if there are enough.
  package let near: Near?
  /// The first comment without a topic that has it, a negative one where there is one.
  package let example: SidedTerms.Example?
}

/// What the taxonomies of a run leave out.
package struct TopicSuggestions: Sendable {
  /// The comments without a topic.
  package let without: Int
  /// The negative ones of them.
  package let withoutNegative: Int
  /// The scored comments.
  package let comments: Int
  /// The negative ones of them.
  package let negative: Int
  /// Whether there were more different words or pairs than are counted.
  package let isTruncated: Bool

  private let rows: SuggestionRows

  /// The fewest comments of a topic that make it near, and the least G² of it.
  private static let fewestNear = 3
  private static let leastNear = 3.84

  /// Of the comments with a word, the share that has one pair with it, from which the pair is told in its place.
  private static let pairShare = (70, of: 100)

  /// Sums up the comments of a run.
  package init(_ rows: SuggestionRows) {
    self.rows = rows
    let sides = rows.words.comments
    withoutNegative = sides[SuggestionRows.withoutNegative]
    without = withoutNegative + sides[SuggestionRows.withoutOther]
    comments = sides.reduce(0, +)
    negative = withoutNegative + rows.negativeWithTopic
    isTruncated = rows.words.isTruncated || rows.pairs.isTruncated
  }

  /// Returns the terms that comments without a topic have more often than others, those most typical of them first.
  ///
  /// - Parameters:
  ///   - fewest: The least number of comments without a topic with the term.
  ///   - limit: How many terms at most.
  /// - Returns: The terms; none where every comment names a topic, or no one does.
  package func terms(fewest: Int, limit: Int) -> [TopicSuggestion] {
    let pairs = suggestions(rows.pairs, words: 2, fewest)
    var inPair: [Substring: Int] = [:]
    for pair in pairs {
      for word in pair.term.split(separator: " ") {
        inPair[word] = max(inPair[word] ?? 0, pair.without)
      }
    }
    let words = suggestions(rows.words, words: 1, fewest).filter {
      inPair[$0.term[...], default: 0] * Self.pairShare.of < $0.without * Self.pairShare.0
    }
    let told = (words + pairs).sorted { left, right in
      if left.g2 != right.g2 { return left.g2 > right.g2 }
      if left.without != right.without { return left.without > right.without }
      return left.term.utf8.lexicographicallyPrecedes(right.term.utf8)
    }
    return Array(told.prefix(limit))
  }

  private func suggestions(_ table: SidedTerms, words: Int, _ fewest: Int) -> [TopicSuggestion] {
    (0..<table.count).compactMap { index in
      let negative = table.count(of: index, side: SuggestionRows.withoutNegative)
      let none = negative + table.count(of: index, side: SuggestionRows.withoutOther)
      guard none >= fewest else { return nil }
      let topics = SuggestionRows.firstTopic..<table.comments.count
      let with = topics.reduce(0) { $0 + table.count(of: index, side: $1) }
      let g2 = Keyness.signedG2(none, of: without, against: with, of: comments - without)
      guard g2 > 0 else { return nil }
      return TopicSuggestion(
        term: table.term(index),
        words: words,
        without: none,
        withoutNegative: negative,
        with: with,
        g2: g2,
        near: near(index, of: table, topics, with),
        example: table.example(of: index, side: SuggestionRows.withoutNegative)
          ?? table.example(of: index, side: SuggestionRows.withoutOther)
      )
    }
  }

  /// Returns the topic that comments with a term name the most beyond what all comments do.
  private func near(
    _ index: Int,
    of table: SidedTerms,
    _ topics: Range<Int>,
    _ with: Int
  ) -> TopicSuggestion.Near? {
    var best: (near: TopicSuggestion.Near, g2: Double)?
    for side in topics {
      let count = table.count(of: index, side: side)
      guard count >= Self.fewestNear else { continue }
      let base = table.comments[side]
      let g2 = Keyness.signedG2(
        count,
        of: base,
        against: with - count,
        of: comments - without - base
      )
      guard g2 >= Self.leastNear, g2 > best?.g2 ?? 0 else { continue }
      best = (TopicSuggestion.Near(topic: side - SuggestionRows.firstTopic, comments: count), g2)
    }
    return best?.near
  }
}
