package import FeedbackModel
package import LexiconMatching

/// What a survey question asks for.
package enum QuestionAim: String, CaseIterable, Sendable {
  /// What could be better; a bare noun answers with a complaint, "nothing" with praise.
  case improvement
  /// What was good; the other way round.
  case praise
  /// Either.
  case open
  /// Why a score was given, which may be either; "nothing" says that nothing was wrong.
  case reason
  /// Whether something went well, so that "yes" is praise and "no" a complaint.
  case fulfilment
  /// Whether something went wrong; the other way round.
  case trouble
}

/// The patterns that tell what a question asks for, and the answers that say "nothing", "yes" and "no".
package struct AnswerLexicon: Sendable {
  /// The cue category of answers that say "nothing".
  private static let nothingCategory: StaticString = "nothing"
  private static let nothingWrongCategory: StaticString = "nothing_wrong"
  private static let yesCategory: StaticString = "yes"
  private static let noCategory: StaticString = "no"

  var aims: [Int32: QuestionAim] = [:]
  var nothings: Set<Int32> = []
  /// What says that nothing was wrong.
  var nothingsWrong: Set<Int32> = []
  /// What says "yes", and what says "no".
  var isYes: [Int32: Bool] = [:]
  /// What tells answers apart in which no entry is found.
  let words: AnswerWords

  /// Reads the files of the kinds `question` and `answer`, and the cues of the categories `nothing`, `nothing_wrong`,
  /// `yes` and `no`.
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
    words = AnswerWords(lexicons, patterns.spellings, &diagnostics)
    for table in lexicons.tables(.question) {
      for row in table.rows {
        guard let pattern = table.pattern(of: row, &patterns, &diagnostics) else { continue }
        guard let aim = QuestionAim(rawValue: row.text(1)) else {
          let known = QuestionAim.allCases.map(\.rawValue).sorted()
          diagnostics.append(table.unknown(row.text(1), known: known, row))
          continue
        }
        aims[pattern] = aim
      }
    }
    for table in lexicons.tables(.cue) {
      for row in table.rows {
        let isNothing = row.has(Self.nothingCategory, in: 1)
        let isNothingWrong = row.has(Self.nothingWrongCategory, in: 1)
        let isYes = row.has(Self.yesCategory, in: 1)
        guard isNothing || isNothingWrong || isYes || row.has(Self.noCategory, in: 1),
          let pattern = table.pattern(of: row, &patterns, &diagnostics)
        else { continue }
        if isNothing {
          nothings.insert(pattern)
        } else if isNothingWrong {
          nothingsWrong.insert(pattern)
        } else {
          self.isYes[pattern] = isYes
        }
      }
    }
  }

  /// Returns whether a pattern says "yes" or "no"; nil where it says neither.
  func saysYes(_ pattern: Int32) -> Bool? { isYes[pattern] }

  /// Returns whether a pattern is an answer that says "nothing" to what was asked for.
  ///
  /// To what could be better, and to why a score was given, that nothing was wrong is such an answer.
  func isNothing(_ pattern: Int32, answering aim: QuestionAim) -> Bool {
    switch aim {
    case .improvement: nothings.contains(pattern) || nothingsWrong.contains(pattern)
    case .praise: nothings.contains(pattern)
    case .reason: nothingsWrong.contains(pattern)
    case .open, .fulfilment, .trouble: false
    }
  }

  /// Returns what a question asks for, given the patterns found in it.
  ///
  /// A question that begins by asking whether something went well asks that, whatever its other words. One that asks for
  /// praise and improvement, or has no known words, is open.
  package func aim(of hits: borrowing HitBuffer) -> QuestionAim {
    var found: Set<QuestionAim> = []
    for place in hits.all.indices {
      guard let aim = aims[hits[place].pattern] else { continue }
      // Behind "what" or "why" the same words ask something else.
      if hits[place].first > 0, aim == .fulfilment || aim == .trouble { continue }
      found.insert(aim)
    }
    if found.contains(.fulfilment) { return .fulfilment }
    if found.contains(.trouble) { return .trouble }
    if found.contains(.improvement), !found.contains(.praise) { return .improvement }
    if found.contains(.praise), !found.contains(.improvement) { return .praise }
    return found.contains(.reason) && !found.contains(.praise) ? .reason : .open
  }
}
