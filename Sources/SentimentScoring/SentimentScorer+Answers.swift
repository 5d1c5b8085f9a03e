import FeedbackModel
import LexiconMatching
import Tokenization

/// What a question makes of a bare answer.
extension SentimentScorer {
  /// Adds what the question makes of an answer that says "nothing", "yes" or "no", or in which no entry counts.
  func answer(
    _ aim: QuestionAim,
    _ buffer: borrowing TokenBuffer,
    _ hits: borrowing HitBuffer,
    _ result: inout SentimentResult
  ) {
    guard aim != .open, !buffer.units.isEmpty else { return }
    if aim == .fulfilment || aim == .trouble { return answerYesOrNo(aim, buffer, hits, &result) }
    if let nothing = nothing(aim, hits, where: { fillsClause($0, buffer) }) {
      result.hits.removeAll { nothing.units.overlaps($0.units) }
      append(nothingValue(aim), nothing.units, nothing.pattern, buffer, &result)
    } else if aim != .praise, let nothing = nothing(aim, hits, where: { opensPraise($0, buffer) }) {
      removeHitsOfFirstClause(&result)
      append(nothingValue(aim), nothing.units, nothing.pattern, buffer, &result)
    } else if aim != .reason, result.hits.allSatisfy({ $0.value == 0 }) {
      append(topicValue(aim), buffer.units.indices, -1, buffer, &result)
    }
  }

  /// Returns the first pattern that says "nothing" at the beginning of an answer and meets a condition.
  private func nothing(
    _ aim: QuestionAim,
    _ hits: borrowing HitBuffer,
    where condition: (PatternHit) -> Bool
  ) -> PatternHit? {
    for place in hits.all.indices {
      let hit = hits[place]
      if hit.first == 0, model.answers.isNothing(hit.pattern, answering: aim), condition(hit) {
        return hit
      }
    }
    return nil
  }

  private func nothingValue(_ aim: QuestionAim) -> Int {
    switch aim {
    case .praise: -model.constants[.nothingToPraise]
    case .reason: model.constants[.nothingToReason]
    default: model.constants[.nothingToImprove]
    }
  }

  /// Returns what an answer in which no entry counts adds: it takes the side of the question.
  private func topicValue(_ aim: QuestionAim) -> Int {
    switch aim {
    case .praise: model.constants[.answerToPraiseQuestion]
    case .improvement where context.suggests:
      -model.constants[.suggestionToImprovementQuestion]
    default: -model.constants[.answerToImprovementQuestion]
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

  private func append(
    _ value: Int,
    _ units: Range<Int>,
    _ pattern: Int32,
    _ buffer: borrowing TokenBuffer,
    _ result: inout SentimentResult
  ) {
    guard value != 0 else { return }
    result.isBareAnswer = pattern >= 0
    if pattern < 0, value < 0 { result.asked = -Int64(value) }
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

  /// Returns whether praise goes on behind a "nothing" without a mark: "nothing everything was perfect".
  private func opensPraise(_ hit: PatternHit, _ buffer: borrowing TokenBuffer) -> Bool {
    let next = hit.units.upperBound
    return next < buffer.units.count && model.answers.words.has(.praise, buffer.units[next])
  }

  /// Returns whether nothing but punctuation stands between a hit and the end of the first clause.
  private func fillsClause(_ hit: PatternHit, _ buffer: borrowing TokenBuffer) -> Bool {
    for unit in hit.units.upperBound..<buffer.units.count
    where context.clauses[unit].clause == context.clauses[0].clause {
      guard buffer.units[unit].kind == .punctuation else { return false }
    }
    return true
  }
}
