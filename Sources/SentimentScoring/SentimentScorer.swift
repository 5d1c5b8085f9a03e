package import FeedbackModel
package import LexiconMatching
package import Tokenization

/// The sentiment part of a run's lexicons; an immutable value that all workers share.
package struct SentimentModel: Sendable {
  package internal(set) var lexicon: SentimentLexicon
  package let answers: AnswerLexicon
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
  }
}

/// Scores comments by the additive model.
///
/// Each lexicon hit that no longer hit covers starts from its entry's valence; rules multiply it one after the other.
/// Hits above zero add up to the positive sum, hits below zero to the negative sum. A worker: each task has its
/// own.
package struct SentimentScorer: ~Copyable {
  private let model: SentimentModel
  private let rules: Rules
  private var selection = HitSelection()
  private var wantsSteps = false

  /// What stands around each unit of the comment that was scored last.
  package private(set) var context = CommentContext()

  /// Creates a scorer over a model.
  package init(_ model: SentimentModel) {
    self.model = model
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
    context.build(from: buffer, text: text, selection: selection)
    for place in selection.chosen.indices {
      let (hit, entry) = (selection.chosen[place].hit, selection.chosen[place].entry)
      guard let valence = entry.valence, valence != 0, !standsForAnother(hit, entry) else {
        continue
      }
      add(hit, entry, valence, buffer, &result)
    }
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

  /// Returns whether a word that is both intensifier (or negator) and valence stands before another valence hit.
  ///
  /// "Horribly" in "horribly late" raises and is not counted for itself.
  private func standsForAnother(_ hit: PatternHit, _ entry: SentimentEntry) -> Bool {
    guard entry.intensity != nil || entry.negation == .negator else { return false }
    let next = hit.units.upperBound
    guard next < context.roles.count,
      context.clauses[next].clause == context.clauses[next - 1].clause
    else { return false }
    return context.roles[next].hasValence
  }

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

  private func span(of units: Range<Int>, _ buffer: borrowing TokenBuffer) -> TextSpan {
    TextSpan(
      Int(buffer.units[units.lowerBound].span.start),
      Int(buffer.units[units.upperBound - 1].span.end)
    )
  }

  /// Adds what the question makes of a bare answer.
  private func answer(
    _ aim: QuestionAim,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ result: inout SentimentResult
  ) {
    guard aim != .open, !buffer.units.isEmpty else { return }
    if aim == .fulfilment || aim == .trouble { return answerYesOrNo(aim, buffer, hits, &result) }
    if aim == .reason { return answerReason(buffer, hits, &result) }
    let constants = model.constants
    if let place = hits.all.indices.first(where: { isBareNothing(hits[$0], buffer) }) {
      let nothing = hits[place]
      result.hits.removeAll { nothing.units.overlaps($0.units) }
      let value =
        aim == .improvement ? constants[.nothingToImprove] : -constants[.nothingToPraise]
      append(value, nothing.units, nothing.pattern, buffer, &result)
    } else if aim == .improvement,
      let place = hits.all.indices.first(where: { opensPraise(hits[$0], buffer) })
    {
      removeHitsOfFirstClause(&result)
      append(
        constants[.nothingToImprove],
        hits[place].units,
        hits[place].pattern,
        buffer,
        &result
      )
    } else if result.hits.allSatisfy({ $0.value == 0 }) {
      let value =
        aim == .praise
        ? constants[.answerToPraiseQuestion] : -constants[.answerToImprovementQuestion]
      append(value, buffer.units.indices, -1, buffer, &result)
    }
  }

  private func removeHitsOfFirstClause(_ result: inout SentimentResult) {
    let clause = context.clauses[0].clause
    result.hits = result.hits.filter { context.clauses[$0.units.lowerBound].clause != clause }
  }

  /// Adds what a "yes" or "no" that begins the answer says to a question whether something went well.
  private func answerYesOrNo(
    _ aim: QuestionAim,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ result: inout SentimentResult
  ) {
    var longest: (hit: PatternHit, isYes: Bool)?
    for place in hits.all.indices where hits[place].first == 0 {
      guard let isYes = model.answers.saysYes(hits[place].pattern), fillsClause(hits[place], buffer)
      else { continue }
      longest = (hits[place], isYes)
    }
    guard let (hit, isYes) = longest else { return }
    result.hits.removeAll { hit.units.overlaps($0.units) }
    let value = model.constants[.yesOrNo]
    append(isYes == (aim == .fulfilment) ? value : -value, hit.units, hit.pattern, buffer, &result)
  }

  /// Adds what an answer that begins with "nothing" says of the reason that was asked for: nothing was wrong.
  private func answerReason(
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ result: inout SentimentResult
  ) {
    for place in hits.all.indices {
      let nothing = hits[place]
      guard nothing.first == 0, model.answers.isNothingWrong(nothing.pattern) else { continue }
      if opensPraise(nothing, buffer) {
        removeHitsOfFirstClause(&result)
      } else if fillsClause(nothing, buffer) {
        result.hits.removeAll { nothing.units.overlaps($0.units) }
      } else {
        continue
      }
      return append(
        model.constants[.nothingToReason], nothing.units, nothing.pattern, buffer, &result)
    }
  }

  private func append(
    _ value: Int,
    _ units: Range<Int>,
    _ pattern: Int32,
    _ buffer: borrowing TokenBuffer,
    _ result: inout SentimentResult
  ) {
    guard value != 0 else { return }
    result.isBareAnswer = pattern >= 0
    result.hits.append(
      ScoredHit(
        pattern: pattern,
        units: units,
        span: span(of: units, buffer),
        tags: [],
        valence: value,
        value: Int64(value),
        isAnswer: true,
        steps: [RuleStep(rule: .answer, factor: 1000, value: Int64(value))]
      )
    )
  }

  /// Returns whether a hit says "nothing" and fills the first clause but for punctuation.
  private func isBareNothing(_ hit: PatternHit, _ buffer: borrowing TokenBuffer) -> Bool {
    hit.first == 0 && model.answers.isNothing(hit.pattern) && fillsClause(hit, buffer)
  }

  /// Returns whether a hit says "nothing" and praise goes on behind it without a mark: "nothing everything was perfect".
  private func opensPraise(_ hit: PatternHit, _ buffer: borrowing TokenBuffer) -> Bool {
    guard hit.first == 0, model.answers.isNothing(hit.pattern),
      hit.units.upperBound < buffer.units.count
    else { return false }
    return model.answers.beginsPraise(buffer.units[hit.units.upperBound])
  }

  /// Returns whether nothing but punctuation stands between a hit and the end of the first clause.
  private func fillsClause(_ hit: PatternHit, _ buffer: borrowing TokenBuffer) -> Bool {
    let next = hit.units.upperBound
    guard next < buffer.units.count else { return true }
    return context.clauses[next].clause != context.clauses[0].clause
      || buffer.units[next].kind == .punctuation
  }
}
