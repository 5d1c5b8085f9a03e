package import FeedbackModel
package import LexiconMatching
package import SentimentScoring
package import Tokenization

/// The lexicons of all judgements about a comment; an immutable value that all workers share.
package struct ClassificationModel: Sendable {
  package internal(set) var sentiment: SentimentModel
  package let taxonomy: Taxonomy
  /// The topics that are looked for but never told; none where no overlay consults a taxonomy.
  package let consulted: Taxonomy
  var cues: CueLexicon
  let durations: DurationLexicon
  let languages: LanguageLexicon

  /// Reads every lexicon.
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
    let spellings = Spellings(lexicons, &diagnostics)
    let others = Ahead { OtherLexicons(lexicons, spellings) }
    patterns.declare(spellings)
    sentiment = SentimentModel(lexicons, &patterns, &diagnostics)
    guard var rest = others.take() else { preconditionFailure("They were not taken before.") }
    rest.renumber(patterns.merge(rest.patterns))
    diagnostics += rest.diagnostics
    (cues, taxonomy, consulted) = (rest.cues, rest.taxonomy, rest.consulted)
    (durations, languages) = (rest.durations, rest.languages)
  }

  /// Fills in what a question says of the comments that answer it.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the question.
  ///   - setting: Receives what the question asks for, and what its words give from the start.
  package func answer(_ hits: borrowing HitBuffer, _ setting: inout CommentSetting) {
    setting.aim = sentiment.answers.aim(of: hits)
    (setting.tone, setting.neutral) = cues.start(ofQuestion: hits)
  }
}

/// What a row says beside its text.
package struct CommentSetting: Sendable {
  /// Why the row is not to be scored; nil where it is.
  package var exclusion: RowExclusion?

  /// What the question asks for that the comment answers; nil without a question.
  package var aim: QuestionAim?

  /// The tone that the question's own words give the comment from the start, in thousandths.
  package var tone = 0

  /// The neutral evidence that they give it, in thousandths.
  package var neutral = 0

  /// The language as the row declares it; nil where it declares none.
  package var declaredLanguage: String?

  /// The respondent's own score.
  package var rating: Rating?

  /// Whether the trace is wanted.
  package var wantsTrace = false

  /// Whether it is wanted where topics are named.
  package var wantsSpans = true

  /// Creates the setting of a bare text.
  package init() {}

  /// A score on its scale.
  package struct Rating: Sendable {
    /// The code that was given.
    package var code: Int
    /// The scale that it is on.
    package var scale: ScoreScale

    /// Creates a rating.
    package init(code: Int, scale: ScoreScale) {
      self.code = code
      self.scale = scale
    }
  }
}

/// Judges comments: status, language, sentiment, topics, complaint, praise, intents, effort, stated wait.
///
/// A worker: each task has its own. A class, so that its buffers are never copied; one task at a time holds it, so that
/// its accesses cannot overlap and need not be checked as the program runs.
package final class CommentClassifier {
  private let model: ClassificationModel
  private let patterns: PatternTable
  private let scale: SentimentScale
  private let judgement: Judgement
  private let wait: StatedWait
  private let givesStarts: Bool
  /// Whether taxonomies are consulted, and whether what comments speak of says something of them.
  private let consults: Bool
  private let hearsSubjects: Bool
  @exclusivity(unchecked)
  private var scorer: SentimentScorer
  @exclusivity(unchecked)
  private var topics: TopicClassifier
  /// Finds the topics that are only consulted.
  @exclusivity(unchecked)
  private var consulted: TopicClassifier
  @exclusivity(unchecked)
  private var language: LanguageDetection
  @exclusivity(unchecked)
  private var cues = CueSums()
  @exclusivity(unchecked)
  private var words: WordEvidence

  /// What speaks for and against a complaint in the comment that was judged last.
  @exclusivity(unchecked)
  package private(set) var complaintEvidence = ComplaintEvidence()

  /// The arithmetic of the comment that was judged last.
  @exclusivity(unchecked)
  package private(set) var sentiment = SentimentResult()

  /// Whether the comment that was judged last is a remark, which counts as positive from less praise on.
  @exclusivity(unchecked)
  private var isRemark = false

  /// Creates a classifier.
  package init(_ model: ClassificationModel, _ patterns: PatternTable) {
    self.model = model
    self.patterns = patterns
    scale = SentimentScale(model.sentiment.constants)
    judgement = Judgement(model.sentiment.constants)
    wait = StatedWait(model.durations)
    givesStarts = model.sentiment.constants.givesStarts
    consults = !model.consulted.topics.isEmpty
    hearsSubjects = model.taxonomy.hasEvidence
    scorer = SentimentScorer(model.sentiment)
    words = WordEvidence(patterns: patterns.count)
    topics = TopicClassifier(
      model.taxonomy,
      scale,
      model.sentiment.constants,
      patterns: patterns.count
    )
    consulted = TopicClassifier(
      model.consulted,
      scale,
      model.sentiment.constants,
      patterns: patterns.count,
      behind: model.taxonomy.topics.count
    )
    language = LanguageDetection(model.languages) { pattern in
      model.sentiment.lexicon[pattern] != nil || !model.cues.cues.places(of: pattern).isEmpty
    }
  }

  /// Judges a comment.
  ///
  /// - Parameters:
  ///   - text: The comment in UTF-8.
  ///   - buffer: Its tokens.
  ///   - hits: The patterns found in it.
  ///   - setting: What the row says beside it.
  ///   - annotation: Is filled anew.
  package func classify(
    _ text: Span<UInt8>,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ setting: CommentSetting,
    into annotation: inout Annotation
  ) {
    annotation.reset()
    sentiment.removeAll()
    guard buffer.units.contains(where: { Self.says($0.kind) }) else { return }
    if let declared = setting.declaredLanguage {
      annotation.language = declared
    } else {
      annotation.language = language.language(text, buffer, hits)
    }
    guard annotation.language == "en" else {
      annotation.status = .unsupportedLanguage
      return
    }
    scorer.score(
      text,
      buffer,
      hits,
      answering: setting.aim,
      wantsSteps: setting.wantsTrace,
      into: &sentiment
    )
    cues.add(hits, model.cues, scorer.context.clauses)
    cues.withdrawDenied(sentiment.hits)
    if model.sentiment.constants[.emptyAnswers] == 0, isEmptyAnswer(buffer, hits),
      sentiment.hits.allSatisfy({ !$0.isBareAnswer })
    {
      sentiment.removeAll()
      return
    }
    annotation.status = .scored
    let start = start(setting)
    words.add(hits, model.cues, isMasked: isMasked, start: start)
    if consults { consulted.find(buffer, hits) }
    topics.classify(
      buffer,
      hits,
      sentiment,
      scorer.context.clauses,
      consulted: consulted.spoken,
      wantsSpans: setting.wantsSpans,
      into: &annotation.topics
    )
    if hearsSubjects { words.add(topics.said) }
    annotation.intents = judgement.intents(cues)
    complaintEvidence = ComplaintEvidence(
      sentiment,
      cues,
      scorer.context.clauses,
      annotation.topics,
      requests: annotation.intents.contains(.request),
      grievance: words.total.grievance
    )
    let evidence = judgement.evidence(of: complaintEvidence)
    let complaintTone = judgement.tone(ofComplaint: evidence)
    words.add(complaintTone: complaintTone)
    let sums = words.sums(sentiment.positiveSum, sentiment.negativeSum)
    let masses = scale.masses(sums.positive, sums.negative)
    annotation.positive = masses.positive
    annotation.negative = masses.negative
    annotation.score = masses.positive - masses.negative
    isRemark = setting.aim == nil && isRemark(annotation)
    annotation.label = scale.label(of: annotation.score, isRemark: isRemark)
    judgement.judge(sentiment, cues, complaint: evidence, into: &annotation)
    annotation.statedWaitSeconds = wait.seconds(buffer, hits, cues)
    if let rating = setting.rating {
      annotation.scoreTextMismatch = judgement.disagrees(rating, with: annotation)
    }
    guard setting.wantsTrace else { return }
    annotation.trace = trace()
    annotation.trace += words.trace(
      behind: sentiment.hits.count,
      balance: sums.balance,
      start: start,
      complaintTone: complaintTone,
      whole: TextSpan(0, text.count),
      span: { buffer.span(of: $0) },
      text: patterns.text,
      subjects: subjects,
      topic: topicID
    )
  }

  /// The topics that say something of the comment, in the order of their taxonomies.
  private var subjects: [WordEvidence.Subject] {
    hearsSubjects ? WordEvidence.subjects(topics.spoken, model.taxonomy.evidence) : []
  }

  /// Returns the id of a topic that a comment speaks of.
  private func topicID(_ key: Int32) -> String {
    let own = model.taxonomy.topics
    let place = Int(key)
    return place < own.count ? own[place].id : model.consulted.topics[place - own.count].id
  }

  /// Returns whether a comment names no topic, and neither asks nor requests anything.
  private func isRemark(_ annotation: borrowing Annotation) -> Bool {
    annotation.topics.isEmpty && !scorer.context.clauses.hasQuestion
      && !annotation.intents.contains(.question) && !annotation.intents.contains(.request)
  }

  private static func says(_ kind: TokenKind) -> Bool {
    switch kind {
    case .space, .punctuation, .symbol, .url, .email, .mention: false
    default: true
    }
  }

  /// Returns whether the whole comment is one of the answers that say nothing, such as "n/a".
  private func isEmptyAnswer(_ buffer: borrowing TokenBuffer, _ hits: borrowing HitBuffer) -> Bool {
    guard buffer.units.count <= Pattern.longest + 4 else { return false }
    var (first, last, said) = (-1, -1, 0)
    for unit in buffer.units.indices where buffer.units[unit].kind != .punctuation {
      if said == 0 { first = unit }
      last = unit
      said += 1
    }
    guard said > 0, said <= Pattern.longest else { return false }
    return hits.beginning(in: first..<(first + 1)).contains { place in
      hits[place].units.upperBound > last
        && model.cues.cues.places(of: hits[place].pattern).contains { place in
          model.cues.cues[place].category == .noContent && model.cues.cues[place].weight > 0
        }
    }
  }

  private func trace() -> [Contribution] {
    var trace: [Contribution] = []
    for (index, hit) in sentiment.hits.enumerated() {
      let entry = hit.pattern >= 0 ? patterns.text(of: hit.pattern) : "(answer)"
      for step in hit.steps {
        trace.append(
          Contribution(
            hit: index,
            span: hit.span,
            entry: entry,
            rule: step.rule.name,
            factor: step.factor,
            value: step.value
          )
        )
      }
    }
    return trace
  }
}

// MARK: - What is known of the comment that was judged last

extension CommentClassifier {
  /// Whether a unit stands in somebody else's words, or in a "nothing", "yes" or "no" that answers its question, so that
  /// it is no evidence by itself.
  package func isMasked(_ unit: Int) -> Bool {
    if scorer.context.clauses[unit].isQuoted { return true }
    return isBareAnswer
      && sentiment.hits.indices.contains {
        sentiment.hits[$0].isBareAnswer && sentiment.hits[$0].units.contains(unit)
      }
  }

  /// The tone and the neutral evidence that the comment has before any word of it counts.
  private func start(_ setting: CommentSetting) -> (tone: Int, neutral: Int) {
    var start = (tone: 0, neutral: 0)
    if !isBareAnswer { start = (setting.tone, setting.neutral) }
    guard givesStarts else { return start }
    let constants = model.sentiment.constants
    let (aim, steps) = (
      constants.start(answering: setting.aim), constants.start(withEntries: sentiment.entryCount)
    )
    if !isBareAnswer {
      start.tone += aim.tone
      start.neutral += aim.neutral
    }
    return (start.tone + steps.tone, start.neutral + steps.neutral)
  }

  /// What is evidence by itself in that comment, each once: words by their forms, topics that it speaks of by id and
  /// strength, with categories and weights in thousandths.
  package var evidence: [(form: String, category: CueCategory, weight: Int)] {
    words.words.array.map { (patterns.text(of: $0.pattern), $0.category, $0.weight) }
      + subjects.map { ($0.name(topicID), $0.category, $0.weight) }
  }

  /// Returns why that comment is a complaint or none.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in it.
  ///   - buffer: Its tokens.
  /// - Returns: The terms and cues; those of the comment before where this one was not scored.
  package func complaintAccount(
    _ hits: borrowing HitBuffer,
    _ buffer: borrowing TokenBuffer
  ) -> ComplaintAccount {
    var found: [ComplaintAccount.Cue] = []
    for category in ComplaintEvidence.cueCategories
    where category == .complaint || cues[category] > 0 {
      for cue in cues.found(of: category) where cue.weight != 0 {
        guard let pattern = pattern(of: cue, category, hits) else { continue }
        found.append(
          ComplaintAccount.Cue(
            span: buffer.span(of: cue.units),
            entry: patterns.text(of: pattern),
            category: category.rawValue,
            weight: Int(cue.weight),
            countsHalf: ComplaintEvidence.halvedCategories.contains(category)
          )
        )
      }
    }
    return ComplaintAccount(
      terms: judgement.terms(of: complaintEvidence),
      cues: found,
      evidence: judgement.evidence(of: complaintEvidence),
      scale: max(1, judgement[.complaintScale])
    )
  }

  /// Returns why that comment has its topics.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in it.
  ///   - buffer: Its tokens.
  /// - Returns: The topics that it names, first those that hold; those of the comment before where this one was not scored.
  package func topicAccounts(
    _ hits: borrowing HitBuffer,
    _ buffer: borrowing TokenBuffer
  ) -> [TopicAccount] {
    topics.accounts(
      buffer,
      hits,
      sentiment,
      scorer.context.clauses,
      patterns,
      topicID: topicID
    )
  }

  /// Returns the pattern that a cue was found by.
  private func pattern(
    of cue: CueSums.Found,
    _ category: CueCategory,
    _ hits: borrowing HitBuffer
  ) -> Int32? {
    for place in hits.beginning(in: cue.units.lowerBound..<(cue.units.lowerBound + 1))
    where hits[place].units == cue.units {
      let pattern = hits[place].pattern
      for cueOfPattern in model.cues.cues.places(of: pattern) {
        let known = model.cues.cues[cueOfPattern]
        if known.category == category, known.weight == Int(cue.weight) { return pattern }
      }
    }
    return nil
  }

  /// Whether that comment says "nothing", "yes" or "no" to its question, which says what the question would from the start.
  package var isBareAnswer: Bool { sentiment.isBareAnswer }

  /// The scores from which that comment is positive and negative, in thousandths.
  package var thresholds: (positive: Int, negative: Int) { scale.thresholds(isRemark: isRemark) }

  /// The top-level consulted topics that the comment speaks of: their places among these, and their strengths in
  /// thousandths.
  package var consultedTopics: [(topic: Int, strength: Int)] {
    consulted.spoken.array.map { (Int($0.key) - model.taxonomy.topics.count, Int($0.strength)) }
      .filter { model.consulted.topics[$0.0].parent == nil }
  }

  /// The strength of each topic that the comment names, in thousandths, held or not.
  package var topicStrengths: [(topic: Int, strength: Int)] { topics.strengths }
}
