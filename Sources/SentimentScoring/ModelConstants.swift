package import FeedbackModel
package import LexiconMatching

/// The named numbers of the additive model, as they stand in the lexicon file of kind `model`.
///
/// Factors and thresholds are thousandths, so that all arithmetic is exact.
package struct ModelConstants: Sendable {
  /// A number that the model needs.
  package enum Key: String, CaseIterable, Sendable {
    /// The mass in thousandths of a valence unit at which positive and negative mass reach half.
    case scoreHalfMass = "score-half-mass"
    /// The lowest score of a positive comment.
    case positiveThreshold = "positive-threshold"
    /// The highest score of a negative comment, without its sign.
    case negativeThreshold = "negative-threshold"
    /// The least mass on either side of a mixed comment, in thousandths of a valence unit.
    case mixedMass = "mixed-mass"
    case negatedPraise = "negated-praise"
    case negatedFault = "negated-fault"
    case doubleNegation = "double-negation"
    case negationReach = "negation-reach"
    case intensityReach = "intensity-reach"
    case strongestIntensity = "strongest-intensity"
    case capitals = "capitals"
    case elongation = "elongation"
    case exclamation = "exclamation"
    case praiseInWish = "praise-in-wish"
    case praiseInCondition = "praise-in-condition"
    case praiseInSuggestion = "praise-in-suggestion"
    case praiseInRequest = "praise-in-request"
    case praiseInQuestion = "praise-in-question"
    case faultInQuestion = "fault-in-question"
    case hearsay = "hearsay"
    case quotation = "quotation"
    case answerToPraiseQuestion = "answer-to-praise-question"
    case answerToImprovementQuestion = "answer-to-improvement-question"
    case nothingToImprove = "nothing-to-improve"
    case nothingToPraise = "nothing-to-praise"
    case complaintBias = "complaint-bias"
    case complaintPerFault = "complaint-per-fault"
    case complaintPerNegative = "complaint-per-negative"
    case complaintPerPositive = "complaint-per-positive"
    case complaintAddressee = "complaint-addressee"
    case complaintQuestion = "complaint-question"
    case complaintScale = "complaint-scale"
    case praiseThreshold = "praise-threshold"
    case cueThreshold = "cue-threshold"
  }

  private var values: [Int]

  /// Returns a constant in thousandths.
  package subscript(key: Key) -> Int { values[Self.index(of: key)] }

  /// Reads the constants of a run; a later file's value stands over an earlier one's.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - diagnostics: Receives every bad line and every missing constant.
  package init(_ lexicons: LexiconSet, _ diagnostics: inout [Diagnostic]) {
    values = [Int](repeating: 0, count: Key.allCases.count)
    var missing = Set(Key.allCases)
    for table in lexicons.tables(.model) {
      for row in table.rows {
        guard let key = Key(rawValue: row.fields[0]) else {
          diagnostics.append(
            Diagnostic(
              "the model has no constant '\(row.fields[0])'",
              at: table.location(row),
              remedy: "take the line out, or correct the name."
            )
          )
          continue
        }
        guard let value = Thousandths.parse(row.fields[1]) else {
          diagnostics.append(Thousandths.diagnostic(row.fields[1], at: table.location(row)))
          continue
        }
        values[Self.index(of: key)] = value
        missing.remove(key)
      }
    }
    for key in Key.allCases where missing.contains(key) {
      diagnostics.append(
        Diagnostic(
          "no lexicon file gives the model's constant '\(key.rawValue)'",
          at: lexicons.tables(.model).first.map { SourceLocation(file: $0.path) },
          remedy: "add a line `\(key.rawValue)<tab>value` to a file of kind model."
        )
      )
    }
  }

  private static func index(of key: Key) -> Int { key.index }
}

extension ModelConstants.Key {
  /// The place of the constant in the list of all.
  fileprivate var index: Int { Self.places[self] ?? 0 }

  private static let places: [Self: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) }
  )
}
