import CScanning
import Tokenization

/// Finds comments that were said before, word for word.
///
/// Only comments of at least four words count: short answers recur by nature. The first 786,432 distinct comments of a
/// run are remembered (8 bytes and the id each), so that memory does not grow without bound.
package struct DuplicateFinder {
  /// The fewest words that a duplicate has.
  package static let fewestWords = 4

  private static let slotBits = 20
  private static let mostEntries = (1 << slotBits) / 4 * 3

  /// For each slot the upper bits of a key and, below them, its entry's number from 1; 0 in an empty slot.
  ///
  /// The lower bits of the key are told by where it stands.
  private var slots: [UInt64] = []
  private var idEnds: [Int32] = []
  private var ids: [UInt8] = []

  /// Creates a finder that has seen nothing.
  package init() {}

  /// Asks for the memory in which a key is looked up, so that it is there when it is.
  package func prefetch(_ key: UInt64) {
    // No access: the address is only named.
    slots.withUnsafeBufferPointer { earshot_prefetch($0.baseAddress.map { $0 + Self.slot(key) }) }
  }

  /// Returns the id of the first comment with the same text, or nil for the first, which is remembered.
  ///
  /// - Parameters:
  ///   - key: The hash of the text.
  ///   - id: The id of the row.
  /// - Returns: The id of the earlier comment.
  package mutating func firstID(of key: UInt64, id: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    if slots.isEmpty { slots = [UInt64](repeating: 0, count: 1 << Self.slotBits) }
    let number: UInt64 = (1 << Self.slotBits) - 1
    var slot = Self.slot(key)
    while slots[slot] != 0 {
      if slots[slot] & ~number == key & ~number {
        let entry = Int(slots[slot] & number) - 1
        let start = entry > 0 ? Int(idEnds[entry - 1]) : 0
        return ids[start..<Int(idEnds[entry])]
      }
      slot = (slot + 1) & Int(number)
    }
    guard idEnds.count < Self.mostEntries else { return nil }
    slots[slot] = key & ~number | UInt64(idEnds.count + 1)
    ids.append(contentsOf: id)
    idEnds.append(Int32(ids.count))
    return nil
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key ^ (key >> 31)) & ((1 << slotBits) - 1)
  }

  /// Returns the key of a text.
  package static func key(of text: Span<UInt8>) -> UInt64 {
    FormHash.of(text)
  }
}
