import FeedbackModel
import Tokenization

extension PatternTable {
  /// Looks every unit up; masked units have no atoms.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of a comment.
  ///   - places: Is emptied and filled.
  func look(up buffer: borrowing TokenBuffer, into places: inout UnitPlaces) {
    places.heads.removeAll()
    places.atoms.removeAll()
    for index in buffer.units.indices { lexemes.prefetch(hash: buffer.units[index].hash) }
    for index in buffer.units.indices {
      let firstAtom = Int32(truncatingIfNeeded: places.atoms.count)
      var place = lexemes.nowhere
      if buffer.units[index].formCount > 0 {
        place = lexemes.place(hash: buffer.units[index].hash)
        if place == lexemes.nowhere, buffer.units[index].kind == .word {
          place = variant(of: buffer.units[index], buffer.folded)
        }
        appendAtoms(of: buffer.units[index], at: place, buffer.folded, &places.atoms)
      }
      places.heads.append(UnitPlaces.Head(place: place, firstAtom: firstAtom))
    }
    places.heads.append(
      UnitPlaces.Head(
        place: lexemes.nowhere,
        firstAtom: Int32(truncatingIfNeeded: places.atoms.count)
      )
    )
  }

  /// Appends what a unit may stand for: its form, prefixes of it, "a number".
  @inline(__always)
  private func appendAtoms(
    of unit: LexicalUnit,
    at place: Int32,
    _ folded: borrowing WorkList<UInt8>,
    _ atoms: inout WorkList<Int32>
  ) {
    let kind = unit.kind
    let lexeme = lexemes[place]
    if lexeme.number >= 0 {
      atoms.append(lexeme.number)
      if lexeme.node.prefixes > 0 {
        for place in lexeme.prefixes { atoms.append(prefixAtoms[place]) }
      }
    } else if kind == .word {
      prefixes.forEachAtom(of: unit.form, in: folded) { atoms.append($0) }
    }
    if kind == .number || kind == .measure || lexeme.isNumber { atoms.append(numberAtom) }
  }

  /// Looks up a word that is not in the table as it stands.
  private func variant(of unit: LexicalUnit, _ folded: borrowing WorkList<UInt8>) -> Int32 {
    if unit.flags.contains(.elongated) { return squeezed(unit, folded) }
    return withoutPossessive(unit, folded)
  }

  /// Looks up a stretched word: "goooood" as "good", "hellooooo" as "hello", "baaaadd" as "bad".
  private func squeezed(_ unit: LexicalUnit, _ folded: borrowing WorkList<UInt8>) -> Int32 {
    for (long, short) in [(2, 2), (1, 2), (1, 1)] {
      let place = squeezed(unit, folded, long: long, short: short)
      if place != lexemes.nowhere { return place }
    }
    return lexemes.nowhere
  }

  /// Looks a word up with its runs of three and more cut to `long` bytes, and its runs of two to `short`.
  private func squeezed(
    _ unit: LexicalUnit,
    _ folded: borrowing WorkList<UInt8>,
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
    return lexemes.place(hash: hash.value)
  }

  private func withoutPossessive(_ unit: LexicalUnit, _ folded: borrowing WorkList<UInt8>) -> Int32
  {
    let form = unit.form
    guard form.count > 3, folded[form.upperBound - 1] == UInt8(ascii: "s"),
      folded[form.upperBound - 2] == UInt8(ascii: "'")
    else { return lexemes.nowhere }
    let stem = form.lowerBound..<(form.upperBound - 2)
    var hash = FormHash()
    for position in stem { hash.add(folded[position]) }
    return lexemes.place(hash: hash.value)
  }
}

// MARK: - Searching

extension PatternTable {
  /// Finds the patterns that begin at each unit.
  ///
  /// - Parameters:
  ///   - units: The units of a comment.
  ///   - places: What they are to this table.
  ///   - hits: Is emptied and filled.
  func search(
    _ units: borrowing WorkList<LexicalUnit>,
    _ places: borrowing UnitPlaces,
    into hits: inout HitBuffer
  ) {
    hits.removeAll()
    for first in units.indices.dropLast() {
      let next = Int(places.heads[first + 1].firstAtom)
      let node = lexemes[places.heads[first].place].node
      guard node.children > 0, next < places.atoms.count else { continue }
      trie.prefetchLead(from: node, places.atoms[next])
    }
    for first in units.indices {
      let head = places.heads[first]
      let node = lexemes[head.place].node
      var rest = Int(head.firstAtom)
      if node.exists {
        if node.children > 0, mayGoOn(node, from: first, units, places) {
          follow(node, first, first, units, places, &hits)
        } else if node.pattern >= 0 {
          hits.append(PatternHit(node, first...first))
        }
        rest += 1
      }
      let end = Int(places.heads[first + 1].firstAtom)
      while rest < end {
        let node = trie.firstNodes[Int(places.atoms[rest])]
        if node.exists { follow(node, first, first, units, places, &hits) }
        rest += 1
      }
    }
  }

  /// Returns whether some way may lead on from where a unit's form leads; most units are only themselves.
  @inline(__always)
  private func mayGoOn(
    _ node: PatternTrie.Node,
    from first: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ places: borrowing UnitPlaces
  ) -> Bool {
    let next = first + 1
    guard next < units.count, units[next].sentence == units[first].sentence else { return false }
    if node.hasAnyChild { return true }
    for atom in Int(places.heads[next].firstAtom)..<Int(places.heads[next + 1].firstAtom)
    where trie.mayLead(from: node, places.atoms[atom]) {
      return true
    }
    return false
  }

  /// Appends the hits that end at a node or go on from it.
  private func follow(
    _ start: PatternTrie.Node,
    _ first: Int,
    _ last: Int,
    _ units: borrowing WorkList<LexicalUnit>,
    _ places: borrowing UnitPlaces,
    _ hits: inout HitBuffer
  ) {
    var node = start
    var index = last
    while true {
      if node.pattern >= 0 { hits.append(PatternHit(node, first...index)) }
      index += 1
      guard node.children > 0, index < units.count,
        units[index].sentence == units[first].sentence
      else { return }
      // Mostly one way leads on, which the loop takes; of several, all but the last are followed here.
      var next = PatternTrie.Node()
      for atom in Int(places.heads[index].firstAtom)..<Int(places.heads[index + 1].firstAtom) {
        let child = trie.child(of: node, places.atoms[atom])
        guard child.exists else { continue }
        if next.exists { follow(next, first, index, units, places, &hits) }
        next = child
      }
      if node.hasAnyChild, isWordLike(units[index].kind) {
        if next.exists { follow(next, first, index, units, places, &hits) }
        next = trie.child(of: node, anyAtom)
      }
      guard next.exists else { return }
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
  /// Creates the hit of the pattern that ends at a node.
  @inline(__always)
  fileprivate init(_ node: PatternTrie.Node, _ units: ClosedRange<Int>) {
    self.init(
      pattern: node.pattern,
      first: Int32(truncatingIfNeeded: units.lowerBound),
      count: Int32(truncatingIfNeeded: units.count),
      uses: node.uses
    )
  }
}
