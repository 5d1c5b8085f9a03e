/// The words that a run-together hashtag may be split into.
///
/// Words are kept as hashes of their folded forms. Two words with one hash would count as each other, which at 64 bits
/// does not happen among some ten thousand words.
package struct Vocabulary: Sendable {
  /// The longest word that is tried, in bytes.
  package static let longestWord = 20

  private let hashes: Set<UInt64>

  /// Creates a vocabulary of folded words; words of one letter other than "a" and "i" are left out.
  package init(words: some Sequence<[UInt8]>) {
    hashes = Set(
      words.lazy.filter { $0.count > 1 || $0 == [UInt8(ascii: "a")] || $0 == [UInt8(ascii: "i")] }
        .map(FormHash.of)
    )
  }

  /// Creates an empty vocabulary.
  package init() { hashes = [] }

  /// Returns the ends of the words that a form splits into wholly, or nil when it does not.
  ///
  /// Fewest words win, then the longest first word. Only stretches of lower-case ASCII letters are split.
  package func split(_ form: ArraySlice<UInt8>) -> [Int]? {
    let count = form.count
    guard !hashes.isEmpty, (4...64).contains(count),
      form.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return nil }
    // best[i] = fewest words for the rest from i; next[i] = where the first of them ends.
    var best = [Int](repeating: Int.max, count: count + 1)
    var next = [Int](repeating: 0, count: count + 1)
    best[count] = 0
    for start in stride(from: count - 1, through: 0, by: -1) {
      var hash = FormHash()
      for end in (start + 1)...min(count, start + Self.longestWord) {
        hash.add(form[form.startIndex + end - 1])
        guard best[end] < Int.max, hashes.contains(hash.value) else { continue }
        if best[end] + 1 <= best[start] {
          best[start] = best[end] + 1
          next[start] = end
        }
      }
      if start == 0 { break }
    }
    guard best[0] < Int.max else { return nil }
    var ends: [Int] = []
    var position = 0
    while position < count {
      position = next[position]
      ends.append(position)
    }
    return ends
  }
}
