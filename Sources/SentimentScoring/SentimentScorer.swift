package import FeedbackModel
package import LexiconMatching
package import Tokenization

/// The sentiment part of a run's lexicons; an immutable value that all workers share.
package struct SentimentModel: Sendable {
  package internal(set) var lexicon: SentimentLexicon
  package let answers: AnswerLexicon
  let grammar: GrammarWords
  let comparisons: ComparisonLexicon
  package let constants: ModelConstants

  /// Reads the sentiment lexicons.
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
    constants = ModelConstants(lexicons, &diagnostics)
    lexicon = SentimentLexicon(lexicons, &patterns, &diagnostics)
    answers = AnswerLexicon(lexicons, &patterns, &diagnostics)
    comparisons = ComparisonLexicon(lexicons, &patterns, &diagnostics)
    grammar = GrammarFiles(lexicons, &diagnostics).laidOut(patterns.spellings)
  }
}

/// Scores comments by the additive model.
///
/// Each lexicon hit that no longer hit covers starts from its entry's valence; rules multiply it one after the other.
/// Hits above zero add up to the positive sum, hits below zero to the negative sum. A worker: each task has its
/// own.
package struct SentimentScorer: ~Copyable {
  let model: SentimentModel
  private let rules: Rules
  private var selection = HitSelection()
  private var wantsSteps = false

  /// What stands around each unit of the comment that was scored last.
  package private(set) var context: CommentContext

  /// Creates a scorer over a model.
  package init(_ model: SentimentModel) {
    self.model = model
    context = CommentContext(model)
    rules = Rules(constants: model.constants)
  }

  /// Scores a comment.
  ///
  /// - Parameters:
  ///   - text: The comment.
  ///   - buffer: Its tokens.
  ///   - hits: The patterns found in it.
  ///   - aim: What the question asks for that the comment answers; nil without a question.
  ///   - wantsSteps: Whether the steps of each hit are kept.
  ///   - result: Is emptied and filled.
  /// - Complexity: O(*n*) in units.
  package mutating func score(
    _ text: Span<UInt8>,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    answering aim: QuestionAim?,
    wantsSteps: Bool,
    into result: inout SentimentResult
  ) {
    result.removeAll()
    self.wantsSteps = wantsSteps
    selection.choose(among: hits, units: buffer.units.count, model.lexicon)
    context.build(
      from: buffer,
      text: text,
      selection: selection,
      hits: hits,
      suggesting: aim == .improvement ? model.answers.words : nil
    )
    addHits(buffer, &result)
    if let aim { answer(aim, buffer, hits, &result) }
    for place in result.hits.indices {
      let value = result.hits[place].value
      if value > 0 {
        result.positiveSum += value
      } else {
        result.negativeSum -= value
        if result.hits[place].tags.contains(.fault) { result.faultSum -= value }
      }
    }
  }

  // A method of its own that changes nothing here: where the scorer may change, each look at a part copies that part.
  private func addHits(_ buffer: borrowing TokenBuffer, _ result: inout SentimentResult) {
    for place in selection.chosen.indices {
      let (hit, entry) = (selection.chosen[place].hit, selection.chosen[place].entry)
      guard let valence = entry.valence, valence != 0, !standsForAnother(hit, entry) else {
        continue
      }
      add(hit, entry, valence, buffer, &result)
    }
  }

  /// Returns whether a word that is both intensifier (or negator) and valence stands before another valence hit.
  ///
  /// "Horribly" in "horribly late" raises and is not counted for itself.
  private func standsForAnother(_ hit: PatternHit, _ entry: SentimentEntry) -> Bool {
    if context.denials.isSource(hit.units.lowerBound) { return true }
    let negates = entry.negation?.negates == true
    guard entry.intensity != nil || negates else { return false }
    var next = hit.units.upperBound
    // "Hardly ever been angry": a negation may reach it over a word or two.
    let last = negates ? next + Self.mostBetween : next
    while next < min(last + 1, context.roles.count),
      context.clauses[next].clause == context.clauses[hit.units.upperBound - 1].clause
    {
      if context.roles[next].hasValence { return true }
      next += 1
    }
    return false
  }

  /// The most words between a negation that is bad in itself and the word that it turns.
  private static let mostBetween = 2

  private func add(
    _ hit: PatternHit,
    _ entry: SentimentEntry,
    _ valence: Int,
    _ buffer: borrowing TokenBuffer,
    _ result: inout SentimentResult
  ) {
    let units = hit.units
    var value = Int64(valence)
    var steps: [RuleStep] = []
    let wantsSteps = wantsSteps
    if wantsSteps { steps.append(RuleStep(rule: .lexicon, factor: 1000, value: value)) }
    rules.factors(of: units, valence: valence, tags: entry.tags, in: context, buffer) {
      rule,
      factor in
      let next = Thousandths.product(value, factor)
      if wantsSteps { steps.append(RuleStep(rule: rule, factor: factor, value: next - value)) }
      value = next
    }
    result.hits.append(
      ScoredHit(
        pattern: hit.pattern,
        units: units,
        span: span(of: units, buffer),
        tags: entry.tags,
        valence: valence,
        value: value,
        steps: steps
      )
    )
  }

  func span(of units: Range<Int>, _ buffer: borrowing TokenBuffer) -> TextSpan {
    TextSpan(
      Int(buffer.units[units.lowerBound].span.start),
      Int(buffer.units[units.upperBound - 1].span.end)
    )
  }
}
