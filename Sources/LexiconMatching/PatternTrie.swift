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
    var nodes: [Node] = []
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
    let laidOut = Ahead { [nodes] in StepTable(nodes) }
    firstNodes = WorkList(repeating: Node(), count: atoms)
    for child in nodes[0].childPlaces { firstNodes[Int(nodes[child].atom)] = nodes[child] }
    for parent in nodes.dropFirst() {
      for child in parent.childPlaces {
        let (word, bits) = Self.filterBits(parent, nodes[child].atom)
        filter[word] |= bits
      }
    }
    guard let steps = laidOut.take() else { preconditionFailure("They were not taken before.") }
    self.steps = steps
  }

  /// Reads a trie that was written before.
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let steps = try StepTable(&archive)
    let filter = try archive.borrowed(UInt64.self)
    let firstNodes = try archive.borrowed(Node.self)
    guard filter.count == 1 << Self.filterWordBits else { throw ArchiveFault() }
    self.steps = steps
    self.filter = filter
    self.firstNodes = firstNodes
  }

  /// Writes the trie.
  func write(to archive: inout ArchiveWriter) {
    steps.write(to: &archive)
    archive.write(filter)
    archive.write(firstNodes)
  }

  /// A node is told by where its children begin.
  @inline(__always)
  private static func filterBits(_ node: Node, _ atom: Int32) -> (word: Int, bits: UInt64) {
    let hash = StepTable.hash(node, atom)
    let bits: UInt64 = 1 << (hash >> 45 & 63) | 1 << (hash >> 39 & 63)
    return (Int(truncatingIfNeeded: hash >> (64 - filterWordBits)), bits)
  }
}
