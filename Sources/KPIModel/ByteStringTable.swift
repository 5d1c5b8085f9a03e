/// Byte strings numbered from 0 in the order in which they were first seen.
///
/// The strings lie in one buffer; an open-addressing table of half load finds them by FNV-1a (Fowler, Noll, Vo). The
/// hash decides no order, so it leaves no trace in any output.
struct ByteStringTable: Sendable {
  /// What `insert` returns when the table is full.
  static let full = -1

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  private var slots: [UInt32] = []

  /// The number of different strings.
  var count: Int { ends.count }

  /// The bytes that the table holds in memory, its unused room left out.
  var byteCount: Int { bytes.count + 4 * (ends.count + hashes.count + slots.count) }

  /// The string with the given number.
  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// Returns the number of a string, or `full` when it is new and the table has `limit` strings.
  ///
  /// - Complexity: O(*bytes*); allocates only for a new string.
  mutating func insert(_ string: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
    if slots.isEmpty { slots = Array(repeating: 0, count: 16) }
    let hash = Self.hash(string)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, equals(index, string) { return index }
      slot = (slot + 1) & mask
    }
    guard ends.count < limit, bytes.count + string.count < Int(UInt32.max) else { return Self.full }
    bytes.append(contentsOf: string)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// Returns the number of a string, or nil when the table does not hold it.
  func find(_ string: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    let hash = Self.hash(string)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, equals(index, string) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func equals(_ index: Int, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    guard Int(ends[index]) - start == string.count else { return false }
    for offset in 0..<string.count where bytes[start + offset] != string[offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  private static func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in string { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
