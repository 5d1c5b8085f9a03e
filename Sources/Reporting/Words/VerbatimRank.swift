/// Where a comment stands among those that could be shown; lower is better.
///
/// The rank rests on the comment alone (how strong its score is, a hash of its text, its day, a hash of its id), never on
/// the order in which workers saw it. So the choice is the same for every chunk size, worker count and order of files, and
/// the hash spreads the choice evenly over comments of one strength. The place in the input parts what is alike in all
/// that is shown.
struct VerbatimRank: Hashable, Comparable, Sendable {
  /// 1000 less the magnitude of the score.
  var weakness: Int

  /// FNV-1a over the text.
  var hash: UInt64

  /// The days since the epoch; of equal texts the oldest is shown, and one without a day last.
  var day = Int.max

  /// FNV-1a over the row's id.
  var id: UInt64 = 0

  /// The place of the row in the whole input, from 0.
  var position: Int

  static func < (left: VerbatimRank, right: VerbatimRank) -> Bool {
    if left.weakness != right.weakness { return left.weakness < right.weakness }
    if left.hash != right.hash { return left.hash < right.hash }
    if left.day != right.day { return left.day < right.day }
    if left.id != right.id { return left.id < right.id }
    return left.position < right.position
  }

  /// Returns whether both stand for the same words: shown once, whoever wrote them first.
  func isSameText(as other: VerbatimRank) -> Bool {
    weakness == other.weakness && hash == other.hash
  }
}
