import LexiconMatching
import Tokenization

/// Tells where in a comment a rule's expression holds.
///
/// Which word lists have a pattern in the comment is noted once for all rules; where they stand is looked for when a
/// rule asks, and remembered for the comment. A worker: it reuses its buffers.
struct RuleEvidence: Sendable {
  private let index: RuleIndex
  private let lists: WordLists
  /// A bit a pattern: whether the comment has it. Few enough words to stay in the nearest cache.
  private var present: [UInt64]
  private var comment: UInt32 = 0
  /// For each list the number of the comment that had one of its patterns last.
  private var touched: [UInt32]
  /// For each list the number of the comment for which `ranges` holds.
  private var stamps: [UInt32]
  /// For each list where its hits are in `found`.
  private var ranges: [Range<Int32>]
  /// The hits of lists, ascending for each list.
  private var found: [Int32] = []
  private var triggering: [Int32] = []
  /// The places that parts of an expression were found at; each part leaves its own at the end.
  private var places: [Range<Int>] = []

  /// Creates evidence over the rules of a taxonomy.
  ///
  /// - Parameters:
  ///   - index: Which rules may hold.
  ///   - lists: The word lists that they name.
  init(_ index: RuleIndex, _ lists: WordLists) {
    self.index = index
    self.lists = lists
    present = [UInt64](repeating: 0, count: Int(lists.lastPattern) / 64 + 1)
    touched = [UInt32](repeating: 0, count: index.triggers.count)
    stamps = touched
    ranges = [Range<Int32>](repeating: 0..<0, count: index.triggers.count)
  }

  /// Takes in the hits of the next comment, and finds the rules that may hold: those all of whose lists have a hit.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - possible: Is emptied and filled with the rules.
  mutating func begin(_ hits: [PatternHit], possible: inout [Int32]) {
    possible.removeAll(keepingCapacity: true)
    comment &+= 1
    triggering.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    index.touch(hits, comment, &touched, &triggering)
    guard !triggering.isEmpty else { return }
    for hit in hits where hit.uses.contains(.ruleWord) {
      present[Int(hit.pattern) >> 6] |= 1 << UInt64(hit.pattern & 63)
    }
    for list in triggering {
      for place in index.rules.places(of: list) {
        let rule = index.rules[place]
        if index.others(of: rule).allSatisfy({ touched[Int($0)] == comment }) {
          possible.append(rule)
        }
      }
    }
  }

  /// Forgets the hits of the comment.
  mutating func end(_ hits: [PatternHit]) {
    for hit in hits where hit.uses.contains(.ruleWord) { present[Int(hit.pattern) >> 6] = 0 }
  }

  /// Returns where the hits of a list are in `found`.
  private mutating func hitsOf(_ list: Int, _ hits: [PatternHit]) -> Range<Int> {
    if stamps[list] != comment {
      stamps[list] = comment
      let start = Int32(found.count)
      if touched[list] == comment { find(list, hits) }
      ranges[list] = start..<Int32(found.count)
    }
    return Int(ranges[list].lowerBound)..<Int(ranges[list].upperBound)
  }

  /// Calls `take` with each place that makes an expression true; with none when it is false.
  mutating func forEachWitness(
    of expression: TopicExpression,
    _ buffer: TokenBuffer,
    _ hits: [PatternHit],
    _ take: (Range<Int>) -> Void
  ) {
    if expression.spansComment {
      places.removeAll(keepingCapacity: true)
      find(expression.nodes.count - 1, expression.nodes, 0..<hits.count, hits)
      for place in places { take(place) }
      return
    }
    var done = 0
    for place in hitsOf(expression.needed[0], hits) {
      let hit = Int(found[place])
      guard hit >= done else { continue }
      let sentence = hitsOfSentence(around: hit, buffer, hits)
      done = sentence.upperBound
      places.removeAll(keepingCapacity: true)
      find(expression.nodes.count - 1, expression.nodes, sentence, hits)
      for place in places { take(place) }
    }
  }

  private func hitsOfSentence(
    around hit: Int,
    _ buffer: TokenBuffer,
    _ hits: [PatternHit]
  ) -> Range<Int> {
    guard buffer.sentenceEnds.count > 1 else { return 0..<hits.count }
    let sentence = buffer.units[Int(hits[hit].first)].sentence
    var first = hit
    while first > 0, buffer.units[Int(hits[first - 1].first)].sentence == sentence { first -= 1 }
    var end = hit + 1
    while end < hits.count, buffer.units[Int(hits[end].first)].sentence == sentence { end += 1 }
    return first..<end
  }

  /// Appends the hits of a list to `found`.
  private mutating func find(_ list: Int, _ hits: [PatternHit]) {
    // Mostly one pattern of a list is there, and it is told from the others by its number alone.
    var first: Int32 = -1
    var isOnly = true
    for pattern in lists.members(of: list) where isPresent(pattern) {
      isOnly = first < 0
      if !isOnly { break }
      first = pattern
    }
    for hit in hits.indices {
      let pattern = hits[hit].pattern
      guard isOnly ? pattern == first : index.has(pattern, in: Int32(list)) else { continue }
      found.append(Int32(truncatingIfNeeded: hit))
    }
  }

  private func isPresent(_ pattern: Int32) -> Bool {
    present[Int(pattern) >> 6] >> UInt64(pattern & 63) & 1 == 1
  }

  /// Returns the first place of a range of `found` whose hit is at or behind another.
  private func firstPlace(in range: Range<Int>, from hit: Int) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(found[middle]) < hit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Appends the places that make a part true within some hits.
  private mutating func find(
    _ node: Int,
    _ nodes: [TopicExpression.Node],
    _ within: Range<Int>,
    _ hits: [PatternHit]
  ) {
    let start = places.count
    switch nodes[node] {
    case .oneOf(let list):
      let own = hitsOf(list, hits)
      var place = firstPlace(in: own, from: within.lowerBound)
      while place < own.upperBound, Int(found[place]) < within.upperBound {
        places.append(hits[Int(found[place])].units)
        place += 1
      }
    case .either(let left, let right):
      find(left, nodes, within, hits)
      find(right, nodes, within, hits)
    case .both(let left, let right):
      find(left, nodes, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, nodes, within, hits)
      if places.count == middle { places.removeLast(middle - start) }
    case .without(let left, let right):
      find(left, nodes, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, nodes, within, hits)
      if places.count > middle { places.removeLast(places.count - start) }
    case .near(let left, let right, let words):
      find(left, nodes, within, hits)
      let middle = places.count
      guard middle > start else { return }
      find(right, nodes, within, hits)
      places[middle...].sort { $0.lowerBound < $1.lowerBound }
      pair(start..<middle, middle..<places.count, words)
    }
  }

  /// Replaces two runs of places by those of the first with at most `words - 1` other words to one of the second, in
  /// either order, each followed by its partner.
  private mutating func pair(_ first: Range<Int>, _ second: Range<Int>, _ words: Int) {
    for index in first {
      let place = places[index]
      guard let partner = nearest(to: place, in: second, words) else { continue }
      places.append(place)
      places.append(partner)
    }
    places.removeSubrange(first.lowerBound..<second.upperBound)
  }

  /// Looks only at the places around, which are in order and short.
  private func nearest(to place: Range<Int>, in ordered: Range<Int>, _ words: Int) -> Range<Int>? {
    var low = ordered.lowerBound
    var high = ordered.upperBound
    while low < high {
      let middle = (low + high) / 2
      if places[middle].lowerBound < place.upperBound { low = middle + 1 } else { high = middle }
    }
    if low < ordered.upperBound, places[low].lowerBound - place.upperBound < words {
      return places[low]
    }
    var index = low - 1
    let farthest = place.lowerBound - words - Pattern.longest
    while index >= ordered.lowerBound, places[index].lowerBound >= farthest {
      let other = places[index]
      if other.upperBound <= place.lowerBound, place.lowerBound - other.upperBound < words {
        return other
      }
      index -= 1
    }
    return nil
  }
}
