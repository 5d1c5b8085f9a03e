import Tokenization

/// A flat open-addressing table from folded forms to dense numbers.
///
/// A slot holds 32 bits of the hash and the number, so that a form that is not there costs one load as a rule.
struct FormTable: Sendable {
  private static let empty: UInt64 = 0
  private static let tagBits: UInt64 = 0xFFFF_FFFF_0000_0000

  private var slots: [UInt64]
  private let mask: Int
  private var bytes: [UInt8] = []
  private var ends: [Int32] = [0]

  /// Creates a table of distinct forms; each is numbered by its place.
  init(_ forms: [[UInt8]]) {
    var capacity = 16
    while capacity < forms.count * 3 { capacity *= 2 }
    mask = capacity - 1
    slots = [UInt64](repeating: Self.empty, count: capacity)
    for (number, form) in forms.enumerated() {
      let hash = FormHash.of(form)
      var slot = Self.slot(hash, mask)
      while slots[slot] != Self.empty { slot = (slot + 1) & mask }
      // Numbers count from 1 here, so that no entry is 0.
      slots[slot] = hash & Self.tagBits | UInt64(number + 1)
      bytes.append(contentsOf: form)
      ends.append(Int32(bytes.count))
    }
  }

  /// Returns the number of a form, or -1 when it is not in the table.
  func number(hash: UInt64, form: Range<Int>, in folded: Span<UInt8>) -> Int32 {
    var slot = Self.slot(hash, mask)
    while true {
      let entry = slots[slot]
      if entry == Self.empty { return -1 }
      if (entry ^ hash) & Self.tagBits == 0 {
        let number = Int(entry & ~Self.tagBits) - 1
        if isForm(number, form, folded) { return Int32(number) }
      }
      slot = (slot + 1) & mask
    }
  }

  private func isForm(_ number: Int, _ form: Range<Int>, _ folded: Span<UInt8>) -> Bool {
    var place = Int(ends[number])
    guard Int(ends[number + 1]) - place == form.count else { return false }
    for position in form {
      guard bytes[place] == folded[position] else { return false }
      place += 1
    }
    return true
  }

  private static func slot(_ hash: UInt64, _ mask: Int) -> Int {
    // The low bits of FNV-1a are its weakest.
    Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
  }
}
