import Tokenization

/// A flat open-addressing table from folded forms to dense numbers.
struct FormTable: Sendable {
  private var hashes: [UInt64]
  private var numbers: [Int32]
  private let mask: Int
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int32>] = []

  /// Creates a table of distinct forms; each is numbered by its place.
  init(_ forms: [[UInt8]]) {
    var capacity = 16
    while capacity < forms.count * 3 { capacity *= 2 }
    mask = capacity - 1
    hashes = [UInt64](repeating: 0, count: capacity)
    numbers = [Int32](repeating: -1, count: capacity)
    for (number, form) in forms.enumerated() {
      let hash = FormHash.of(form)
      var slot = Self.slot(hash, mask)
      while numbers[slot] >= 0 { slot = (slot + 1) & mask }
      hashes[slot] = hash
      numbers[slot] = Int32(number)
      ranges.append(Int32(bytes.count)..<Int32(bytes.count + form.count))
      bytes.append(contentsOf: form)
    }
  }

  /// Returns the number of a form, or -1 when it is not in the table.
  func number(hash: UInt64, form: Range<Int>, in folded: Span<UInt8>) -> Int32 {
    var slot = Self.slot(hash, mask)
    while numbers[slot] >= 0 {
      if hashes[slot] == hash, isForm(numbers[slot], form, folded) { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  private func isForm(_ number: Int32, _ form: Range<Int>, _ folded: Span<UInt8>) -> Bool {
    let own = ranges[Int(number)]
    guard own.count == form.count else { return false }
    var place = Int(own.lowerBound)
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
