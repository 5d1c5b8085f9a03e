/// Numbers things by their 64-bit hashes, in the order in which they come.
///
/// A flat open-addressing table; a look-up of what is new mostly touches one line of memory. Whoever adds sees to it that
/// things with one hash are the same thing.
struct HashIndex: Sendable {
  private struct Slot: BitwiseCopyable {
    /// The upper half of the hash; the lower half says where to look.
    var tag: UInt32 = 0
    /// The number, or -1 in an empty slot.
    var number: Int32 = -1
  }

  /// The hash of each number.
  private(set) var hashes: [UInt64] = []

  private var slots: [Slot]
  private var mask: Int

  /// Creates an empty index.
  ///
  /// - Parameter room: For how many things there is room from the start, more or less; growing deals all out again.
  init(room: Int) {
    let capacity = Self.capacity(for: room)
    slots = [Slot](repeating: Slot(), count: capacity)
    mask = capacity - 1
    hashes.reserveCapacity(room)
  }

  /// Returns the number of a hash, and whether it is new.
  mutating func number(of hash: UInt64) -> (number: Int32, isNew: Bool) {
    let tag = Self.tag(of: hash)
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].number >= 0 {
      let slot = slots[place]
      if slot.tag == tag, hashes[Int(slot.number)] == hash { return (slot.number, false) }
      place = (place + 1) & mask
    }
    let number = Int32(hashes.count)
    slots[place] = Slot(tag: tag, number: number)
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() }
    return (number, true)
  }

  private mutating func grow() {
    let capacity = slots.count * 2
    slots = [Slot](repeating: Slot(), count: capacity)
    mask = capacity - 1
    for (number, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & mask
      while slots[place].number >= 0 { place = (place + 1) & mask }
      slots[place] = Slot(tag: Self.tag(of: hash), number: Int32(number))
    }
  }

  private static func tag(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  private static func capacity(for count: Int) -> Int {
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    return capacity
  }
}
