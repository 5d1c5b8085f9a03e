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

  /// Creates a matcher over a table.
  package init(table: PatternTable) { self.table = table }

  /// Finds the patterns in the units of a comment.
  ///
  /// - Parameters:
  ///   - buffer: The tokens of the comment.
  ///   - hits: Is emptied and filled, ordered by first unit, shorter before longer.
  /// - Complexity: O(*n*) in units times the longest pattern; allocates nothing once the buffers have grown.
  package mutating func matches(in buffer: TokenBuffer, into hits: inout [PatternHit]) {
    table.look(up: buffer, &atoms, &starts)
    table.search(buffer.units.span, atoms.span, starts.span, &hits)
  }
}
