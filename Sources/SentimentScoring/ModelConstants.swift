package import FeedbackModel
package import LexiconMatching

/// The named numbers of the additive model, as they stand in the lexicon file of kind `model`.
///
/// Factors and thresholds are thousandths, so that all arithmetic is exact.
package struct ModelConstants: Sendable {
  /// A number that the model needs.
  ///
  /// Its name in the file is the case's in small letters with hyphens: `scoreHalfMass` is `score-half-mass`. Values are
  /// thousandths, and `bounds` tells which are taken.
  package enum Key: Int, CaseIterable, Sendable {
    /// The mass in thousandths of a valence unit at which positive and negative mass reach half.
    case scoreHalfMass
    /// The lowest score of a positive comment.
    case positiveThreshold
    /// The highest score of a negative comment, without its sign.
    case negativeThreshold
    /// The least mass on either side of a mixed comment, in thousandths of a valence unit.
    case mixedMass
    /// What praise is multiplied by, with its sign turned, behind a negator ("not helpful").
    case negatedPraise
    /// What a fault is multiplied by, with its sign turned, behind a negator ("no delay").
    case negatedFault
    /// What an entry is multiplied by behind two negators ("nobody was not helpful").
    case doubleNegation
    /// How far a negator reaches forward within its clause: thousandths of units, of which whole ones count.
    case negationReach
    /// How far an intensifier reaches forward within its clause: thousandths of units, of which whole ones count.
    case intensityReach
    /// The most that intensifiers in a row multiply by.
    case strongestIntensity
    /// What a word in capitals is multiplied by among others that are not.
    case capitals
    /// What a stretched word ("sooo") is multiplied by.
    case elongation
    /// What the entries of a statement are multiplied by for each of up to three exclamation marks that end it.
    case exclamation
    /// What praise is multiplied by in a wish ("it would be nice").
    case praiseInWish
    /// What praise is multiplied by in a condition ("if it were faster").
    case praiseInCondition
    /// What praise is multiplied by in a suggestion ("need friendlier staff").
    case praiseInSuggestion
    /// What praise is multiplied by in a request ("could you please be quick").
    case praiseInRequest
    /// What praise is multiplied by in a question ("is the service good?").
    case praiseInQuestion
    /// What a fault is multiplied by in a question ("why is it late?").
    case faultInQuestion
    /// What a fault is multiplied by in a question that only wants to know ("is there a fee").
    case faultInInquiry
    /// What is multiplied by that somebody else is said to say ("I heard that").
    case hearsay
    /// What is multiplied by that stands in somebody else's words.
    case quotation
    /// What a bare answer to "what was good?" adds to the positive side.
    case answerToPraiseQuestion
    /// What a bare answer to "what could we improve?" adds to the negative side.
    case answerToImprovementQuestion
    /// What a bare "nothing" adds to the positive side where it says what could be better.
    case nothingToImprove
    /// What a bare "nothing" adds to the negative side where it says what was good.
    case nothingToPraise
    /// The evidence of a complaint in a comment that says nothing either way.
    case complaintBias
    /// The evidence of a complaint for each valence unit of faults told.
    case complaintPerFault
    /// The evidence of a complaint for each other negative valence unit.
    case complaintPerNegative
    /// What speaks against a complaint for each positive valence unit.
    case complaintPerPositive
    /// The evidence of a complaint where the company is spoken to.
    case complaintAddressee
    /// What speaks against a complaint in a question or a request without a fault.
    case complaintQuestion
    /// The evidence at which the complaint score is three quarters.
    case complaintScale
    /// The positive less the negative sum from which a positive comment praises, in thousandths of a valence unit.
    case praiseThreshold
    /// The sum of cue weights from which an intent holds.
    case cueThreshold
    /// The tone that every comment without a question has from the start; nought where no file gives it, as for all
    /// that follow.
    case toneWithoutQuestion
    case toneAfterOpenQuestion
    case toneAfterImprovementQuestion
    case toneAfterPraiseQuestion
    case neutralWithoutQuestion
    case neutralAfterOpenQuestion
    case neutralAfterImprovementQuestion
    case neutralAfterPraiseQuestion
    /// What cues of a complaint are multiplied by; one where no file gives it.
    case complaintPerCue
    /// The evidence of a complaint where a topic is named that is not praised.
    case complaintTopic
    /// The same beside it where one is spoken ill of.
    case complaintNegativeTopic
    /// The same where something of the writer's own is spoken of.
    case complaintOwner
    /// The same where an account is mentioned.
    case complaintMention
    /// What speaks against a complaint for each valence unit of abuse.
    case complaintPerInsult
    /// What speaks against a complaint for each valence unit of feeling.
    case complaintPerEmotion
    /// What speaks against a complaint in a comment that only asks what somebody wants to know.
    case complaintInquiry
    /// What is added to the negative sum of a comment whose evidence of a complaint reaches `complaintToneEvidence`.
    case complaintTone
    /// The evidence of a complaint from which `complaintTone` is added.
    case complaintToneEvidence
    /// The least share of the strongest topic's weight that another topic needs beside it.
    case topicShare
    /// Whether answers that say nothing, such as "n/a", are scored like any other: 0 or 1.
    case emptyAnswers
    /// The tone that a comment has for the number of entries in it, a step behind each of `entrySteps`.
    case toneFromOneEntry
    case toneFromTwoEntries
    case toneFromThreeEntries
    case toneFromFiveEntries
    case toneFromEightEntries
    case neutralFromOneEntry
    case neutralFromTwoEntries
    case neutralFromThreeEntries
    case neutralFromFiveEntries
    case neutralFromEightEntries
    /// The lowest score of a positive remark, which is a comment that names no topic, asks and requests nothing and
    /// answers no question; that of `positiveThreshold` where no file gives it.
    case remarkThreshold
    /// What a bare "yes" or "no" adds to the side that it takes, by what was asked.
    case yesOrNo
    /// What a bare "nothing" adds to the positive side where a reason was asked for.
    case nothingToReason
    /// What an answer in which no entry counts adds to the negative side where it says what could be better.
    case suggestionToImprovementQuestion
    /// What a word is multiplied by of which there was never more: "never so kind"; one where no file gives it.
    case superlative
    /// What a word is multiplied by, with its sign turned, that is denied behind it; one where no file gives it.
    case denial
    /// How many units a sweeping negation reaches forward to what is said of its subject; no further than others where no
    /// file gives it.
    case sweepingReach
    /// What an expected word is multiplied by, be it praise or a fault; nought where no file gives it.
    case expectation
    /// What a fault is multiplied by that a wish denies ("I wish it wasn't late"); one where no file gives it.
    case counterfactual
    /// What a fault is multiplied by, with its sign turned, that is mended; nought where no file gives it.
    case remedy
    /// What is multiplied by that another is praised or blamed for more than what the comment is about; one where no file
    /// gives it, and so for all that follow.
    case comparison
    /// What praise of another is multiplied by, and of how it was once or looks in pictures.
    case praiseOfAnother
    /// What another's fault is multiplied by.
    case faultOfAnother
    /// What praise is multiplied by that somebody claims for himself.
    case praiseInClaim
    /// What a fault is multiplied by that somebody is asked not to do ("don't keep people waiting").
    case faultInPlea
    /// What praise is multiplied by, with its sign turned, that is said of one alone ("only the manager was polite").
    case praiseOfOneAlone

    /// Whether a file must give it.
    var isRequired: Bool { rawValue < Self.toneWithoutQuestion.rawValue }
  }

  var values: [Int]

  /// The factors that change nothing where no file gives them.
  private static let ones: [Key] = [
    .complaintPerCue, .superlative, .denial, .counterfactual, .comparison, .praiseOfAnother,
    .faultOfAnother, .praiseInClaim, .faultInPlea, .praiseOfOneAlone,
  ]

  /// Returns a constant in thousandths.
  package subscript(key: Key) -> Int { values[key.rawValue] }

  /// Reads the constants of a run; a later file's value stands over an earlier one's.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - diagnostics: Receives every bad line and every missing constant.
  package init(_ lexicons: LexiconSet, _ diagnostics: inout [Diagnostic]) {
    values = Key.allCases.map { Self.ones.contains($0) ? 1000 : 0 }
    var missing = Set(Key.allCases.filter(\.isRequired))
    var hasRemarkThreshold = false
    for table in lexicons.tables(.model) {
      for row in table.rows {
        guard let key = Key.named[row.text(0)] else {
          diagnostics.append(
            Diagnostic(
              "the model has no constant '\(row.text(0))'",
              at: table.location(row),
              remedy: "take the line out, or correct the name."
            )
          )
          continue
        }
        guard let value = row.thousandths(1) else {
          diagnostics.append(Thousandths.diagnostic(row.text(1), at: table.location(row)))
          continue
        }
        missing.remove(key)
        if let fault = key.diagnostic(value, at: table.location(row)) {
          diagnostics.append(fault)
          continue
        }
        values[key.rawValue] = value
        if key == .remarkThreshold { hasRemarkThreshold = true }
      }
    }
    if !hasRemarkThreshold { values[Key.remarkThreshold.rawValue] = self[.positiveThreshold] }
    for key in Key.allCases where missing.contains(key) {
      diagnostics.append(
        Diagnostic(
          "no lexicon file gives the model's constant '\(key.name)'",
          at: lexicons.tables(.model).first.map { SourceLocation(file: $0.path) },
          remedy: "add a line `\(key.name)<tab>value` to a file of kind model."
        )
      )
    }
  }
}

extension ModelConstants {
  /// Returns the tone and the neutral evidence that a comment has from the start, by what its question asks for.
  package func start(answering aim: QuestionAim?) -> (tone: Int, neutral: Int) {
    switch aim {
    case nil: (self[.toneWithoutQuestion], self[.neutralWithoutQuestion])
    case .open, .reason, .fulfilment, .trouble:
      (self[.toneAfterOpenQuestion], self[.neutralAfterOpenQuestion])
    case .improvement:
      (self[.toneAfterImprovementQuestion], self[.neutralAfterImprovementQuestion])
    case .praise: (self[.toneAfterPraiseQuestion], self[.neutralAfterPraiseQuestion])
    }
  }
}

extension ModelConstants {
  /// The numbers of entries from which a comment has more tone and neutral evidence, ascending, with their constants.
  package static let entrySteps: [(entries: Int, tone: Key, neutral: Key)] = [
    (1, .toneFromOneEntry, .neutralFromOneEntry), (2, .toneFromTwoEntries, .neutralFromTwoEntries),
    (3, .toneFromThreeEntries, .neutralFromThreeEntries),
    (5, .toneFromFiveEntries, .neutralFromFiveEntries),
    (8, .toneFromEightEntries, .neutralFromEightEntries),
  ]

  /// Whether a comment of any kind has tone or neutral evidence from the start.
  package var givesStarts: Bool {
    ([nil] + QuestionAim.allCases).contains { start(answering: $0) != (0, 0) }
      || Self.entrySteps.contains { self[$0.tone] != 0 || self[$0.neutral] != 0 }
  }

  /// Returns the tone and the neutral evidence that a comment has by how many of its entries count.
  package func start(withEntries count: Int) -> (tone: Int, neutral: Int) {
    var start = (tone: 0, neutral: 0)
    for step in Self.entrySteps where count >= step.entries {
      start.tone += self[step.tone]
      start.neutral += self[step.neutral]
    }
    return start
  }
}

extension ModelConstants.Key {
  /// The keys by their names in the files.
  fileprivate static let named: [String: Self] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) }
  )

  /// The name in the files.
  package var name: String {
    var name: [UInt8] = []
    for byte in "\(self)".utf8 {
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      if isCapital { name.append(UInt8(ascii: "-")) }
      name.append(isCapital ? byte | 0x20 : byte)
    }
    return String(decoding: name, as: UTF8.self)
  }
}
