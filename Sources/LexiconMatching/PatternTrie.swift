/// The patterns as a trie over atoms; an atom is a known form, a prefix, "a number" or "any word".
struct PatternTrie: Sendable {
  /// A place in the trie.
  typealias Node = Int32

  /// The node from which every pattern begins.
  static let root: Node = 0

  private var keys: [UInt64] = []
  private var children: [Node] = []
  private var mask = 0

  /// A bit for every hash of an edge: most steps lead nowhere, and this tells so without touching the table.
  private var filter = [UInt64](repeating: 0, count: Self.filterBits / 64)

  private static let filterBits = 1 << 19
  private(set) var patternAt: [Int32] = [-1]
  private(set) var hasChildren: [Bool] = [false]
  /// The node that each atom leads to from the root, or -1.
  private var firstNodes: [Node] = []
  private var edges: [(key: UInt64, child: Node)] = []
  private var building: [UInt64: Node] = [:]

  /// Creates an empty trie.
  init() {}

  /// Adds a pattern given as its atoms.
  mutating func insert(_ atoms: [Int32], pattern: Int32) {
    var node = Self.root
    for atom in atoms {
      let key = Self.key(node, atom)
      if let next = building[key] {
        node = next
        continue
      }
      let next = Node(patternAt.count)
      patternAt.append(-1)
      hasChildren.append(false)
      hasChildren[Int(node)] = true
      building[key] = next
      edges.append((key, next))
      node = next
    }
    patternAt[Int(node)] = pattern
  }

  /// Lays the edges out for searching; nothing may be inserted afterwards.
  ///
  /// - Parameter atoms: How many atoms there are.
  mutating func seal(atoms: Int) {
    firstNodes = [Node](repeating: -1, count: atoms)
    for edge in edges where edge.key >> 32 == UInt64(Self.root) {
      firstNodes[Int(edge.key & 0xFFFF_FFFF)] = edge.child
    }
    var capacity = 16
    while capacity * 2 < edges.count * 3 { capacity *= 2 }
    mask = capacity - 1
    keys = [UInt64](repeating: 0, count: capacity)
    children = [Node](repeating: -1, count: capacity)
    for edge in edges {
      var slot = Self.slot(edge.key, mask)
      while children[slot] >= 0 { slot = (slot + 1) & mask }
      keys[slot] = edge.key
      let bit = Self.filterBit(edge.key)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      children[slot] = edge.child
    }
    building = [:]
    edges = []
  }

  /// Returns the node that an atom leads to from the root, or -1.
  func first(_ atom: Int32) -> Node { firstNodes[Int(atom)] }

  /// Returns the node that an atom leads to, or -1.
  func child(of node: Node, _ atom: Int32) -> Node {
    let key = Self.key(node, atom)
    let bit = Self.filterBit(key)
    guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return -1 }
    var slot = Self.slot(key, mask)
    while children[slot] >= 0 {
      if keys[slot] == key { return children[slot] }
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
