package import FeedbackModel

/// An entry that adds something else to a comment's score than before.
package struct HitChange: Hashable, Sendable {
  /// The entry as it is written in its file.
  package let entry: String
  /// What it added, in thousandths of a valence unit; nil where it did not count.
  package let old: Int64?
  /// What it adds now; nil where it does not count.
  package let new: Int64?

  /// Returns what differs between two traces of one comment, in the order of the text.
  static func all(from old: [Contribution], to new: [Contribution]) -> [HitChange] {
    let (before, after) = (sums(of: old), sums(of: new))
    let places = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    return places.sorted { left, right in
      (left.span.start, left.span.end, left.entry, left.rule)
        < (right.span.start, right.span.end, right.entry, right.rule)
    }.map { HitChange(entry: $0.entry, old: before[$0], new: after[$0]) }
  }

  /// An entry at a place; words of one sum are told apart by their rule.
  private struct Place: Hashable {
    let entry: String
    let span: TextSpan
    let rule: String
  }

  private static func sums(of trace: [Contribution]) -> [Place: Int64] {
    var sums: [Place: Int64] = [:]
    for step in trace {
      let adds = step.rule == "tone" || step.rule == "neutral"
      let place = Place(entry: step.entry, span: step.span, rule: adds ? step.rule : "")
      sums[place, default: 0] += step.value
    }
    return sums
  }
}

/// A comment whose score is another with the new word lists.
package struct MovedComment: Hashable, Sendable {
  /// What one set of word lists says of it.
  package struct Verdict: Hashable, Sendable {
    /// The label; nil where it is not scored.
    package let label: SentimentLabel?
    /// The score in thousandths; 0 where it is not scored.
    package let score: Int

    init(_ annotation: borrowing Annotation) {
      label = annotation.label
      score = annotation.status == .scored ? annotation.score : 0
    }
  }

  /// The place of its row in the run.
  package let position: Int
  /// The row's own id; nil where it has none.
  package let id: String?
  /// Where the row begins.
  package let location: SourceLocation
  /// The comment; cut where it is long.
  package let text: String
  /// What the old lists say.
  package let old: Verdict
  /// What the new lists say.
  package let new: Verdict
  /// The entries that make the difference; none where constants do.
  package let changes: [HitChange]

  /// The most bytes of a comment that are kept.
  static let longestText = 2_000

  /// How far the score moved, in thousandths.
  package var move: Int { new.score - old.score }
}
