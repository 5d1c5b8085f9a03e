package import CMatching
package import FeedbackModel

/// The patterns found in one comment, in lists that are filled anew for each comment.
///
/// Beside the list of all hits there is one of their places for each use, so that a stage goes through its own alone.
/// It has one owner, so that its lists are never copied.
package struct HitBuffer: ~Copyable {
  /// All hits, ordered by first unit, shorter before longer.
  package private(set) var all = WorkList<PatternHit>()

  /// The places of the hits that sentiment looks at: valence, negation, intensity, contrast, irrealis.
  package private(set) var sentiment = WorkList<Int32>()

  /// The places of the cues of categories such as complaint.
  package private(set) var cues = WorkList<Int32>()

  /// The places of the cues of topics.
  package private(set) var topicCues = WorkList<Int32>()

  /// The places of what masks the cues of a topic.
  package private(set) var exclusions = WorkList<Int32>()

  /// The places of the words of topics' boolean rules.
  package private(set) var ruleWords = WorkList<Int32>()

  /// The places of the units of time.
  package private(set) var durations = WorkList<Int32>()

  /// The places of what tells that something else is spoken of.
  package private(set) var comparisons = WorkList<Int32>()

  /// A bit for each frequent word of English, by its pattern modulo 64: different bits are different words.
  package private(set) var englishWords: UInt64 = 0

  /// How many hits are frequent words of other languages.
  package private(set) var foreignWords = 0

  /// Creates an empty buffer.
  package init() {}

  /// Creates a buffer of hits in the order in which a matcher gives them.
  package init(_ hits: [PatternHit]) {
    for hit in hits { append(hit) }
  }

  /// How many hits there are.
  package var count: Int { all.count }

  /// The hit at a place.
  package subscript(place: Int) -> PatternHit { all[place] }

  /// Empties the buffer and keeps its room.
  mutating func removeAll() {
    all.removeAll()
    sentiment.removeAll()
    cues.removeAll()
    topicCues.removeAll()
    exclusions.removeAll()
    ruleWords.removeAll()
    durations.removeAll()
    comparisons.removeAll()
    englishWords = 0
    foreignWords = 0
  }

  /// Appends a hit that was found before.
  private mutating func append(_ hit: PatternHit) {
    let place = Int32(truncatingIfNeeded: all.count)
    all.append(hit)
    let uses = hit.uses
    if hit.count == 1, uses.contains(.english) { englishWords |= 1 << UInt64(hit.pattern & 63) }
    if hit.count == 1, uses.contains(.foreign) { foreignWords += 1 }
    if uses.contains(.sentiment) { sentiment.append(place) }
    if uses.contains(.cue) { cues.append(place) }
    if uses.contains(.topicCue) { topicCues.append(place) }
    if uses.contains(.ruleWord) { ruleWords.append(place) }
    if uses.contains(.exclusion) { exclusions.append(place) }
    if uses.contains(.duration) { durations.append(place) }
    if uses.contains(.comparison) { comparisons.append(place) }
  }

  /// Fills the buffer anew by a search.
  ///
  /// An island of unsafe code: each list is given the room that it says it has.
  ///
  /// - Parameters:
  ///   - expected: How many hits there may well be.
  ///   - search: Writes the hits.
  /// - Returns: Whether there was room enough; if not, there is more the next time.
  mutating func fill(
    expecting expected: Int,
    _ search: (UnsafeMutablePointer<earshot_hits>) -> Bool
  ) -> Bool {
    let room = max(all.room, expected)
    var hits = earshot_hits()
    hits.all = UnsafeMutableRawPointer(all.startWriting(room: room))
      .assumingMemoryBound(to: earshot_hit.self)
    hits.sentiment = sentiment.startWriting(room: room)
    hits.cues = cues.startWriting(room: room)
    hits.topic_cues = topicCues.startWriting(room: room)
    hits.exclusions = exclusions.startWriting(room: room)
    hits.rule_words = ruleWords.startWriting(room: room)
    hits.durations = durations.startWriting(room: room)
    hits.comparisons = comparisons.startWriting(room: room)
    hits.room = Int64(room)
    guard search(&hits) else {
      all.reserve(room * 2)
      all.finishWriting(0)
      return false
    }
    all.finishWriting(Int(hits.count))
    sentiment.finishWriting(Int(hits.sentiment_count))
    cues.finishWriting(Int(hits.cue_count))
    topicCues.finishWriting(Int(hits.topic_cue_count))
    exclusions.finishWriting(Int(hits.exclusion_count))
    ruleWords.finishWriting(Int(hits.rule_word_count))
    durations.finishWriting(Int(hits.duration_count))
    comparisons.finishWriting(Int(hits.comparison_count))
    englishWords = hits.english_words
    foreignWords = Int(hits.foreign_words)
    return true
  }
}

extension HitBuffer {
  /// Calls a closure with all hits, and the places of the words of rules among them, for loops in C.
  ///
  /// An island of unsafe code: hits lie in memory as `PatternLayout` checks.
  ///
  /// - Parameter read: Must not let them outlive the call.
  package func withUnsafeRuleWords(
    _ read: (UnsafePointer<earshot_hit>, UnsafeBufferPointer<Int32>) -> Void
  ) {
    ruleWords.withUnsafeElements { words in
      read(UnsafeRawPointer(all.memory).assumingMemoryBound(to: earshot_hit.self), words)
    }
  }
}

extension HitBuffer {
  /// Returns the places of the hits that begin within a range of units.
  ///
  /// - Complexity: O(log *n*).
  package func beginning(in units: Range<Int>) -> Range<Int> {
    firstPlace(from: units.lowerBound)..<firstPlace(from: units.upperBound)
  }

  private func firstPlace(from unit: Int) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if Int(all[middle].first) < unit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
