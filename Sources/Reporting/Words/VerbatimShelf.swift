/// The best few lines of one kind, in rank order.
///
/// Invariant: ascending in rank, no two with the same text, at most `capacity` of them. The shelf of a union is the
/// union of the shelves, cut; so shelves merge in any order to the same lines.
struct VerbatimShelf: Sendable {
  /// The lines with their ranks, best first.
  private(set) var slots: [(rank: VerbatimRank, line: KWICLine)] = []

  /// The lines, best first.
  var lines: [KWICLine] { slots.map(\.line) }

  /// Returns whether a comment this strong can still come in, before its hash is known.
  func couldTake(weakness: Int, capacity: Int) -> Bool {
    guard slots.count >= capacity, let last = slots.last else { return capacity > 0 }
    return weakness <= last.rank.weakness
  }

  /// Returns whether a comment of this rank comes in.
  func takes(_ rank: VerbatimRank, capacity: Int) -> Bool {
    if let twin = slots.first(where: { $0.rank.isSameText(as: rank) }) { return rank < twin.rank }
    guard slots.count >= capacity, let last = slots.last else { return capacity > 0 }
    return rank < last.rank
  }

  /// Puts a line in its place, if it comes in.
  mutating func put(_ line: KWICLine, rank: VerbatimRank, capacity: Int) {
    guard takes(rank, capacity: capacity) else { return }
    slots.removeAll { $0.rank.isSameText(as: rank) }
    let place = slots.firstIndex { rank < $0.rank } ?? slots.count
    slots.insert((rank, line), at: place)
    if slots.count > capacity { slots.removeLast() }
  }

  /// Takes in what another shelf holds.
  mutating func merge(_ other: VerbatimShelf, capacity: Int) {
    for slot in other.slots { put(slot.line, rank: slot.rank, capacity: capacity) }
  }
}
