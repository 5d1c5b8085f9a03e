import CScanning
package import FeedbackModel
import Tokenization

/// Finds comments that were said before, word for word.
///
/// Only comments of at least four words count: short answers recur by nature. The first 786,432 distinct comments of a
/// run are remembered, so that memory does not grow without bound: 8 bytes each for the text, 4 for an id that is a
/// plain number below 2³¹, and 4 and its bytes for any other.
package struct DuplicateFinder: Sendable {
  /// The number of a remembered comment, from 0.
  package struct Entry: Hashable, Sendable {
    fileprivate var number: Int
  }

  /// The fewest words that a duplicate has.
  package static let fewestWords = 4

  private static let slotBits = 20
  private static let mostEntries = (1 << slotBits) / 4 * 3

  /// For each slot the upper bits of a key and, below them, its entry's number from 1; 0 in an empty slot.
  ///
  /// The lower bits of the key are told by where it stands.
  private var slots: [UInt64] = []
  private var ids = RememberedIDs()

  /// Creates a finder that has seen nothing.
  package init() {}

  /// Asks for the memory in which a key is looked up, so that it is there when it is.
  package func prefetch(_ key: UInt64) {
    // No access: the address is only named.
    slots.withUnsafeBufferPointer { earshot_prefetch($0.baseAddress.map { $0 + Self.slot(key) }) }
  }

  /// Returns the first comment with the same text, or nil for the first, which is remembered.
  ///
  /// - Parameters:
  ///   - key: The hash of the text.
  ///   - id: The id of the row.
  /// - Returns: The earlier comment.
  package mutating func first(of key: UInt64, id: Span<UInt8>) -> Entry? {
    if slots.isEmpty { slots = [UInt64](repeating: 0, count: 1 << Self.slotBits) }
    let number: UInt64 = (1 << Self.slotBits) - 1
    var slot = Self.slot(key)
    while slots[slot] != 0 {
      if slots[slot] & ~number == key & ~number {
        return Entry(number: Int(slots[slot] & number) - 1)
      }
      slot = (slot + 1) & Int(number)
    }
    guard ids.count < Self.mostEntries else { return nil }
    ids.append(id)
    slots[slot] = key & ~number | UInt64(ids.count)
    return nil
  }

  /// Appends the id of the row that a comment stood in.
  package func appendID(of entry: Entry, to out: inout WorkList<UInt8>) {
    ids.appendID(entry.number, to: &out)
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key ^ (key >> 31)) & ((1 << slotBits) - 1)
  }

  /// Returns the key of a text.
  package static func key(of text: Span<UInt8>) -> UInt64 {
    FormHash.of(text)
  }
}
