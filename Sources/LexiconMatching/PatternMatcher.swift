import FeedbackModel
package import Tokenization

/// Finds every pattern in a comment, overlapping ones included.
///
/// A worker: it owns its buffers, and each task makes its own from the shared table.
package struct PatternMatcher: Sendable {
  private let table: PatternTable
  /// What each unit may stand for: its form, prefixes of it, "a number".
  private var atoms: [Int32] = []
  /// Where the atoms of each unit begin, and where the last ones end.
  private var starts: [Int32] = []
  /// For how many hits a unit there is room at first.
  private static let roomPerUnit = 4

  /// Creates a matcher over a table.
  package init(table: PatternTable) { self.table = table }

  /// Finds the patterns in the units of a comment.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - hits: Is emptied and filled, ordered by first unit, shorter before longer.
  /// - Complexity: O(*n*) in units times the longest pattern; allocates nothing once the buffers have grown.
  package mutating func matches(in buffer: TokenBuffer, into hits: inout [PatternHit]) {
    // Local, so that the closures below borrow it instead of the whole matcher.
    let table = table
    look(up: buffer, in: table)
    let (units, atoms, starts) = (buffer.units.span, atoms.span, starts.span)
    var room = units.count * Self.roomPerUnit
    while true {
      var fits = true
      hits.removeAll(keepingCapacity: true)
      hits.append(addingCapacity: room) { hits in
        fits = table.search(units, atoms, starts, &hits)
      }
      if fits { return }
      room *= 2
    }
  }

  /// Fills the atoms of every unit; masked units have none.
  private mutating func look(up buffer: TokenBuffer, in table: PatternTable) {
    // Taken out and put back, so that writing need not ask each time whether they are shared.
    var (atoms, starts) = (self.atoms, self.starts)
    (self.atoms, self.starts) = ([], [])
    defer { (self.atoms, self.starts) = (atoms, starts) }
    atoms.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    let units = buffer.units.span
    let folded = buffer.folded.span
    // A form, "a number", and prefixes.
    atoms.append(addingCapacity: units.count * (2 + table.prefixes.mostAtoms)) { atoms in
      starts.append(addingCapacity: units.count + 1) { starts in
        for index in units.indices {
          starts.append(Int32(truncatingIfNeeded: atoms.count))
          guard units[index].formCount > 0 else { continue }
          table.appendAtoms(of: units[index], folded, &atoms)
        }
        starts.append(Int32(truncatingIfNeeded: atoms.count))
      }
    }
  }
}
