import FeedbackModel
import LexiconMatching

/// A sentiment hit that counts, with what is known of its pattern.
struct ChosenHit: BitwiseCopyable {
  var hit: PatternHit
  var entry: SentimentEntry
}

/// Chooses which sentiment hits of a comment count: the longest wins, and masks what stands inside it.
struct HitSelection: ~Copyable {
  /// The chosen hits in the order of the text.
  private(set) var chosen = WorkList<ChosenHit>()

  /// Those that were not chosen.
  private(set) var others = WorkList<ChosenHit>()

  /// For each unit the place, among the hits that were offered, of the chosen one that covers it, or -1.
  private var owner = WorkList<Int32>()

  /// Chooses among the sentiment hits of a comment.
  ///
  /// - Parameters:
  ///   - hits: All pattern hits of the comment.
  ///   - units: How many units the comment has.
  ///   - lexicon: What is known of their patterns.
  mutating func choose(
    among hits: borrowing HitBuffer,
    units: Int,
    _ lexicon: borrowing SentimentLexicon
  ) {
    owner.fill(with: -1, count: units)
    chosen.removeAll()
    others.removeAll()
    guard !hits.sentiment.isEmpty else { return }
    // A bit for each length that there is.
    var lengths: UInt64 = 0
    for place in hits.sentiment.indices {
      let hit = hits.all[Int(hits.sentiment[place])]
      lexicon.prefetch(hit.pattern)
      lengths |= 1 << UInt64(hit.count & 63)
    }
    // Longest first, then leftmost: the list is already in the order of the text.
    while lengths != 0 {
      let length = 63 - lengths.leadingZeroBitCount
      lengths &= ~(1 << UInt64(length))
      for place in hits.sentiment.indices {
        let hit = hits.all[Int(hits.sentiment[place])]
        if hit.count == length { take(hit, Int32(truncatingIfNeeded: place)) }
      }
    }
    for place in hits.sentiment.indices {
      let hit = hits.all[Int(hits.sentiment[place])]
      guard let entry = lexicon[hit.pattern] else { continue }
      if owner[Int(hit.first)] == Int32(truncatingIfNeeded: place) {
        chosen.append(ChosenHit(hit: hit, entry: entry))
      } else {
        others.append(ChosenHit(hit: hit, entry: entry))
      }
    }
  }

  @inline(__always)
  private mutating func take(_ hit: PatternHit, _ place: Int32) {
    for unit in hit.units where owner[unit] >= 0 { return }
    for unit in hit.units { owner[unit] = place }
  }
}
