import CScanning
import FeedbackModel

/// The patterns as a trie over atoms; an atom is a known form, a prefix, "a number" or "any word".
///
/// Laid out flat: the nodes that one node leads to stand side by side, ascending by their atoms, so that a node is
/// found by halving, within a line or two of memory.
struct PatternTrie: Sendable {
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
  }

  /// The nodes, level by level; the first is the root.
  private var nodes: [Node] = []

  /// The atom of each node, apart from the rest, so that many stand in one line of memory.
  private var atoms: [Int32] = []

  /// Two bits for every step from a node other than the root: most steps lead nowhere, and this tells so at once.
  private var filter = [UInt64](repeating: 0, count: 1 << Self.filterWordBits)
  private static let filterWordBits: UInt64 = 13

  /// The node that each atom leads to from the root.
  private(set) var firstNodes: [Node] = []

  /// Lays out the trie of some patterns.
  ///
  /// - Parameters:
  ///   - patterns: The atoms of all patterns end to end; no two patterns are the same.
  ///   - starts: Where the atoms of each begin, and a last one where they end.
  ///   - uses: What each is used for.
  ///   - atoms: How many atoms there are.
  ///   - anyAtom: The atom of any one word.
  init(
    _ patterns: [Int32],
    starts: [Int32],
    uses: [PatternUses],
    atoms: Int,
    anyAtom: Int32
  ) {
    // In the order of their atoms, patterns with the same beginning stand side by side.
    let order = PatternOrder(atoms: patterns, starts: starts).sorted(atomCount: atoms)
    nodes.reserveCapacity(patterns.count)
    nodes.append(Node(children: 0))
    // The patterns that go through each node of the level under way, as places in the order.
    var level = [0..<Int32(order.count)]
    var next: [Range<Int32>] = []
    var depth: Int32 = 0
    var first = 0
    while !level.isEmpty {
      for (place, range) in level.enumerated() {
        nodes[first + place].firstChild = Int32(nodes.count)
        var start = range.lowerBound
        // What ends at the node stands before what goes on; at the root nothing ends.
        if depth > 0, nodes[first + place].pattern >= 0 { start += 1 }
        while start < range.upperBound {
          let pattern = Int(order[Int(start)])
          let atom = patterns[Int(starts[pattern] + depth)]
          var end = start + 1
          while end < range.upperBound,
            patterns[Int(starts[Int(order[Int(end)])] + depth)] == atom
          { end += 1 }
          var node = Node(atom: atom, children: 0)
          if starts[pattern + 1] - starts[pattern] == depth + 1 {
            (node.pattern, node.uses) = (Int32(pattern), uses[pattern])
          }
          nodes[first + place].children += 1
          if atom == anyAtom { nodes[first + place].hasAnyChild = true }
          nodes.append(node)
          next.append(start..<end)
          start = end
        }
      }
      first += level.count
      swap(&level, &next)
      next.removeAll(keepingCapacity: true)
      depth += 1
    }
    self.atoms = nodes.map(\.atom)
    lookFromRoot(atoms: atoms)
    fillFilter()
  }

  private mutating func lookFromRoot(atoms: Int) {
    firstNodes = [Node](repeating: Node(), count: atoms)
    for child in children(of: nodes[0]) { firstNodes[Int(nodes[child].atom)] = nodes[child] }
  }

  private mutating func fillFilter() {
    for parent in nodes.indices.dropFirst() {
      for child in children(of: nodes[parent]) {
        let (word, bits) = Self.filterBits(nodes[parent], nodes[child].atom)
        filter[word] |= bits
      }
    }
  }

  private func children(of node: Node) -> Range<Int> {
    Int(node.firstChild)..<Int(node.firstChild + node.children)
  }

  /// Returns whether an atom may lead on from a node other than the root; where it does not, this mostly says so.
  @inline(__always)
  func mayLead(from node: Node, _ atom: Int32) -> Bool {
    let (word, bits) = Self.filterBits(node, atom)
    return filter.span[word] & bits == bits
  }

  /// Asks for the memory that tells whether an atom may lead on, so that it is there when it is asked.
  @inline(__always)
  func prefetchLead(from node: Node, _ atom: Int32) {
    // No access: the address is only named.
    filter.withUnsafeBufferPointer {
      earshot_prefetch($0.baseAddress.map { $0 + Self.filterBits(node, atom).word })
    }
  }

  /// Returns the node that an atom leads to from a node other than the root.
  @inline(__always)
  func child(of node: Node, _ atom: Int32) -> Node {
    guard mayLead(from: node, atom) else { return Node() }
    let atoms = atoms.span
    var low = Int(node.firstChild)
    var count = Int(node.children)
    // Halved without a branch that could be guessed wrong: where the atom lies is hard to foresee.
    while count > 1 {
      let half = count / 2
      // All ones where the atom in the middle is not beyond, else nought.
      low &+= half & ~((Int(atom) &- Int(atoms[low &+ half])) >> (Int.bitWidth - 1))
      count -= half
    }
    return count == 1 && atoms[low] == atom ? nodes[low] : Node()
  }

  /// A node is told by where its children begin.
  @inline(__always)
  private static func filterBits(_ node: Node, _ atom: Int32) -> (word: Int, bits: UInt64) {
    let key =
      UInt64(UInt32(bitPattern: node.firstChild)) << 32 | UInt64(UInt32(bitPattern: atom))
    // 2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    let bits: UInt64 = 1 << (hash >> 45 & 63) | 1 << (hash >> 39 & 63)
    return (Int(truncatingIfNeeded: hash >> (64 - filterWordBits)), bits)
  }
}
