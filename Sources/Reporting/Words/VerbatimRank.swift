/// Where a comment stands among those that could be shown; lower is better.
///
/// The rank rests on the comment alone (how strong its score is, then a hash of its text) and at last on its place in
/// the input, never on the order in which workers saw it. So the choice is the same for every chunk size and worker
/// count, and the hash spreads the choice evenly over comments of one strength.
struct VerbatimRank: Hashable, Comparable, Sendable {
  /// 1000 less the magnitude of the score.
  var weakness: Int

  /// FNV-1a over the text.
  var hash: UInt64

  /// The place of the row in the whole input, from 0.
  var position: Int

  static func < (left: VerbatimRank, right: VerbatimRank) -> Bool {
    if left.weakness != right.weakness { return left.weakness < right.weakness }
    if left.hash != right.hash { return left.hash < right.hash }
    return left.position < right.position
  }

  /// Returns whether both stand for the same words: shown once, whoever wrote them first.
  func isSameText(as other: VerbatimRank) -> Bool {
    weakness == other.weakness && hash == other.hash
  }

  /// Returns the 64-bit FNV-1a hash of the bytes (Fowler, Noll, Vo; draft-eastlake-fnv).
  static func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
