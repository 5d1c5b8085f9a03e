import FeedbackModel
package import Tokenization

/// A pattern found at a place.
public struct PatternHit: Hashable, Sendable {
  /// The pattern's number in the table.
  public var pattern: Int32

  /// The first unit that it covers.
  public var first: Int32

  /// How many units it covers.
  public var count: Int32

  /// The units that it covers.
  public var units: Range<Int> { Int(first)..<Int(first + count) }
}

/// Finds every pattern in a comment, overlapping ones included.
///
/// A worker: it owns its buffers, and each task makes its own from the shared table.
package struct PatternMatcher: Sendable {
  private let table: PatternTable
  private var alternatives: [Int32] = []
  private var starts: [Int32] = []

  /// Creates a matcher over a table.
  package init(table: PatternTable) { self.table = table }

  /// Finds the patterns in the units of a comment.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - hits: Is emptied and filled, ordered by first unit, shorter before longer.
  /// - Complexity: O(*n*) in units times the longest pattern; allocates nothing once the buffers have grown.
  package mutating func matches(in buffer: TokenBuffer, into hits: inout [PatternHit]) {
    hits.removeAll(keepingCapacity: true)
    look(up: buffer)
    for first in buffer.units.indices where starts[first] < starts[first + 1] {
      let sentence = buffer.units[first].sentence
      for place in Int(starts[first])..<Int(starts[first + 1]) {
        follow(table.trie.first(alternatives[place]), first, first, sentence, buffer, &hits)
      }
    }
  }

  /// Fills the atoms of every unit; masked units have none.
  private mutating func look(up buffer: TokenBuffer) {
    // Taken out and put back, so that writing need not ask each time whether they are shared.
    var (alternatives, starts) = (self.alternatives, self.starts)
    (self.alternatives, self.starts) = ([], [])
    defer { (self.alternatives, self.starts) = (alternatives, starts) }
    alternatives.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    let folded = buffer.folded.span
    for index in buffer.units.indices {
      starts.append(Int32(alternatives.count))
      guard buffer.units[index].formCount > 0 else { continue }
      let kind = buffer.units[index].kind
      var lexeme = table.forms.number(hash: buffer.units[index].hash)
      if lexeme < 0, kind == .word { lexeme = variant(of: buffer.units[index], folded) }
      if lexeme >= 0 {
        alternatives.append(lexeme)
        let own = Int(table.prefixStarts[Int(lexeme)])..<Int(table.prefixStarts[Int(lexeme) + 1])
        for place in own { alternatives.append(table.prefixAtoms[place]) }
      } else if kind == .word {
        table.prefixes.append(to: &alternatives, form: buffer.units[index].form, in: folded)
      }
      let isNumber = kind == .number || kind == .measure
      if isNumber || (lexeme >= 0 && table.numberForms[Int(lexeme)]) {
        alternatives.append(table.numberAtom)
      }
    }
    starts.append(Int32(alternatives.count))
  }

  /// Looks up a word that is not in the table as it stands.
  private func variant(of unit: LexicalUnit, _ folded: Span<UInt8>) -> Int32 {
    if unit.flags.contains(.elongated) { return squeezed(unit, folded) }
    return withoutPossessive(unit, folded)
  }

  /// Looks up a stretched word: "goooood" as "good", "hellooooo" as "hello", "baaaadd" as "bad".
  private func squeezed(_ unit: LexicalUnit, _ folded: Span<UInt8>) -> Int32 {
    for (long, short) in [(2, 2), (1, 2), (1, 1)] {
      let lexeme = squeezed(unit, folded, long: long, short: short)
      if lexeme >= 0 { return lexeme }
    }
    return -1
  }

  /// Looks a word up with its runs of three and more cut to `long` bytes, and its runs of two to `short`.
  private func squeezed(
    _ unit: LexicalUnit,
    _ folded: Span<UInt8>,
    long: Int,
    short: Int
  ) -> Int32 {
    var hash = FormHash()
    var start = unit.form.lowerBound
    while start < unit.form.upperBound {
      let byte = folded[start]
      var end = start + 1
      while end < unit.form.upperBound, folded[end] == byte { end += 1 }
      let run = end - start
      for _ in 0..<min(run, run > 2 ? long : short) {
        hash.add(byte)
      }
      start = end
    }
    return table.forms.number(hash: hash.value)
  }

  private func withoutPossessive(_ unit: LexicalUnit, _ folded: Span<UInt8>) -> Int32 {
    let form = unit.form
    guard form.count > 3, folded[form.upperBound - 1] == UInt8(ascii: "s"),
      folded[form.upperBound - 2] == UInt8(ascii: "'")
    else { return -1 }
    let stem = form.lowerBound..<(form.upperBound - 2)
    var hash = FormHash()
    for position in stem { hash.add(folded[position]) }
    return table.forms.number(hash: hash.value)
  }

  private func extend(
    from node: PatternTrie.Node,
    first: Int,
    at index: Int,
    sentence: Int32,
    _ buffer: TokenBuffer,
    _ hits: inout [PatternHit]
  ) {
    guard index < buffer.units.count, buffer.units[index].sentence == sentence else { return }
    for place in Int(starts[index])..<Int(starts[index + 1]) {
      follow(table.trie.child(of: node, alternatives[place]), first, index, sentence, buffer, &hits)
    }
    if isWordLike(buffer.units[index].kind) {
      follow(table.trie.child(of: node, table.anyAtom), first, index, sentence, buffer, &hits)
    }
  }

  private func follow(
    _ node: PatternTrie.Node,
    _ first: Int,
    _ index: Int,
    _ sentence: Int32,
    _ buffer: TokenBuffer,
    _ hits: inout [PatternHit]
  ) {
    guard node >= 0 else { return }
    let pattern = table.trie.patternAt[Int(node)]
    if pattern >= 0 {
      hits.append(
        PatternHit(pattern: pattern, first: Int32(first), count: Int32(index + 1 - first))
      )
    }
    if table.trie.hasChildren[Int(node)] {
      extend(from: node, first: first, at: index + 1, sentence: sentence, buffer, &hits)
    }
  }

  private func isWordLike(_ kind: TokenKind) -> Bool {
    switch kind {
    case .word, .number, .measure, .mention: true
    default: false
    }
  }
}
