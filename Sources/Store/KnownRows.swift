import GRDB

/// The rows that a store held when a load began, so that what did not change is passed over without being annotated.
///
/// A set of pairs (key, content), eight bytes of each, in an open-addressing table: 32 to 64 bytes a row. A store of more than
/// `limit` rows is known in part; the rest is looked up one by one.
package struct KnownRows: Sendable {
  /// The most rows that are held, 4 million; the table then takes 128 MiB.
  package static let limit = 4_000_000

  private struct Pair: Equatable {
    var key: UInt64 = 0
    var content: UInt64 = 0
  }

  private var slots: [Pair]

  /// How many rows are held.
  package private(set) var count = 0

  /// Creates an empty set.
  package init() { slots = [Pair()] }

  /// Reads the rows of a store.
  package init(_ store: FeedbackStore) throws {
    self = try store.read { db in
      let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM comment") ?? 0
      var known = KnownRows()
      known.reserve(min(rows, Self.limit))
      let all = try FastStatement(db, "SELECT key, content FROM comment LIMIT \(Self.limit)")
      while try all.step() { known.insert(all.hash(0), all.hash(1)) }
      return known
    }
  }

  private mutating func reserve(_ rows: Int) {
    var size = 16
    while size * 3 < rows * 4 { size *= 2 }
    slots = Array(repeating: Pair(), count: size)
  }

  private mutating func insert(_ key: Hash128, _ content: Hash128) {
    guard (count + 1) * 8 <= slots.count * 7 else { return }
    let slot = search(Pair(key: key.high, content: content.high))
    // Both are digests, which are never zero by themselves.
    if slots[slot] == Pair() { count += 1 }
    slots[slot] = Pair(key: key.high, content: content.high)
  }

  /// Returns whether a row with that key and content was there.
  package func contains(_ key: Hash128, _ content: Hash128) -> Bool {
    guard count > 0 else { return false }
    let pair = Pair(key: key.high, content: content.high)
    return slots[search(pair)] == pair
  }

  private func search(_ pair: Pair) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: pair.key) & mask
    while slots[slot] != Pair(), slots[slot] != pair { slot = (slot + 1) & mask }
    return slot
  }
}
