import Tokenization

/// Finds comments that were said before, word for word.
///
/// Only comments of at least four words count: short answers recur by nature. The first 786,432 distinct comments of a
/// run are remembered (8 bytes and the id each), so that memory does not grow without bound.
package struct DuplicateFinder {
  /// The fewest words that a duplicate has.
  package static let fewestWords = 4

  private static let slots = 1 << 20
  private static let mostEntries = slots / 4 * 3

  private var keys: [UInt64] = []
  private var entries: [Int32] = []
  private var idEnds: [Int32] = []
  private var ids: [UInt8] = []

  /// Creates a finder that has seen nothing.
  package init() {}

  /// Returns the id of the first comment with the same text, or nil for the first, which is remembered.
  ///
  /// - Parameters:
  ///   - key: The hash of the text.
  ///   - id: The id of the row.
  /// - Returns: The id of the earlier comment.
  package mutating func firstID(of key: UInt64, id: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    if keys.isEmpty {
      keys = [UInt64](repeating: 0, count: Self.slots)
      entries = [Int32](repeating: -1, count: Self.slots)
    }
    var slot = Int(truncatingIfNeeded: key ^ (key >> 31)) & (Self.slots - 1)
    while entries[slot] >= 0 {
      if keys[slot] == key {
        let entry = Int(entries[slot])
        let start = entry > 0 ? Int(idEnds[entry - 1]) : 0
        return ids[start..<Int(idEnds[entry])]
      }
      slot = (slot + 1) & (Self.slots - 1)
    }
    guard idEnds.count < Self.mostEntries else { return nil }
    keys[slot] = key
    entries[slot] = Int32(idEnds.count)
    ids.append(contentsOf: id)
    idEnds.append(Int32(ids.count))
    return nil
  }

  /// Returns the key of a text.
  package static func key(of text: Span<UInt8>) -> UInt64 {
    var hash = FormHash()
    for index in text.indices { hash.add(text[index]) }
    return hash.value
  }
}
