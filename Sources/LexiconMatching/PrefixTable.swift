import FeedbackModel
import Tokenization

/// The prefixes of all patterns, searched by a form's first bytes.
struct PrefixTable: Sendable {
  private let firstAtom: Int32
  private let prefixes: FormTable
  private let firstBytes: FormTable
  private let lengths: [Int]

  /// Creates a table of distinct prefixes; the atom of each is its place behind `firstAtom`.
  init(_ prefixes: [[UInt8]], firstAtom: Int32) {
    self.firstAtom = firstAtom
    self.prefixes = FormTable(prefixes)
    firstBytes = FormTable(
      Set(prefixes.map { Array($0.prefix(Pattern.shortestPrefix)) })
        .sorted { $0.lexicographicallyPrecedes($1) }
    )
    lengths = Set(prefixes.map(\.count)).sorted()
  }

  /// Calls `take` with the atoms of all prefixes that a form begins with, shortest first.
  @inline(__always)
  func forEachAtom(
    of form: Range<Int>,
    in folded: borrowing WorkList<UInt8>,
    _ take: (Int32) -> Void
  ) {
    forEachAtom(count: form.count, byte: { folded[form.lowerBound + $0] }, take)
  }

  /// Calls `take` with the atoms of all prefixes that a form begins with, shortest first.
  func forEachAtom(of form: ArraySlice<UInt8>, _ take: (Int32) -> Void) {
    forEachAtom(count: form.count, byte: { form[form.startIndex + $0] }, take)
  }

  @inline(__always)
  private func forEachAtom(count: Int, byte: (Int) -> UInt8, _ take: (Int32) -> Void) {
    guard let longest = lengths.last, count >= Pattern.shortestPrefix else { return }
    var hash = FormHash()
    var next = 0
    for offset in 0..<min(count, longest) {
      hash.add(byte(offset))
      let length = offset + 1
      if length == Pattern.shortestPrefix, firstBytes.number(hash: hash.value) < 0 { return }
      guard next < lengths.count, lengths[next] == length else { continue }
      next += 1
      let prefix = prefixes.number(hash: hash.value)
      if prefix >= 0 { take(firstAtom + prefix) }
    }
  }
}
