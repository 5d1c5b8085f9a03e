import LexiconMatching

/// A boolean pattern over words and phrases, true within a sentence or within the comment.
struct TopicExpression: Sendable {
  /// A part of the pattern.
  indirect enum Node: Sendable {
    case term(Int32)
    case any([Node])
    case both(Node, Node)
    case without(Node, Node)
    case near(Node, Node, words: Int)
  }

  let root: Node

  /// Whether the words may stand in different sentences.
  let spansComment: Bool

  /// Patterns of which at least one must be there for the expression to be true.
  var triggers: Set<Int32> { Self.triggers(of: root) }

  private static func triggers(of node: Node) -> Set<Int32> {
    switch node {
    case .term(let pattern): [pattern]
    case .any(let nodes): nodes.reduce(into: []) { $0.formUnion(triggers(of: $1)) }
    case .without(let node, _): triggers(of: node)
    case .both(let left, let right), .near(let left, let right, _):
      // Both sides are needed, so the side with fewer words suffices.
      [triggers(of: left), triggers(of: right)].min { $0.count < $1.count } ?? []
    }
  }

  /// Returns the places that make the expression true, or an empty list.
  ///
  /// - Parameter places: Gives where a pattern stands, in units, within the scope.
  func witnesses(_ places: (Int32) -> [Range<Int>]) -> [Range<Int>] {
    Self.witnesses(of: root, places)
  }

  private static func witnesses(
    of node: Node,
    _ places: (Int32) -> [Range<Int>]
  ) -> [Range<Int>] {
    switch node {
    case .term(let pattern): return places(pattern)
    case .any(let nodes): return nodes.flatMap { witnesses(of: $0, places) }
    case .both(let left, let right):
      let first = witnesses(of: left, places)
      guard !first.isEmpty else { return [] }
      let second = witnesses(of: right, places)
      return second.isEmpty ? [] : first + second
    case .without(let node, let excluded):
      let found = witnesses(of: node, places)
      return found.isEmpty || !witnesses(of: excluded, places).isEmpty ? [] : found
    case .near(let left, let right, let words):
      let first = witnesses(of: left, places)
      guard !first.isEmpty else { return [] }
      return near(first, witnesses(of: right, places), words)
    }
  }

  /// Pairs places with at most `words - 1` other words between them, in either order.
  private static func near(
    _ first: [Range<Int>],
    _ second: [Range<Int>],
    _ words: Int
  ) -> [Range<Int>] {
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
    if low < ordered.count, ordered[low].lowerBound - place.upperBound < words { return ordered[low] }
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
