package import FeedbackModel

/// The words that a run-together hashtag may be split into.
///
/// Words are kept as hashes of their folded forms. Two words with one hash would count as each other, which at 64 bits
/// does not happen among some ten thousand words.
package struct Vocabulary: Sendable {
  /// The longest word that is tried, in bytes.
  package static let longestWord = 20

  /// The hashes by open addressing; 0 in an empty slot.
  private var slots: [UInt64] = []
  private var mask = 0

  /// Creates a vocabulary of folded words; words of one letter other than "a" and "i" are left out.
  package init(words: some Sequence<[UInt8]>) {
    self.init(hashes: words.filter { Self.mayHold($0[...]) }.map { FormHash.of($0) })
  }

  /// Returns whether a word may be in a vocabulary: of words of one letter only "a" and "i".
  package static func mayHold(_ word: ArraySlice<UInt8>) -> Bool {
    word.count > 1 || word.first == UInt8(ascii: "a") || word.first == UInt8(ascii: "i")
  }

  /// Creates a vocabulary of words by the hashes of their folded forms.
  package init(hashes: [UInt64]) {
    guard !hashes.isEmpty else { return }
    var capacity = 16
    while capacity < hashes.count * 2 { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    mask = capacity - 1
    for hash in hashes { slots[slot(of: hash)] = hash }
  }

  /// Creates an empty vocabulary.
  package init() {}

  /// Reads a vocabulary that was written before.
  ///
  /// - Throws: `ArchiveFault` where it is none.
  package init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    slots = try archive.array()
    mask = try archive.int()
    // A search goes on to an empty slot, so one must be there.
    guard slots.isEmpty ? mask == 0 : mask == slots.count - 1 && slots.contains(0) else {
      throw ArchiveFault()
    }
  }

  /// Writes the vocabulary.
  package func write(to archive: inout ArchiveWriter) {
    archive.write(slots)
    archive.write(mask)
  }

  /// Returns the slot that holds a hash, or the empty one where it would stand.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// Returns the ends of the words that a form splits into wholly, or nil when it does not.
  ///
  /// Fewest words win, then the longest first word. Only stretches of lower-case ASCII letters are split.
  package func split(_ form: ArraySlice<UInt8>) -> [Int]? {
    let count = form.count
    guard !slots.isEmpty, (4...64).contains(count),
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
        guard best[end] < Int.max, slots[slot(of: hash.value)] != 0 else { continue }
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
