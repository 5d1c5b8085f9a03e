import Tokenization

/// A flat open-addressing table from folded forms to dense numbers.
///
/// Forms are held by their 64-bit hashes alone, so that a look-up touches one or two lines of memory. No two forms of the
/// table share a hash (that is checked); that some other word of a text has the hash of one of ten thousand forms is
/// a matter of one word in 10¹⁵.
struct FormTable: Sendable {
  private var hashes: [UInt64]
  private var numbers: [Int32]
  private let mask: Int

  /// Creates a table of distinct forms; each is numbered by its place.
  ///
  /// - Precondition: No two forms share a hash.
  init(_ forms: [[UInt8]]) {
    var capacity = 16
    while capacity * 2 < forms.count * 3 { capacity *= 2 }
    mask = capacity - 1
    // No form hashes to nought in practice; one that did would only never be found.
    hashes = [UInt64](repeating: 0, count: capacity)
    numbers = [Int32](repeating: -1, count: capacity)
    for (number, form) in forms.enumerated() {
      let hash = FormHash.of(form)
      var slot = Self.slot(hash, mask)
      while hashes[slot] != 0 {
        precondition(hashes[slot] != hash, "Two forms share a hash.")
        slot = (slot + 1) & mask
      }
      hashes[slot] = hash
      numbers[slot] = Int32(number)
    }
  }

  /// Returns the number of the form with a hash, or -1 when it is not in the table.
  func number(hash: UInt64) -> Int32 {
    var slot = Self.slot(hash, mask)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  private static func slot(_ hash: UInt64, _ mask: Int) -> Int {
    // The low bits of FNV-1a are its weakest.
    Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
  }
}
