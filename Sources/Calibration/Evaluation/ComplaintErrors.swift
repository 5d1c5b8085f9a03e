import Classification
import FeedbackModel

/// What stands in comments that were called complaints wrongly, and in complaints that were missed.
///
/// A partial: that of a run is merged from those of its chunks in the order of the input.
package struct ComplaintErrors: Sendable {
  /// All rows.
  private var rows = MissingCue.Rows()

  private var lines: [DecisiveLine.Key: ErrorEvidence.Split] = [:]
  private var words: [String: MissingCue.Rows] = [:]

  /// Comments that were called complaints and are none.
  package private(set) var falseAlarms = 0

  /// Complaints that were not called so.
  package var misses: Int { rows.missed }

  /// How many rows were judged.
  package var base: Int { rows.all }

  /// Creates the evidence of no rows.
  package init() {}

  /// Takes in a comment.
  ///
  /// - Parameters:
  ///   - flag: Whether it is a complaint.
  ///   - annotation: What was found in it.
  ///   - account: Why it was called one, or not; nil where it was not scored.
  ///   - commentWords: Its words; none where it was not scored.
  mutating func add(
    _ flag: Bool,
    _ annotation: borrowing Annotation,
    _ account: ComplaintAccount?,
    _ commentWords: CommentWords?
  ) {
    let isMissed = flag && !annotation.complaint
    rows.add(isGold: flag, isMissed: isMissed)
    if annotation.complaint, !flag { falseAlarms += 1 }
    for (word, isKnown) in commentWords?.all ?? [:] {
      words[word, default: MissingCue.Rows()]
        .add(isGold: flag, isMissed: isMissed, isKnownElsewhere: isKnown)
    }
    guard annotation.complaint, let account else { return }
    for (key, value) in Self.values(of: account) where account.evidence - value < 0 {
      lines[key, default: ErrorEvidence.Split()].add(!flag)
    }
  }

  /// Returns what each cue adds to the evidence, however often the comment has it, in thousandths.
  private static func values(of account: ComplaintAccount) -> [DecisiveLine.Key: Int] {
    let term = account.terms.first { $0.constant == ComplaintAccount.cueConstant }
    let perCue = term?.weight ?? 0
    var values: [DecisiveLine.Key: Int] = [:]
    for cue in account.cues {
      let key = DecisiveLine.Key(side: "complaint", kind: cue.category, entry: cue.entry)
      values[key, default: 0] += cue.weight * perCue / (cue.countsHalf ? 2000 : 1000)
    }
    return values
  }

  /// Adds the evidence of the rows behind these.
  package mutating func merge(_ other: ComplaintErrors) {
    rows = rows + other.rows
    falseAlarms += other.falseAlarms
    lines.merge(other.lines, uniquingKeysWith: +)
    words.merge(other.words, uniquingKeysWith: +)
  }

  /// Returns the cues without which more comments would rightly be no complaints than wrongly.
  package func harmfulCues(limit: Int) -> [DecisiveLine] {
    DecisiveLine.harmful(lines, limit: limit)
  }

  /// Returns the words of missed complaints, the surest first.
  package func missingCues(limit: Int) -> [MissingCue] {
    let cues = words.compactMap { MissingCue($0, "complaint", in: $1, of: rows) }
    return MissingCue.surest(cues, limit)
  }
}
