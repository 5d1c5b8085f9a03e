package import FeedbackModel

/// Why a comment has a topic or only names it: the terms whose sum is the topic's strength, and what is said of it.
package struct TopicAccount: Hashable, Sendable {
  /// What a term comes from, by the record of its line.
  package enum Record: String, Sendable {
    case cue
    case rule
    case word
    /// That the comment speaks of some topic strongly enough.
    case when
    case prior
    /// That the comment names no other topic.
    case fallback = "else"
  }

  /// One summand of the strength.
  package struct Term: Hashable, Sendable {
    /// What it comes from.
    package let record: Record

    /// The topic of its line, by its place in the catalogue: the account's own, or one of its sub-topics.
    package let topic: Int

    /// The pattern, rule or condition as it stands in its list; empty for a prior.
    package let entry: String

    /// What it adds, in thousandths: below nought where it speaks against the topic.
    package let weight: Int

    /// Where it stands, in bytes of the comment, ascending; empty where it has no words.
    package let spans: [TextSpan]

    /// The words at these places as they were looked up, folded.
    package let forms: [String]
  }

  /// The topic, by its place in the catalogue.
  package let topic: Int

  /// Whether the comment has it; else it is only named.
  package let holds: Bool

  /// The sum of the terms, in thousandths.
  package let strength: Int

  /// The strength from which it would hold in this comment, in thousandths.
  package let least: Int

  /// The terms, those of cues and rules in the order in which they were counted.
  package let terms: [Term]

  /// The scored entries that its sentiment is the sum of, by their numbers in the trace, ascending; none where it does not
  /// hold.
  package let said: [Int]

  /// A scored entry.
  package struct Entry: Hashable, Sendable {
    /// The entry as it stands in its list.
    package let text: String

    /// Where it stands, in bytes of the comment.
    package let span: TextSpan

    /// What it adds in the end, in thousandths of a valence unit.
    package let value: Int64
  }

  /// Sums up what each scored entry of a comment adds in the end.
  ///
  /// - Parameter trace: The trace of the comment.
  /// - Returns: The entries by their numbers in the trace.
  package static func entries(of trace: [Contribution]) -> [Int: Entry] {
    trace.reduce(into: [:]) { entries, step in
      let before = entries[step.hit]
      entries[step.hit] = Entry(
        text: before?.text ?? step.entry,
        span: before?.span ?? step.span,
        value: (before?.value ?? 0) + step.value
      )
    }
  }
}
