import FeedbackModel
import KPIModel

/// A word of rows of a class that were missed, where it stands more than in rows of other classes.
package struct MissingCue: Hashable, Sendable {
  /// The word, folded.
  package let word: String

  /// The class that it leans to: a label, `complaint` or the gold name of a topic.
  package let side: String

  /// The rows of that class in which it stands and that were missed.
  package let wrong: Int

  /// All rows in which it stands.
  package let base: Int

  /// The share of these that are of the class.
  package let share: Double

  /// The log-likelihood ratio of its place in the missed rows of the class against rows of other classes.
  package let g2: Double

  /// Whether topics or cues know the word.
  package let isKnownElsewhere: Bool

  /// The fewest missed rows in which a word must stand to be told.
  package static let fewestRows = 3

  /// The least G²: the value that one table in a thousand passes by chance.
  package static let leastG2 = 10.83

  /// The share of all rows from which on a word is too common to be a cue, as "and" is.
  package static let commonShare = 0.05

  /// The rows in which a word may stand however few there are in all.
  package static let rowsNeverCommon = 20

  /// Rows of a class, by whether they were missed, and all rows.
  struct Rows {
    /// Those of the class that were missed.
    var missed = 0
    /// Those of the class.
    var gold = 0
    /// Those of all classes.
    var all = 0
    /// Whether topics or cues know the word of which these are the rows.
    var isKnownElsewhere = false

    /// Adds a row.
    mutating func add(isGold: Bool, isMissed: Bool, isKnownElsewhere isKnown: Bool = false) {
      all += 1
      if isGold { gold += 1 }
      if isMissed { missed += 1 }
      if isKnown { isKnownElsewhere = true }
    }

    static func + (left: Rows, right: Rows) -> Rows {
      Rows(
        missed: left.missed + right.missed,
        gold: left.gold + right.gold,
        all: left.all + right.all,
        isKnownElsewhere: left.isKnownElsewhere || right.isKnownElsewhere
      )
    }
  }

  /// Creates the cue of a word for a class; nil where it is too rare, too common or no more than chance.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - side: The class.
  ///   - with: The rows in which it stands.
  ///   - rows: All rows.
  init?(_ word: String, _ side: String, in with: Rows, of rows: Rows) {
    let commonRows = max(Self.rowsNeverCommon, Int(Double(rows.all) * Self.commonShare))
    guard with.missed >= Self.fewestRows, with.all <= commonRows else { return nil }
    let g2 = Keyness.signedG2(
      with.missed,
      of: rows.missed,
      against: with.all - with.gold,
      of: rows.all - rows.gold
    )
    guard g2 >= Self.leastG2 else { return nil }
    self.word = word
    self.side = side
    wrong = with.missed
    base = with.all
    share = DecisionCounts.share(with.gold, of: with.all)
    self.g2 = g2
    isKnownElsewhere = with.isKnownElsewhere
  }

  /// Returns the words that lean most to a label, the surest first.
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
    let cues = evidence.words.compactMap { word, rows -> MissingCue? in
      let base = rows.all.reduce(0, +)
      var best: MissingCue?
      for label in SentimentLabel.allCases {
        let place = Int(label.rawValue)
        let cue = MissingCue(
          word,
          label.name,
          in: Rows(
            missed: rows.wrong[place],
            gold: rows.all[place],
            all: base,
            isKnownElsewhere: rows.isKnownElsewhere
          ),
          of: Rows(missed: evidence.wrongRows[place], gold: evidence.goldRows[place], all: gold)
        )
        if let cue, cue.g2 > best?.g2 ?? 0 { best = cue }
      }
      return best
    }
    return surest(cues, limit)
  }

  /// Returns the surest of some cues, surest first.
  static func surest(_ cues: [MissingCue], _ limit: Int) -> [MissingCue] {
    Array(cues.sorted { ($1.g2, $0.word, $0.side) < ($0.g2, $1.word, $1.side) }.prefix(limit))
  }
}
