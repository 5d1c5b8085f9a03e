import Classification
import FeedbackModel

/// What stands in comments that were called complaints wrongly, and in complaints that were missed.
///
/// A partial: that of a run is merged from those of its chunks in the order of the input.
package struct ComplaintErrors: Sendable {
  /// The rows of a word.
  private struct WordRows: Sendable {
    var missed = 0
    var gold = 0
    var all = 0
    var isKnownElsewhere = false
  }

  /// The decisions.
  package private(set) var decisions = DecisionCounts()

  /// How many rows were judged.
  package private(set) var base = 0

  private var lines: [DecisiveLine.Key: ErrorEvidence.Split] = [:]
  private var words: [String: WordRows] = [:]

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
    base += 1
    decisions.add(gold: flag, predicted: annotation.complaint)
    for (word, isKnown) in commentWords?.all ?? [:] {
      words[word, default: WordRows()].all += 1
      if flag { words[word, default: WordRows()].gold += 1 }
      if flag, !annotation.complaint { words[word, default: WordRows()].missed += 1 }
      if isKnown { words[word, default: WordRows()].isKnownElsewhere = true }
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
    base += other.base
    decisions.hits += other.decisions.hits
    decisions.falseAlarms += other.decisions.falseAlarms
    decisions.misses += other.decisions.misses
    lines.merge(other.lines, uniquingKeysWith: +)
    words.merge(other.words) { left, right in
      WordRows(
        missed: left.missed + right.missed,
        gold: left.gold + right.gold,
        all: left.all + right.all,
        isKnownElsewhere: left.isKnownElsewhere || right.isKnownElsewhere
      )
    }
  }

  /// Returns the cues without which more comments would rightly be no complaints than wrongly.
  package func harmfulCues(limit: Int) -> [DecisiveLine] {
    DecisiveLine.harmful(lines, limit: limit)
  }

  /// Returns the words of missed complaints, the surest first.
  package func missingCues(limit: Int) -> [MissingCue] {
    let rows = MissingCue.Rows(missed: decisions.misses, gold: decisions.base, all: base)
    let cues = words.compactMap { word, with in
      MissingCue(
        word,
        "complaint",
        in: MissingCue.Rows(missed: with.missed, gold: with.gold, all: with.all),
        of: rows,
        isKnownElsewhere: with.isKnownElsewhere
      )
    }
    return MissingCue.surest(cues, limit)
  }
}
