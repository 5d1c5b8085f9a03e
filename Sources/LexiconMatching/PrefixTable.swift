import Tokenization

/// The prefixes of all patterns, searched by a form's first bytes.
struct PrefixTable: Sendable {
  private let firstAtom: Int32
  private let prefixes: FormTable
  private let firstBytes: FormTable
  private let lengths: [Int]

  /// The most prefixes that one form can begin with.
  var mostAtoms: Int { lengths.count }

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
  func forEachAtom(of form: Range<Int>, in folded: Span<UInt8>, _ take: (Int32) -> Void) {
    guard let longest = lengths.last, form.count >= Pattern.shortestPrefix else { return }
    var hash = FormHash()
    var next = 0
    for offset in 0..<min(form.count, longest) {
      hash.add(folded[form.lowerBound + offset])
      let length = offset + 1
      if length == Pattern.shortestPrefix, firstBytes.number(hash: hash.value) < 0 { return }
      guard next < lengths.count, lengths[next] == length else { continue }
      next += 1
      let prefix = prefixes.number(hash: hash.value)
      if prefix >= 0 { take(firstAtom + prefix) }
    }
  }
}
