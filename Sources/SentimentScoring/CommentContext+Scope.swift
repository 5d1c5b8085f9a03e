import FeedbackModel
import LexiconMatching
import Tokenization

// What reaches a hit from further away than the word before it.

extension CommentContext {
  /// Finds the last unit of a sweeping negation that reaches a hit from further away than others do: because the hit says
  /// what somebody is ("Nobody that we met on the way was helpful"), or because a verb such as "did" stands between them.
  ///
  /// - Parameters:
  ///   - first: The first unit of the hit.
  ///   - reach: How many units away the negation may be.
  ///   - buffer: The tokens of the comment.
  /// - Returns: The unit; nil where there is none.
  func sweepingNegator(of first: Int, reach: Int, _ buffer: borrowing TokenBuffer) -> Int? {
    var unit = first - 1
    var hasVerb = isPredicate(first, buffer)
    while unit >= 0, first - unit <= reach, clauses[unit].clause == clauses[first].clause {
      if roles[unit].isSweeping { return hasVerb ? unit : nil }
      if roles[unit].hasValence || roles[unit].negates
        || grammar.has(.conjunction, buffer.units[unit])
        || grammar.has(.subordinator, buffer.units[unit])
      {
        return nil
      }
      if grammar.has(.auxiliary, buffer.units[unit]) { hasVerb = true }
      unit -= 1
    }
    return nil
  }

  /// Finds the remedy of a fault: before it, with an article between ("repaired the broken door"), or behind it ("the leak
  /// was fixed").
  ///
  /// - Parameters:
  ///   - units: The units of the fault.
  ///   - buffer: The tokens of the comment.
  /// - Returns: The first unit of the remedy; nil where there is none.
  func remedy(of units: Range<Int>, _ buffer: borrowing TokenBuffer) -> Int? {
    guard hasRemedy else { return nil }
    let clause = clauses[units.lowerBound].clause
    var unit = units.upperBound
    while unit < min(units.upperBound + Self.remedyReach, roles.count),
      clauses[unit].clause == clause
    {
      if roles[unit].isRemedy { return isDone(unit, buffer) ? unit : nil }
      if roles[unit].hasValence || grammar.has(.conjunction, buffer.units[unit])
        || buffer.units[unit].kind == .punctuation
      {
        break
      }
      unit += 1
    }
    unit = units.lowerBound - 1
    guard unit >= 0, grammar.has(.determiner, buffer.units[unit]) || roles[unit].intensity > 0
    else {
      return nil
    }
    while unit >= max(0, units.lowerBound - Self.remedyReach), clauses[unit].clause == clause {
      if roles[unit].isRemedy {
        while unit > 0, roles[unit - 1].hit == roles[unit].hit { unit -= 1 }
        return isDone(unit, buffer) ? unit : nil
      }
      if roles[unit].hasValence || grammar.has(.conjunction, buffer.units[unit]) { return nil }
      unit -= 1
    }
    return nil
  }

  /// The most units between a fault and its remedy.
  private static let remedyReach = 5

  /// Whether a remedy is told as done, not as what is "to be fixed".
  private func isDone(_ remedy: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    let place = clauses[remedy]
    return irrealis(at: remedy) == nil && !place.isQuoted && !place.isInMarks
      && clauses.asks[Int(clauses[remedy].statement)] == .nothing
      && (remedy == 0 || !grammar.has(.pending, buffer.units[remedy - 1]))
  }

  /// Whether a negation of the past in a wish or a condition says that what is wished away is there: "if it didn't crash".
  func isCounterfactual(
    _ unit: Int,
    behind negator: Int,
    _ buffer: borrowing TokenBuffer
  ) -> Bool {
    guard let role = irrealis(at: unit), role == .wish || role == .condition else { return false }
    return grammar.has(.negatedPast, buffer.units[negator])
  }

  /// Whether "was", "feel" or the like stands before a hit or at its beginning.
  private func isPredicate(_ first: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    if grammar.has(.copula, buffer.units[first]) { return true }
    var unit = first - 1
    while unit >= max(0, first - Self.mostRaising),
      roles[unit].intensity > 0 || roles[unit].degree != .none
    {
      unit -= 1
    }
    return unit >= 0 && grammar.has(.copula, buffer.units[unit])
  }

  /// The most words between the verb and what it says of somebody that raise or lower that: "was so very helpful".
  private static let mostRaising = 3
}
