import Glibc

/// Byte strings numbered from 0 in the order in which they were first seen.
///
/// The strings lie in one buffer; an open-addressing table of at most three quarters' load finds them. A slot holds a
/// string's hash above its number, so that a search reads a string only when its hash is right. The hash decides no
/// order, so it leaves no trace in any output.
struct ByteStringTable: Sendable {
  /// What `insert` returns when the table is full.
  static let full = -1

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// The upper half of the hash, then the number counted from 1; 0 is a free slot.
  private var slots: [UInt64] = []

  /// The number of different strings.
  var count: Int { ends.count }

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
    let (slot, found) = search(string, hash)
    if let found { return found }
    guard ends.count < limit, bytes.count + string.count < Int(UInt32.max) else { return Self.full }
    bytes.append(contentsOf: string)
    ends.append(UInt32(bytes.count))
    slots[slot] = hash & Self.hashMask | UInt64(ends.count)
    if ends.count * 4 > slots.count * 3 { grow() }
    return ends.count - 1
  }

  /// Returns the number of a string, or nil when the table does not hold it.
  func find(_ string: UnsafeBufferPointer<UInt8>) -> Int? {
    slots.isEmpty ? nil : search(string, Self.hash(string)).found
  }

  /// Returns the slot of a string, or the free one in which it belongs.
  private func search(
    _ string: UnsafeBufferPointer<UInt8>,
    _ hash: UInt64
  ) -> (slot: Int, found: Int?) {
    let mask = slots.count - 1
    var slot = Self.start(hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & Self.hashMask == 0 {
        let index = Int(slots[slot] & ~Self.hashMask) - 1
        if equals(index, string) { return (slot, index) }
      }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  private func equals(_ index: Int, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    guard Int(ends[index]) - start == string.count else { return false }
    guard let pointer = string.baseAddress, !string.isEmpty else { return true }
    // The string lies within `bytes`, and memcmp keeps no pointer.
    return bytes.withUnsafeBytes { held in
      held.baseAddress.map { memcmp($0 + start, pointer, string.count) == 0 } ?? false
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Self.start(entry) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  // MARK: - Hashes

  private static let hashMask: UInt64 = 0xFFFF_FFFF_0000_0000
  /// The multiplier of Knuth's multiplicative hashing, 2⁶⁴ by the golden ratio.
  private static let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// Returns where the search for a hash starts; only its upper half counts, which is what a slot holds.
  private static func start(_ hash: UInt64) -> Int { Int(hash >> 32) }

  /// Returns a hash of the bytes, taken eight at a time; different strings of one length up to 8 have different ones.
  static func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(string)
    var hash = UInt64(string.count) &* multiplier
    var offset = 0
    while offset + 8 <= raw.count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    return mix(hash ^ rest)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* multiplier
    return (product ^ product >> 32) &* multiplier
  }
}
