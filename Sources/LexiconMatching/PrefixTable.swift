import FeedbackModel
import Tokenization

/// The prefixes of all patterns, searched by a form's first bytes.
struct PrefixTable: ~Copyable, Sendable {
  let firstAtom: Int32
  let prefixes: FormTable
  let firstBytes: FormTable
  /// The lengths of prefixes, ascending.
  private(set) var lengths = WorkList<Int>()

  /// Creates a table of distinct prefixes; the atom of each is its place behind `firstAtom`.
  init(_ prefixes: [[UInt8]], firstAtom: Int32) {
    self.firstAtom = firstAtom
    self.prefixes = FormTable(prefixes)
    firstBytes = FormTable(
      Set(prefixes.map { Array($0.prefix(Pattern.shortestPrefix)) })
        .sorted { $0.lexicographicallyPrecedes($1) }
    )
    for length in Set(prefixes.map(\.count)).sorted() { lengths.append(length) }
  }

  /// Reads a table that was written before.
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let firstAtom = Int32(truncatingIfNeeded: try archive.int())
    let prefixes = try FormTable(&archive)
    let firstBytes = try FormTable(&archive)
    let lengths = try archive.borrowed(Int.self)
    self.firstAtom = firstAtom
    self.prefixes = prefixes
    self.firstBytes = firstBytes
    self.lengths = lengths
  }

  /// Writes the table.
  func write(to archive: inout ArchiveWriter) {
    archive.write(Int(firstAtom))
    prefixes.write(to: &archive)
    firstBytes.write(to: &archive)
    archive.write(lengths)
  }

  /// Appends the atoms of all prefixes that a form begins with, shortest first.
  func appendAtoms(of form: ArraySlice<UInt8>, to atoms: inout WorkList<Int32>) {
    guard form.count >= Pattern.shortestPrefix else { return }
    var hash = FormHash()
    var next = 0
    for (offset, byte) in form.enumerated() {
      hash.add(byte)
      let length = offset + 1
      if length == Pattern.shortestPrefix, firstBytes.number(hash: hash.value) < 0 { return }
      guard next < lengths.count else { return }
      guard lengths[next] == length else { continue }
      next += 1
      let prefix = prefixes.number(hash: hash.value)
      if prefix >= 0 { atoms.append(firstAtom + prefix) }
    }
  }
}
