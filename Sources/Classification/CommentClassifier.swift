package import FeedbackModel
package import LexiconMatching
package import SentimentScoring
package import Tokenization

/// The lexicons of all judgements about a comment; an immutable value that all workers share.
package struct ClassificationModel: Sendable {
  package internal(set) var sentiment: SentimentModel
  package let taxonomy: Taxonomy
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
    sentiment = SentimentModel(lexicons, &patterns, &diagnostics)
    cues = CueLexicon(lexicons, &patterns, &diagnostics)
    taxonomy = Taxonomy(lexicons, &patterns, &diagnostics)
    durations = DurationLexicon(lexicons, &patterns, &diagnostics)
    languages = LanguageLexicon(lexicons, &patterns, &diagnostics)
  }

  /// Fills in what a question says of the comments that answer it.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the question.
  ///   - setting: Receives what the question asks for, and what its words give from the start.
  package func answer(_ hits: [PatternHit], _ setting: inout CommentSetting) {
    setting.aim = sentiment.answers.aim(of: hits)
    (setting.tone, setting.neutral) = cues.start(ofQuestion: hits)
  }
}

/// What a row says beside its text.
package struct CommentSetting: Sendable {
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
/// A worker: each task has its own.
package struct CommentClassifier {
  private let model: ClassificationModel
  private let patterns: PatternTable
  private let scale: SentimentScale
  private let judgement: Judgement
  private let wait: StatedWait
  private let scorer: SentimentScorer
  private var topics: TopicClassifier
  private var language: LanguageDetection
  private var cues = CueSums()
  private var words: WordEvidence
  /// What speaks for and against a complaint in the comment that was judged last.
  package private(set) var complaintEvidence = ComplaintEvidence()
  /// Whether each unit of that comment stands in somebody else's words, or in a "nothing" that answers its question,
  /// so that it is no evidence by itself.
  package var masked: [Bool] {
    var masked = scorer.clauses.quoted
    for hit in sentiment.hits where hit.isBareNothing {
      for unit in hit.units { masked[unit] = true }
    }
    return masked
  }

  /// Whether that comment is a "nothing" to its question, which says what the question would say from the start.
  package var isBareNothing: Bool { sentiment.hits.contains(where: \.isBareNothing) }
  /// The strength of each topic that the comment names, in thousandths, held or not.
  package var topicStrengths: [(topic: Int, strength: Int)] { topics.named }
  /// The arithmetic of the comment that was judged last.
  package private(set) var sentiment = SentimentResult()

  /// Creates a classifier.
  package init(_ model: ClassificationModel, _ patterns: PatternTable) {
    self.model = model
    self.patterns = patterns
    scale = SentimentScale(model.sentiment.constants)
    judgement = Judgement(model.sentiment.constants)
    wait = StatedWait(model.durations)
    scorer = SentimentScorer(model.sentiment)
    words = WordEvidence(patterns: patterns.count)
    topics = TopicClassifier(model.taxonomy, scale, model.sentiment.constants)
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
  package mutating func classify(
    _ text: Span<UInt8>,
    _ buffer: TokenBuffer,
    _ hits: [PatternHit],
    _ setting: CommentSetting,
    into annotation: inout Annotation
  ) {
    annotation.reset()
    sentiment.removeAll()
    guard buffer.units.contains(where: { Self.says($0.kind) }) else { return }
    annotation.language =
      setting.declaredLanguage ?? language.language(text, buffer, hits)
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
    let clauses = scorer.clauses
    cues.add(hits, model.cues, quoted: clauses.quoted)
    if model.sentiment.constants[.emptyAnswers] == 0, isEmptyAnswer(buffer, hits),
      sentiment.hits.allSatisfy({ !$0.isAnswer })
    {
      return
    }
    annotation.status = .scored
    var start = model.sentiment.constants.start(answering: setting.aim)
    start.tone += setting.tone
    start.neutral += setting.neutral
    if isBareNothing { start = (0, 0) }
    let steps = model.sentiment.constants.start(withEntries: sentiment.entryCount)
    start.tone += steps.tone
    start.neutral += steps.neutral
    words.add(
      hits,
      model.cues,
      masked: model.cues.hasEvidence ? masked : clauses.quoted,
      start: start
    )
    topics.classify(buffer, hits, sentiment, clauses, into: &annotation.topics)
    complaintEvidence = ComplaintEvidence(
      sentiment,
      cues,
      clauses,
      annotation.topics,
      grievance: words.grievance
    )
    let evidence = judgement.evidence(of: complaintEvidence)
    let complaintTone = judgement.tone(ofComplaint: evidence)
    words.add(complaintTone: complaintTone)
    let sums = words.sums(sentiment.positiveSum, sentiment.negativeSum)
    let masses = scale.masses(sums.positive, sums.negative)
    annotation.positive = masses.positive
    annotation.negative = masses.negative
    annotation.score = masses.positive - masses.negative
    annotation.label = scale.label(of: annotation.score)
    judgement.judge(sentiment, cues, complaint: evidence, into: &annotation)
    annotation.statedWaitSeconds = wait.seconds(buffer, hits, cues: cues.places(of: .wait))
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
      span: { units in
        TextSpan(
          Int(buffer.units[units.lowerBound].span.start),
          Int(buffer.units[units.upperBound - 1].span.end)
        )
      },
      text: patterns.text
    )
  }

  private static func says(_ kind: TokenKind) -> Bool {
    switch kind {
    case .space, .punctuation, .symbol, .url, .email, .mention: false
    default: true
    }
  }

  /// Returns whether the whole comment is one of the answers that say nothing, such as "n/a".
  private func isEmptyAnswer(_ buffer: TokenBuffer, _ hits: [PatternHit]) -> Bool {
    guard buffer.units.count <= Pattern.longest + 4 else { return false }
    let said = buffer.units.indices.filter { buffer.units[$0].kind != .punctuation }
    guard let first = said.first, let last = said.last, said.count <= Pattern.longest else {
      return false
    }
    return hits.beginning(in: first..<(first + 1)).contains { hit in
      hit.units.upperBound > last
        && model.cues.cues.places(of: hit.pattern).contains { place in
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
