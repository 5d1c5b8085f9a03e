/// The patterns as a trie over atoms; an atom is a known form, a prefix, "a number" or "any word".
struct PatternTrie: Sendable {
  /// A place in the trie.
  typealias Node = Int32

  /// The node from which every pattern begins.
  static let root: Node = 0

  /// What stands at a node.
  struct Place: Sendable {
    /// The pattern that ends here, or -1.
    var pattern: Int32 = -1
    /// What that pattern is used for.
    var uses: PatternUses = []
    var hasChildren = false
    /// Whether any one word leads on.
    var hasAnyChild = false
  }

  private struct Edge {
    var key: UInt64 = 0
    /// -1 in an empty slot.
    var child: Node = -1
  }

  /// What stands at each node.
  private(set) var places: [Place] = [Place()]

  private var slots: [Edge] = []
  private var mask = 0

  /// A bit for every hash of an edge: most steps lead nowhere, and this tells so without touching the table.
  private var filter = [UInt64](repeating: 0, count: Self.filterBits / 64)

  private static let filterBits = 1 << 19
  /// The node that each atom leads to from the root, or -1.
  private(set) var firstNodes: [Node] = []
  private var edges: [Edge] = []
  private var building: [UInt64: Node] = [:]

  /// Creates an empty trie.
  init() {}

  /// Adds a pattern given as its atoms.
  mutating func insert(_ atoms: [Int32], pattern: Int32, uses: PatternUses) {
    var node = Self.root
    for atom in atoms {
      let key = Self.key(node, atom)
      if let next = building[key] {
        node = next
        continue
      }
      let next = Node(places.count)
      places.append(Place())
      places[Int(node)].hasChildren = true
      building[key] = next
      edges.append(Edge(key: key, child: next))
      node = next
    }
    places[Int(node)].pattern = pattern
    places[Int(node)].uses = uses
  }

  /// Lays the edges out for searching; nothing may be inserted afterwards.
  ///
  /// - Parameters:
  ///   - atoms: How many atoms there are.
  ///   - anyAtom: The atom of any one word.
  mutating func seal(atoms: Int, anyAtom: Int32) {
    firstNodes = [Node](repeating: -1, count: atoms)
    var capacity = 16
    while capacity * 2 < edges.count * 3 { capacity *= 2 }
    mask = capacity - 1
    slots = [Edge](repeating: Edge(), count: capacity)
    for edge in edges {
      let (node, atom) = (Node(edge.key >> 32), Int32(truncatingIfNeeded: edge.key))
      if node == Self.root {
        firstNodes[Int(atom)] = edge.child
        continue
      }
      if atom == anyAtom { places[Int(node)].hasAnyChild = true }
      var slot = Self.slot(edge.key, mask)
      while slots[slot].child >= 0 { slot = (slot + 1) & mask }
      slots[slot] = edge
      let bit = Self.filterBit(edge.key)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    building = [:]
    edges = []
  }

  /// Returns the node that an atom leads to from a node other than the root, or -1.
  @inline(__always)
  func child(of node: Node, _ atom: Int32) -> Node {
    let key = Self.key(node, atom)
    let bit = Self.filterBit(key)
    guard filter.span[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return -1 }
    let slots = slots.span
    var slot = Self.slot(key, mask)
    while slots[slot].child >= 0 {
      if slots[slot].key == key { return slots[slot].child }
      slot = (slot + 1) & mask
    }
    return -1
  }

  private static func key(_ node: Node, _ atom: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: atom))
  }

  private static func filterBit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 45)
  }

  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
  }
}
