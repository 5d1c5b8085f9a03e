import LexiconMatching

/// Chooses which valence hits of a comment count: the longest wins, and masks what stands inside it.
struct HitSelection: Sendable {
  /// For each unit the chosen hit that covers it, or -1.
  private(set) var owner: [Int32] = []

  /// The chosen hits in the order of the text; indices into the hits that were offered.
  private(set) var chosen: [Int] = []

  private var order: [Int] = []

  init() {}

  /// Chooses among hits.
  ///
  /// - Parameters:
  ///   - hits: All pattern hits of the comment.
  ///   - units: How many units the comment has.
  ///   - counts: Says whether a hit takes part.
  mutating func choose(
    among hits: [PatternHit],
    units: Int,
    where counts: (PatternHit) -> Bool
  ) {
    owner.removeAll(keepingCapacity: true)
    owner.append(contentsOf: repeatElement(-1, count: units))
    chosen.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    var longest: Int32 = 1
    for index in hits.indices where counts(hits[index]) {
      order.append(index)
      longest = max(longest, hits[index].count)
    }
    // Longest first, then leftmost: the list is already in the order of the text.
    var length = longest
    while length >= 1 {
      for index in order where hits[index].count == length {
        let range = hits[index].units
        guard range.allSatisfy({ owner[$0] < 0 }) else { continue }
        for unit in range { owner[unit] = Int32(index) }
        chosen.append(index)
      }
      length -= 1
    }
    chosen.sort()
  }
}
