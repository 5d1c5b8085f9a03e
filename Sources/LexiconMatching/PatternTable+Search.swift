import FeedbackModel
import Tokenization

extension PatternTable {
  /// For how many hits a unit there is room at first.
  private static let roomPerUnit = 4

  /// Fills the atoms of every unit; masked units have none.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of a comment.
  ///   - atoms: Is emptied and filled with what each unit may stand for.
  ///   - starts: Is emptied and filled with where the atoms of each unit begin, and where the last ones end.
  func look(up buffer: TokenBuffer, _ atoms: inout [Int32], _ starts: inout [Int32]) {
    atoms.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    let units = buffer.units.span
    let folded = buffer.folded.span
    // A form, "a number", and prefixes.
    atoms.append(addingCapacity: units.count * (2 + prefixes.mostAtoms)) { atoms in
      starts.append(addingCapacity: units.count + 1) { starts in
        for index in units.indices {
          starts.append(Int32(truncatingIfNeeded: atoms.count))
          guard units[index].formCount > 0 else { continue }
          appendAtoms(of: units[index], folded, &atoms)
        }
        starts.append(Int32(truncatingIfNeeded: atoms.count))
      }
    }
  }

  /// Finds the patterns that begin at each unit.
  ///
  /// - Parameters:
  ///   - units: The units of a comment.
  ///   - atoms: What they may stand for.
  ///   - starts: Where the atoms of each begin.
  ///   - hits: Is emptied and filled.
  func search(
    _ units: Span<LexicalUnit>,
    _ atoms: Span<Int32>,
    _ starts: Span<Int32>,
    _ hits: inout [PatternHit]
  ) {
    var room = units.count * Self.roomPerUnit
    while true {
      var fits = true
      hits.removeAll(keepingCapacity: true)
      hits.append(addingCapacity: room) { hits in fits = append(units, atoms, starts, to: &hits) }
      if fits { return }
      room *= 2
    }
  }

  /// Appends what a unit may stand for: its form, prefixes of it, "a number".
  @inline(__always)
  private func appendAtoms(
    of unit: LexicalUnit,
    _ folded: Span<UInt8>,
    _ atoms: inout OutputSpan<Int32>
  ) {
    let kind = unit.kind
    var lexeme = forms.number(hash: unit.hash)
    if lexeme < 0, kind == .word { lexeme = variant(of: unit, folded) }
    var isNumber = kind == .number || kind == .measure
    if lexeme >= 0 {
      atoms.append(lexeme)
      let own = Int(prefixStarts[Int(lexeme)])..<Int(prefixStarts[Int(lexeme) + 1])
      for place in own { atoms.append(prefixAtoms[place]) }
      isNumber = isNumber || numberForms[Int(lexeme)]
    } else if kind == .word {
      prefixes.forEachAtom(of: unit.form, in: folded) { atoms.append($0) }
    }
    if isNumber { atoms.append(numberAtom) }
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
    return forms.number(hash: hash.value)
  }

  private func withoutPossessive(_ unit: LexicalUnit, _ folded: Span<UInt8>) -> Int32 {
    let form = unit.form
    guard form.count > 3, folded[form.upperBound - 1] == UInt8(ascii: "s"),
      folded[form.upperBound - 2] == UInt8(ascii: "'")
    else { return -1 }
    let stem = form.lowerBound..<(form.upperBound - 2)
    var hash = FormHash()
    for position in stem { hash.add(folded[position]) }
    return forms.number(hash: hash.value)
  }

  /// Appends the hits that begin at each unit, and returns whether there was room for all.
  private func append(
    _ units: Span<LexicalUnit>,
    _ atoms: Span<Int32>,
    _ starts: Span<Int32>,
    to hits: inout OutputSpan<PatternHit>
  ) -> Bool {
    var end = Int(starts[0])
    for first in units.indices {
      let start = end
      end = Int(starts[first + 1])
      for place in start..<end {
        let node = trie.firstNodes[Int(atoms[place])]
        guard node >= 0 else { continue }
        // Most nodes below the root end one word's pattern and lead nowhere.
        let found = trie.places[Int(node)]
        if !found.hasChildren {
          guard !hits.isFull else { return false }
          hits.append(PatternHit(found, first...first))
          continue
        }
        let fits = follow(node, first, first, units, atoms, starts, &hits)
        guard fits else { return false }
      }
    }
    return true
  }

  /// Appends the hits that end at a node or go on from it, and returns whether there was room for all.
  private func follow(
    _ start: PatternTrie.Node,
    _ first: Int,
    _ last: Int,
    _ units: Span<LexicalUnit>,
    _ atoms: Span<Int32>,
    _ starts: Span<Int32>,
    _ hits: inout OutputSpan<PatternHit>
  ) -> Bool {
    var node = start
    var index = last
    while true {
      let place = trie.places[Int(node)]
      if place.pattern >= 0 {
        guard !hits.isFull else { return false }
        hits.append(PatternHit(place, first...index))
      }
      index += 1
      guard place.hasChildren, index < units.count,
        units[index].sentence == units[first].sentence
      else { return true }
      // Mostly one way leads on, which the loop takes; of several, all but the last are followed here.
      var next: PatternTrie.Node = -1
      for atom in Int(starts[index])..<Int(starts[index + 1]) {
        let child = trie.child(of: node, atoms[atom])
        guard child >= 0 else { continue }
        if next >= 0 {
          let fits = follow(next, first, index, units, atoms, starts, &hits)
          guard fits else { return false }
        }
        next = child
      }
      if place.hasAnyChild, isWordLike(units[index].kind) {
        if next >= 0 {
          let fits = follow(next, first, index, units, atoms, starts, &hits)
          guard fits else { return false }
        }
        next = trie.child(of: node, anyAtom)
      }
      guard next >= 0 else { return true }
      node = next
    }
  }

  private func isWordLike(_ kind: TokenKind) -> Bool {
    switch kind {
    case .word, .number, .measure, .mention: true
    default: false
    }
  }
}

extension PatternHit {
  /// Creates the hit of the pattern that ends at a place of the trie.
  @inline(__always)
  fileprivate init(_ place: PatternTrie.Place, _ units: ClosedRange<Int>) {
    self.init(
      pattern: place.pattern,
      first: Int32(truncatingIfNeeded: units.lowerBound),
      count: Int32(truncatingIfNeeded: units.count),
      uses: place.uses
    )
  }
}
