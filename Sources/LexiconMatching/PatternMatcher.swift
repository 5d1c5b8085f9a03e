import FeedbackModel
package import Tokenization

/// Finds every pattern in a comment, overlapping ones included.
///
/// A worker: it owns its buffers, and each task makes its own from the shared table. A class, so that these are never
/// copied.
package final class PatternMatcher {
  private let table: PatternTable
  @exclusivity(unchecked)
  private var places = UnitPlaces()
  @exclusivity(unchecked)
  private var found = HitBuffer()

  /// Creates a matcher over a table.
  package init(table: PatternTable) { self.table = table }

  /// Finds the patterns in the units of a comment.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - hits: Is emptied and filled, ordered by first unit, shorter before longer.
  /// - Complexity: O(*n*) in units times the longest pattern; allocates nothing once the buffers have grown.
  package func matches(in buffer: borrowing TokenBuffer, into hits: inout HitBuffer) {
    table.look(up: buffer, into: &places)
    table.search(buffer.units, places, into: &hits)
  }

  /// Finds the patterns in the units of a comment, for whoever keeps them.
  package func matches(in buffer: borrowing TokenBuffer, into hits: inout [PatternHit]) {
    matches(in: buffer, into: &found)
    hits = found.all.array
  }
}

/// What the units of a comment are to the table of patterns.
struct UnitPlaces: ~Copyable {
  /// What a unit is.
  struct Head: BitwiseCopyable {
    /// The place of its form in the table of lexemes.
    var place: Int32
    /// Where the unit's atoms begin.
    var firstAtom: Int32
  }

  /// What each unit is, and a last head that ends the last unit's atoms.
  var heads = WorkList<Head>()

  /// What each unit may stand for: its form, prefixes of it, "a number".
  var atoms = WorkList<Int32>()
}
