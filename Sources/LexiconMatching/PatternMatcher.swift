import CMatching
import FeedbackModel
package import Tokenization

/// Finds every pattern in a comment, overlapping ones included.
///
/// A worker: it owns its buffers, and each task makes its own from the shared table. A class, so that these are never
/// copied.
///
/// An island of unsafe code: the loops are those of `CMatching`, which reads units, heads and tables as `PatternLayout` says
/// they lie in memory, and writes no more than it is given room for.
package final class PatternMatcher {
  private let table: PatternTable
  private var patterns: earshot_patterns
  @exclusivity(unchecked)
  private var heads = WorkList<earshot_head>()
  /// What each unit may stand for: its form, prefixes of it, "a number".
  @exclusivity(unchecked)
  private var atoms = WorkList<Int32>()
  @exclusivity(unchecked)
  private var found = HitBuffer()

  /// Creates a matcher over a table.
  package init(table: PatternTable) {
    self.table = table
    patterns = table.layout
  }

  /// Finds the patterns in the units of a comment.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - hits: Is emptied and filled, ordered by first unit, shorter before longer.
  /// - Complexity: O(*n*) in units times the longest pattern; allocates nothing once the buffers have grown.
  package func matches(in buffer: borrowing TokenBuffer, into hits: inout HitBuffer) {
    let count = buffer.units.count
    buffer.units.withUnsafeElements { units in
      guard let base = units.baseAddress else { return hits.removeAll() }
      base.withMemoryRebound(to: earshot_unit.self, capacity: count) { units in
        buffer.folded.withUnsafeElements { folded in
          lookUp(units, count, folded.baseAddress)
        }
        while !hits.fill(
          expecting: count * 2,
          { earshot_search(&patterns, units, Int64(count), heads.memory, atoms.memory, $0) }
        ) {}
      }
    }
  }

  /// Finds the patterns in the units of a comment, for whoever keeps them.
  package func matches(in buffer: borrowing TokenBuffer, into hits: inout [PatternHit]) {
    matches(in: buffer, into: &found)
    hits = found.all.array
  }

  private func lookUp(
    _ units: UnsafePointer<earshot_unit>,
    _ count: Int,
    _ folded: UnsafePointer<UInt8>?
  ) {
    var room = max(atoms.room, count + Self.roomForOneMore)
    while true {
      let written = earshot_look_up(
        &patterns,
        units,
        Int64(count),
        folded,
        heads.startWriting(room: count + 1),
        atoms.startWriting(room: room),
        Int64(room)
      )
      if written >= 0 {
        heads.finishWriting(count + 1)
        // A search may read one atom behind the last, and does not heed it.
        atoms.finishWriting(Int(written))
        return
      }
      room *= 2
    }
  }

  /// The atoms that there is room for beyond one for each unit.
  private static let roomForOneMore = 512
}
