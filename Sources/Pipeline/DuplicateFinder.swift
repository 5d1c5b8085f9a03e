import CScanning
package import FeedbackModel
import Tokenization

/// Finds comments that were said before, word for word.
///
/// Only comments of at least four words count: short answers recur by nature. The first 786,432 distinct comments of a
/// run are remembered, so that memory does not grow without bound: 8 bytes each for the text, 4 for an id that is a
/// plain number below 2³¹, and 4 and its bytes for any other.
///
/// Never copied: a call on a captured one would retain all its parts.
package struct DuplicateFinder: ~Copyable, Sendable {
  /// The number of a remembered comment, from 0.
  package struct Entry: Hashable, Sendable {
    fileprivate var number: Int
  }

  /// The fewest words that a duplicate has.
  package static let fewestWords = 4

  private static let slotBits = 20
  private static let mostEntries = (1 << slotBits) / 4 * 3

  /// The table begins with so many slots, because the whole of it takes longer to lay out than a short input to annotate.
  private static let firstSlotBits = 13
  /// Of so many comments the whole keys are kept, from which the whole table is filled when there are more.
  private static let mostFirstKeys = 1 << (firstSlotBits - 1)

  /// For each slot the upper bits of a key and, below them, its entry's number from 1; 0 in an empty slot.
  ///
  /// The lower bits of the key are told by where it stands.
  private var slots: [UInt64] = []
  private var mask = 0
  /// The keys by entry while the table is small; empty once it is whole.
  private var firstKeys: [UInt64] = []
  private var ids = RememberedIDs()

  /// Creates a finder that has seen nothing.
  package init() {}

  /// Asks for the memory in which a key is looked up, so that it is there when it is.
  package func prefetch(_ key: UInt64) {
    // No access: the address is only named.
    slots.withUnsafeBufferPointer { earshot_prefetch($0.baseAddress.map { $0 + slot(key) }) }
  }

  /// Returns the first comment with the same text, or nil for the first, which is remembered.
  ///
  /// - Parameters:
  ///   - key: The hash of the text.
  ///   - id: The id of the row.
  /// - Returns: The earlier comment.
  package mutating func first(of key: UInt64, id: Span<UInt8>) -> Entry? {
    if slots.isEmpty { layOut(slotBits: Self.firstSlotBits) }
    var place = place(of: key)
    if slots[place] != 0 { return Entry(number: Int(slots[place] & Self.numberBits) - 1) }
    guard ids.count < Self.mostEntries else { return nil }
    if ids.count == Self.mostFirstKeys {
      grow()
      place = self.place(of: key)
    }
    ids.append(id)
    slots[place] = key & ~Self.numberBits | UInt64(ids.count)
    if ids.count <= Self.mostFirstKeys { firstKeys.append(key) }
    return nil
  }

  /// The bits of a slot that hold the number of its entry.
  private static let numberBits: UInt64 = (1 << slotBits) - 1

  /// Returns the slot that holds a key, or the empty one where it would stand.
  private func place(of key: UInt64) -> Int {
    var place = slot(key)
    while slots[place] != 0, !holds(key, at: place) { place = (place + 1) & mask }
    return place
  }

  private func holds(_ key: UInt64, at place: Int) -> Bool {
    guard slots[place] & ~Self.numberBits == key & ~Self.numberBits else { return false }
    // Where a key stands tells less of it while the table is small.
    return firstKeys.isEmpty || firstKeys[Int(slots[place] & Self.numberBits) - 1] == key
  }

  private mutating func layOut(slotBits: Int) {
    slots = [UInt64](repeating: 0, count: 1 << slotBits)
    mask = (1 << slotBits) - 1
  }

  /// Goes over to the whole table.
  private mutating func grow() {
    let keys = firstKeys
    firstKeys = []
    layOut(slotBits: Self.slotBits)
    for (number, key) in keys.enumerated() {
      slots[place(of: key)] = key & ~Self.numberBits | UInt64(number + 1)
    }
  }

  /// Appends the id of the row that a comment stood in.
  package func appendID(of entry: Entry, to out: inout WorkList<UInt8>) {
    ids.appendID(entry.number, to: &out)
  }

  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key ^ (key >> 31)) & mask
  }

  /// Returns the key of a text.
  package static func key(of text: Span<UInt8>) -> UInt64 {
    FormHash.of(text)
  }
}
