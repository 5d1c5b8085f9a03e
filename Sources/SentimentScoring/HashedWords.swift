import Tokenization

/// A few words, by the hashes of their forms.
///
/// Most words that are looked for are not among them, which a bit tells at once.
struct HashedWords: Sendable {
  private let hashes: [UInt64]
  /// A bit for each word, by twelve bits of its hash.
  private var bits = [UInt64](repeating: 0, count: 64)

  /// Hashes the words of a line, parted by blanks.
  init(_ words: String) {
    hashes = words.split(separator: " ").map { FormHash.of($0.utf8) }
    for hash in hashes { bits[Int(hash >> 58)] |= 1 << (hash >> 52 & 63) }
  }

  /// Whether a unit is one of the words.
  @inline(__always)
  func contains(_ unit: LexicalUnit) -> Bool {
    bits[Int(unit.hash >> 58)] >> (unit.hash >> 52 & 63) & 1 == 1 && hashes.contains(unit.hash)
  }
}
