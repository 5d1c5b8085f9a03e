import FeedbackModel

/// A flat open-addressing table of the steps of a trie: which node an atom leads to from another node.
struct StepTable: ~Copyable, Sendable {
  /// A step to a node, whose own atom is the one that leads there.
  struct Step: BitwiseCopyable, Sendable {
    /// What tells the node that it leads from, or -1 in an empty slot.
    var parent: Int32 = -1
    var node = PatternTrie.Node()
  }

  private(set) var slots: WorkList<Step>
  let shift: UInt64
  let mask: Int

  /// Lays out the steps of nodes that stand level by level, the root first; the steps from the root are left out.
  init(_ nodes: [PatternTrie.Node]) {
    let count = nodes.dropFirst().reduce(0) { $0 + $1.childPlaces.count }
    var bits: UInt64 = 4
    while 1 << bits < count * 2 { bits += 1 }
    shift = 64 - bits
    mask = 1 << bits - 1
    slots = WorkList(repeating: Step(), count: 1 << Int(bits))
    for parent in nodes.dropFirst() {
      for child in parent.childPlaces {
        var slot = Int(truncatingIfNeeded: Self.hash(parent, nodes[child].atom) >> shift)
        while slots[slot].parent >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Step(parent: parent.firstChild, node: nodes[child])
      }
    }
  }

  /// Reads a table that was written before.
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let slots = try archive.borrowed(Step.self)
    guard slots.count.nonzeroBitCount == 1, slots.contains(where: { $0.parent < 0 }) else {
      throw ArchiveFault()
    }
    mask = slots.count - 1
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
    self.slots = slots
  }

  /// Writes the table.
  func write(to archive: inout ArchiveWriter) { archive.write(slots) }

  /// Returns a hash of a step: a node with children is told by where these begin.
  @inline(__always)
  static func hash(_ parent: PatternTrie.Node, _ atom: Int32) -> UInt64 {
    let key =
      UInt64(UInt32(bitPattern: parent.firstChild)) << 32 | UInt64(UInt32(bitPattern: atom))
    // 2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
    return key &* 0x9E37_79B9_7F4A_7C15
  }
}
