/// What became of the rows of a load.
package struct LoadCounts: Hashable, Sendable {
  /// Rows that the store did not hold.
  package var new = 0
  /// Rows that it held with another content; the later content stands.
  package var edited = 0
  /// Rows that it held already.
  package var unchanged = 0
  /// Rows that were erased once and stay so.
  package var forgotten = 0
  /// Rows that could not be read.
  package var rejected = 0
  /// Of the edited rows those that this load itself had brought in, under the same id.
  package var repeatedIDs = 0

  /// All rows.
  package var rows: Int { new + edited + unchanged + forgotten + rejected }

  /// Creates counts of nothing.
  package init() {}
}
