/// A boolean pattern over words and phrases, true within a sentence or within the comment.
///
/// Laid out flat: a node names its sides by their places, which come before it; the last node is the whole.
/// `RuleEvidence` tells whether it holds.
struct TopicExpression: Sendable {
  /// A part of the pattern; sides are named by their places among the parts.
  enum Part<Words: Sendable>: Sendable {
    /// One of several patterns.
    case oneOf(Words)
    case either(Int, Int)
    case both(Int, Int)
    case without(Int, Int)
    case near(Int, Int, words: Int)
  }

  /// A part as it is read, with its patterns.
  typealias Draft = Part<[Int32]>

  /// A part with the number of its word list.
  typealias Node = Part<Int>

  /// The parts, sides before wholes.
  let nodes: [Node]

  /// Whether the words may stand in different sentences.
  let spansComment: Bool

  /// Word lists of each of which one pattern must be there for the expression to be true; the rarest in comments first.
  let needed: [Int]

  /// Whether it takes several words together, so that one of them alone is not what it names.
  var combines: Bool { combines(nodes.count - 1) }

  private func combines(_ place: Int) -> Bool {
    switch nodes[place] {
    case .oneOf: false
    case .either(let left, let right): combines(left) || combines(right)
    case .without(let left, _): combines(left)
    case .both, .near: true
    }
  }

  /// All word lists that the expression looks at.
  var lists: Set<Int> {
    var lists: Set<Int> = []
    for node in nodes {
      if case .oneOf(let list) = node { lists.insert(list) }
    }
    return lists.union(needed.prefix(1))
  }

  /// Creates an expression.
  ///
  /// - Parameters:
  ///   - whole: The place of the whole among the parts.
  ///   - drafts: The parts, sides before wholes; some may be of no use.
  ///   - spansComment: Whether the words may stand in different sentences.
  ///   - lists: Receives the word lists.
  ///   - isCommon: Whether a pattern is likely to be in any comment.
  init(
    _ whole: Int,
    of drafts: [Draft],
    spansComment: Bool,
    _ lists: inout WordLists,
    isCommon: (Int32) -> Bool
  ) {
    var nodes: [Node] = []
    Self.append(whole, of: drafts, to: &nodes, &lists)
    self.nodes = nodes
    self.spansComment = spansComment
    var needed: [Int] = []
    for members in Self.needed(nodes.count - 1, nodes, lists) {
      let list = lists.number(of: members)
      if !needed.contains(list) { needed.append(list) }
    }
    let rarity = needed.map { list in
      let members = lists.members(of: list)
      return (members.count(where: isCommon), members.count)
    }
    let order = needed.indices.sorted { first, second in
      (rarity[first].0, rarity[first].1, first) < (rarity[second].0, rarity[second].1, second)
    }
    self.needed = order.map { needed[$0] }
  }

  /// Appends a part behind its sides.
  ///
  /// - Returns: Its place.
  @discardableResult
  private static func append(
    _ place: Int,
    of drafts: [Draft],
    to nodes: inout [Node],
    _ lists: inout WordLists
  ) -> Int {
    func side(_ place: Int) -> Int { append(place, of: drafts, to: &nodes, &lists) }
    let node: Node =
      switch drafts[place] {
      case .oneOf(let patterns): .oneOf(lists.number(of: patterns))
      case .either(let left, let right): .either(side(left), side(right))
      case .both(let left, let right): .both(side(left), side(right))
      case .without(let left, let right): .without(side(left), side(right))
      case .near(let left, let right, let words): .near(side(left), side(right), words: words)
      }
    nodes.append(node)
    return nodes.count - 1
  }

  /// Returns sets of patterns of each of which one must be there.
  private static func needed(_ place: Int, _ nodes: [Node], _ lists: WordLists) -> [Set<Int32>] {
    switch nodes[place] {
    case .oneOf(let list): return [Set(lists.members(of: list))]
    case .without(let left, _): return needed(left, nodes, lists)
    case .both(let left, let right), .near(let left, let right, _):
      return needed(left, nodes, lists) + needed(right, nodes, lists)
    case .either(let left, let right):
      // Either side suffices, so one of the words of either is needed, whichever of a side's sets is asked.
      guard let first = needed(left, nodes, lists).min(by: { $0.count < $1.count }),
        let second = needed(right, nodes, lists).min(by: { $0.count < $1.count })
      else { return [] }
      return [first.union(second)]
    }
  }
}

extension TopicExpression.Part: BitwiseCopyable where Words: BitwiseCopyable {}

extension TopicExpression.Node {
  /// Returns the part with its sides named by places that are further on, and its list by a bit.
  ///
  /// - Parameters:
  ///   - base: How much further on the sides are.
  ///   - bits: For each list its bit.
  /// - Returns: The part.
  func moved(by base: Int, bits: [Int]) -> Self {
    switch self {
    case .oneOf(let list): .oneOf(bits[list])
    case .either(let left, let right): .either(left + base, right + base)
    case .both(let left, let right): .both(left + base, right + base)
    case .without(let left, let right): .without(left + base, right + base)
    case .near(let left, let right, let words): .near(left + base, right + base, words: words)
    }
  }
}
