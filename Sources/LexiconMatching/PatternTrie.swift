import FeedbackModel

/// The patterns as a trie over atoms; an atom is a known form, a prefix, "a number" or "any word".
///
/// Laid out flat: a table gives the node that an atom leads to from another node, mostly within a line of memory.
struct PatternTrie: ~Copyable, Sendable {
  /// A place in the trie: what stands there, and where its children are.
  struct Node: BitwiseCopyable, Sendable {
    /// The atom that leads here.
    var atom: Int32 = -1
    /// The pattern that ends here, or -1.
    var pattern: Int32 = -1
    /// Where the nodes begin that this one leads to.
    var firstChild: Int32 = 0
    /// How many these are; -1 where there is no node.
    var children: Int32 = -1
    /// What the pattern is used for.
    var uses: PatternUses = []
    /// Whether any one word leads on.
    var hasAnyChild = false
    /// For a form from the root: how many prefixes of it are in patterns.
    var prefixes: UInt8 = 0

    /// Whether there is such a node.
    var exists: Bool { children >= 0 }

    /// Where its children stand as the trie is laid out.
    var childPlaces: Range<Int> { Int(firstChild)..<Int(firstChild + children) }
  }

  /// The steps from nodes other than the root.
  let steps: StepTable

  /// Two bits for each of these steps: most steps that are looked for lead nowhere, and this tells so at once.
  private(set) var filter = WorkList<UInt64>(repeating: 0, count: 1 << Self.filterWordBits)
  static var filterWordBits: UInt64 { 13 }

  /// The node that each atom leads to from the root.
  private(set) var firstNodes: WorkList<Node>

  /// Lays out the trie of some patterns.
  ///
  /// - Parameters:
  ///   - patterns: The atoms of each pattern; no two are the same.
  ///   - uses: What each is used for.
  ///   - atoms: How many atoms there are.
  ///   - anyAtom: The atom of any one word.
  init(_ patterns: [[Int32]], uses: [PatternUses], atoms: Int, anyAtom: Int32) {
    // In the order of their atoms, patterns with the same beginning stand side by side.
    let order = patterns.indices.sorted { patterns[$0].lexicographicallyPrecedes(patterns[$1]) }
    var level = [(node: Node(children: 0), range: order.startIndex..<order.endIndex)]
    var depth = 0
    var nodes = [Node(children: 0)]
    var first = 0
    while !level.isEmpty {
      var next: [(node: Node, range: Range<Int>)] = []
      for (place, parent) in level.enumerated() {
        nodes[first + place].firstChild = Int32(first + level.count + next.count)
        var start = parent.range.lowerBound
        while start < parent.range.upperBound, patterns[order[start]].count == depth { start += 1 }
        while start < parent.range.upperBound {
          let atom = patterns[order[start]][depth]
          var end = start
          while end < parent.range.upperBound, patterns[order[end]][depth] == atom { end += 1 }
          var node = Node(atom: atom, children: 0)
          if patterns[order[start]].count == depth + 1 {
            (node.pattern, node.uses) = (Int32(order[start]), uses[order[start]])
          }
          nodes[first + place].children += 1
          if atom == anyAtom { nodes[first + place].hasAnyChild = true }
          next.append((node, start..<end))
          start = end
        }
      }
      first += level.count
      nodes += next.map(\.node)
      level = next
      depth += 1
    }
    firstNodes = WorkList(repeating: Node(), count: atoms)
    for child in nodes[0].childPlaces { firstNodes[Int(nodes[child].atom)] = nodes[child] }
    steps = StepTable(nodes)
    for parent in nodes.dropFirst() {
      for child in parent.childPlaces {
        let (word, bits) = Self.filterBits(parent, nodes[child].atom)
        filter[word] |= bits
      }
    }
  }

  /// A node is told by where its children begin.
  @inline(__always)
  private static func filterBits(_ node: Node, _ atom: Int32) -> (word: Int, bits: UInt64) {
    let hash = StepTable.hash(node, atom)
    let bits: UInt64 = 1 << (hash >> 45 & 63) | 1 << (hash >> 39 & 63)
    return (Int(truncatingIfNeeded: hash >> (64 - filterWordBits)), bits)
  }
}
