/// A line of a list on which decisions hang: without it they would not have been made.
package struct DecisiveLine: Hashable, Sendable {
  /// What the line is.
  package struct Key: Hashable, Sendable {
    /// What was decided: `complaint`, or the id of a topic.
    package let side: String
    /// The category of the cue, or the record of the topic's line.
    package let kind: String
    /// The entry, rule or condition as it stands in its list.
    package let entry: String
  }

  /// What the line is.
  package let key: Key

  /// The decisions that hang on it: the wrong ones would go without it, and so would the right ones.
  package let decisions: ErrorEvidence.Split

  /// The fewest wrong decisions of a line that is told.
  package static let fewestRows = 2

  /// Finds the lines on which more wrong decisions hang than right ones.
  ///
  /// - Parameters:
  ///   - lines: The decisions that hang on each line.
  ///   - limit: How many lines at most.
  /// - Returns: Those first that do most harm.
  static func harmful(_ lines: [Key: ErrorEvidence.Split], limit: Int) -> [DecisiveLine] {
    let harmful = lines.filter { _, split in
      split.wrong >= fewestRows && split.wrong > split.right
    }.map { DecisiveLine(key: $0, decisions: $1) }
    return Array(
      harmful.sorted { first, second in
        let (one, other) = (first.decisions, second.decisions)
        return (other.wrong - other.right, first.key.side, first.key.entry, first.key.kind)
          < (one.wrong - one.right, second.key.side, second.key.entry, second.key.kind)
      }.prefix(limit)
    )
  }
}
