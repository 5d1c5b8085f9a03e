package import FeedbackModel
package import LexiconMatching

/// What a survey question asks for.
package enum QuestionAim: String, Sendable {
  /// What could be better; a bare noun answers with a complaint, "nothing" with praise.
  case improvement
  /// What was good; the other way round.
  case praise
  /// Either.
  case open
}

/// The patterns that tell what a question asks for, and the answers that say "nothing".
package struct AnswerLexicon: Sendable {
  /// The cue category of answers that say "nothing".
  package static let nothingCategory: StaticString = "nothing"

  private var aims: [Int32: QuestionAim] = [:]
  private var nothings: Set<Int32> = []

  /// Reads the question files, and the cues of the category `nothing`.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - patterns: Receives the patterns.
  ///   - diagnostics: Receives every bad line.
  package init(
    _ lexicons: LexiconSet,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    for table in lexicons.tables(.question) {
      for row in table.rows {
        guard let pattern = table.pattern(of: row, &patterns, &diagnostics) else { continue }
        guard let aim = QuestionAim(rawValue: row.text(1)) else {
          diagnostics.append(
            Diagnostic(
              "'\(row.text(1))' is unknown; known are improvement, open, praise",
              at: table.location(row),
              remedy: "use one of these."
            )
          )
          continue
        }
        aims[pattern] = aim
      }
    }
    for table in lexicons.tables(.cue) {
      for row in table.rows where row.has(Self.nothingCategory, in: 1) {
        if let pattern = table.pattern(of: row, &patterns, &diagnostics) {
          nothings.insert(pattern)
        }
      }
    }
  }

  /// Returns whether a pattern is an answer that says "nothing".
  package func isNothing(_ pattern: Int32) -> Bool { nothings.contains(pattern) }

  /// Returns what a question asks for, given the patterns found in it.
  ///
  /// A question that asks for both, or has no known words, is open.
  package func aim(of hits: borrowing HitBuffer) -> QuestionAim {
    var found: Set<QuestionAim> = []
    for place in hits.all.indices {
      if let aim = aims[hits[place].pattern] { found.insert(aim) }
    }
    if found.contains(.improvement), !found.contains(.praise) { return .improvement }
    if found.contains(.praise), !found.contains(.improvement) { return .praise }
    return .open
  }
}
