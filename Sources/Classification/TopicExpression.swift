import LexiconMatching

/// A boolean pattern over words and phrases, true within a sentence or within the comment.
///
/// Laid out flat: a node names its sides by their places, which come before it; the last node is the whole. Whether it
/// can be true at all is told first, from which patterns the comment has, without looking where they stand.
struct TopicExpression: Sendable {
  /// A part of the pattern.
  enum Node: Sendable {
    case term(Int32)
    /// One of several patterns, ascending.
    case oneOf([Int32])
    case either(Int, Int)
    case both(Int, Int)
    case without(Int, Int)
    case near(Int, Int, words: Int)
  }

  /// The parts, sides before wholes.
  let nodes: [Node]

  /// Whether the words may stand in different sentences.
  let spansComment: Bool

  /// Patterns of which at least one must be there for the expression to be true, ascending.
  let triggers: [Int32]

  /// Creates an expression of at least one node.
  ///
  /// - Parameters:
  ///   - nodes: The parts, sides before wholes.
  ///   - spansComment: Whether the words may stand in different sentences.
  ///   - isCommon: Whether a pattern is likely to be in any comment.
  init(nodes: [Node], spansComment: Bool, isCommon: (Int32) -> Bool) {
    self.nodes = nodes
    self.spansComment = spansComment
    triggers = Self.triggers(of: nodes.count - 1, nodes, isCommon).sorted()
  }

  private static func triggers(
    of place: Int,
    _ nodes: [Node],
    _ isCommon: (Int32) -> Bool
  ) -> Set<Int32> {
    switch nodes[place] {
    case .term(let pattern): return [pattern]
    case .oneOf(let patterns): return Set(patterns)
    case .either(let left, let right):
      return triggers(of: left, nodes, isCommon).union(triggers(of: right, nodes, isCommon))
    case .without(let left, _): return triggers(of: left, nodes, isCommon)
    case .both(let left, let right), .near(let left, let right, _):
      // Both sides are needed, so the one that is rarer in comments suffices.
      let first = triggers(of: left, nodes, isCommon)
      let second = triggers(of: right, nodes, isCommon)
      let commonFirst = first.count(where: isCommon)
      let commonSecond = second.count(where: isCommon)
      return (commonSecond, second.count) < (commonFirst, first.count) ? second : first
    }
  }

  /// Returns whether the expression can be true, given which patterns the comment has.
  ///
  /// - Parameter present: A bit a pattern.
  /// - Returns: false when no hits of these patterns could make it true; true does not yet say that their places do.
  func isPossible(_ present: [UInt64]) -> Bool {
    isPossible(nodes.count - 1, nodes.span, present.span)
  }

  private func isPossible(_ place: Int, _ nodes: Span<Node>, _ present: Span<UInt64>) -> Bool {
    switch nodes[place] {
    case .term(let pattern):
      present[Int(pattern) >> 6] >> UInt64(pattern & 63) & 1 == 1
    case .oneOf(let patterns):
      isThere(patterns.span, present)
    case .either(let left, let right):
      isPossible(right, nodes, present) || isPossible(left, nodes, present)
    case .without(let left, _): isPossible(left, nodes, present)
    case .both(let left, let right), .near(let left, let right, _):
      isPossible(left, nodes, present) && isPossible(right, nodes, present)
    }
  }

  private func isThere(_ patterns: Span<Int32>, _ present: Span<UInt64>) -> Bool {
    for index in patterns.indices {
      let pattern = patterns[index]
      if present[Int(pattern) >> 6] >> UInt64(pattern & 63) & 1 == 1 { return true }
    }
    return false
  }

  /// Returns the places that make the expression true within some hits, or an empty list.
  func witnesses(in hits: ArraySlice<PatternHit>) -> [Range<Int>] {
    witnesses(nodes.count - 1, hits)
  }

  private func witnesses(_ place: Int, _ hits: ArraySlice<PatternHit>) -> [Range<Int>] {
    switch nodes[place] {
    case .term(let pattern):
      var found: [Range<Int>] = []
      for hit in hits where hit.pattern == pattern { found.append(hit.units) }
      return found
    case .oneOf(let patterns):
      var found: [Range<Int>] = []
      for hit in hits where patterns.contains(hit.pattern) { found.append(hit.units) }
      return found
    case .either(let left, let right): return witnesses(left, hits) + witnesses(right, hits)
    case .both(let left, let right):
      let first = witnesses(left, hits)
      guard !first.isEmpty else { return [] }
      let second = witnesses(right, hits)
      return second.isEmpty ? [] : first + second
    case .without(let left, let right):
      let found = witnesses(left, hits)
      return found.isEmpty || !witnesses(right, hits).isEmpty ? [] : found
    case .near(let left, let right, let words):
      let first = witnesses(left, hits)
      guard !first.isEmpty else { return [] }
      return Self.near(first, witnesses(right, hits), words)
    }
  }

  /// Pairs places with at most `words - 1` other words between them, in either order.
  private static func near(
    _ first: [Range<Int>],
    _ second: [Range<Int>],
    _ words: Int
  ) -> [Range<Int>] {
    guard !second.isEmpty else { return [] }
    var found: [Range<Int>] = []
    let ordered = second.sorted { $0.lowerBound < $1.lowerBound }
    for place in first {
      if let partner = nearest(to: place, in: ordered, words) { found += [place, partner] }
    }
    return found
  }

  /// Looks only at the places around, which are in order and short.
  private static func nearest(
    to place: Range<Int>,
    in ordered: [Range<Int>],
    _ words: Int
  ) -> Range<Int>? {
    var low = 0
    var high = ordered.count
    while low < high {
      let middle = (low + high) / 2
      if ordered[middle].lowerBound < place.upperBound { low = middle + 1 } else { high = middle }
    }
    if low < ordered.count, ordered[low].lowerBound - place.upperBound < words {
      return ordered[low]
    }
    var index = low - 1
    let farthest = place.lowerBound - words - Pattern.longest
    while index >= 0, ordered[index].lowerBound >= farthest {
      let other = ordered[index]
      if other.upperBound <= place.lowerBound, place.lowerBound - other.upperBound < words {
        return other
      }
      index -= 1
    }
    return nil
  }
}
