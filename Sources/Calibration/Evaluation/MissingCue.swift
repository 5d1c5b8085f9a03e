package import FeedbackModel
import KPIModel

/// A word of wrong rows that no sentiment entry covers and that leans to one gold class.
package struct MissingCue: Hashable, Sendable {
  /// The word, folded.
  package let word: String

  /// The gold class that it leans to.
  package let label: SentimentLabel

  /// The rows of that class in which it stands and that were called wrong.
  package let wrong: Int

  /// All rows in which it stands.
  package let base: Int

  /// The share of these that are of the class.
  package let share: Double

  /// The log-likelihood ratio of its place in the wrong rows of the class against rows of other classes.
  package let g2: Double

  /// Whether topics or cues know the word, which add nothing to the score.
  package let isKnownElsewhere: Bool

  /// The fewest wrong rows in which a word must stand to be told.
  package static let fewestRows = 3

  /// The least G²: the value that one table in a thousand passes by chance.
  package static let leastG2 = 10.83

  /// The share of all rows from which on a word is too common to be a cue, as "and" is.
  package static let commonShare = 0.05

  /// The rows in which a word may stand however few there are in all.
  package static let rowsNeverCommon = 20

  /// Returns the words that lean most, the surest first.
  ///
  /// For each word the class is told for which it would be the best cue: the one where its rows that were called
  /// wrong, set against all rows of other classes, are furthest above chance.
  ///
  /// - Parameters:
  ///   - evidence: The rows.
  ///   - limit: How many words at most.
  /// - Returns: Words above chance alone.
  package static func all(of evidence: ErrorEvidence, limit: Int) -> [MissingCue] {
    let gold = evidence.goldRows.reduce(0, +)
    var cues: [MissingCue] = []
    let commonRows = max(rowsNeverCommon, Int(Double(gold) * commonShare))
    for (word, rows) in evidence.words where rows.wrong.contains(where: { $0 >= fewestRows }) {
      let base = rows.all.reduce(0, +)
      guard base <= commonRows else { continue }
      var best: MissingCue?
      for label in SentimentLabel.allCases {
        let place = Int(label.rawValue)
        guard rows.wrong[place] >= fewestRows else { continue }
        let g2 = Keyness.signedG2(
          rows.wrong[place],
          of: evidence.wrongRows[place],
          against: base - rows.all[place],
          of: gold - evidence.goldRows[place]
        )
        guard g2 >= leastG2, g2 > best?.g2 ?? 0 else { continue }
        best = MissingCue(
          word: word,
          label: label,
          wrong: rows.wrong[place],
          base: base,
          share: DecisionCounts.share(rows.all[place], of: base),
          g2: g2,
          isKnownElsewhere: rows.isKnownElsewhere
        )
      }
      if let best { cues.append(best) }
    }
    cues.sort { ($1.g2, $0.word) < ($0.g2, $1.word) }
    return Array(cues.prefix(limit))
  }
}
