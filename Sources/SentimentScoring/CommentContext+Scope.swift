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
  /// was fixed"); what keeps a fault away needs no article ("prevents leaks").
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
    guard unit >= 0 else { return nil }
    let hasArticle = grammar.has(.determiner, buffer.units[unit]) || roles[unit].intensity > 0
    while unit >= max(0, units.lowerBound - Self.remedyReach), clauses[unit].clause == clause {
      if roles[unit].isPrevention || (hasArticle && roles[unit].isRemedy) {
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

  /// Whether "and" parts a unit from the expectation before it: "was dreading it and didn't feel a thing".
  func goesOn(_ unit: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    var place = unit - 1
    while place >= max(0, unit - Self.longestExpectation),
      clauses[place].clause == clauses[unit].clause, irrealis(at: place) != nil
    {
      if grammar.has(.conjunction, buffer.units[place]) { return true }
      place -= 1
    }
    return false
  }

  /// How many units before a hit "and" may part it from what was expected.
  private static let longestExpectation = 12

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

  /// Whether a negation asks people to stop what they did ("Please don't keep us waiting", "Not to keep us waiting"): it opens
  /// its statement, and the verb behind it is one that such pleas have.
  func isPlea(_ negator: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    var first = negator
    while first > 0, roles[first - 1].hit == roles[negator].hit { first -= 1 }
    var verb = negator + 1
    if grammar.has(.particle, buffer.units[negator]) {
      if first == negator, first > 0 { first -= 1 }
      if verb < roles.count, buffer.units[verb].hash == grammar.to {
        (first, verb) = (negator, verb + 1)
      } else if buffer.units[first].hash != grammar.do {
        return false
      }
    } else if buffer.units[negator].hash != grammar.dont {
      return false
    }
    // An adverb may stand between: "not to always keep us waiting".
    guard
      (verb..<min(verb + 2, roles.count)).contains(where: {
        grammar.has(.pleaded, buffer.units[$0])
      })
    else { return false }
    let statement = clauses[negator].statement
    while first > 0, clauses[first - 1].statement == statement {
      guard opensStatement(first - 1, buffer) else { return false }
      first -= 1
    }
    return true
  }

  private func opensStatement(_ unit: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    switch buffer.units[unit].kind {
    case .mention, .hashtag, .emoji, .emoticon, .punctuation: true
    default: grammar.has([.plea, .greeting], buffer.units[unit])
    }
  }

  /// Whether a hit says what one alone is, and so what the others are not: "Only the manager is polite".
  func isOfOneAlone(_ first: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    guard hasExclusive, isPredicate(first, buffer) else { return false }
    let statement = clauses[first].statement
    var unit = first - 1
    while unit >= 0, first - unit <= Self.longestSubject, clauses[unit].statement == statement {
      if roles[unit].isExclusive {
        while unit > 0, roles[unit - 1].isExclusive { unit -= 1 }
        return unit == 0 || clauses[unit - 1].statement != statement
      }
      if roles[unit].hasValence { return false }
      unit -= 1
    }
    return false
  }

  /// The most units from "only" to what it is said of.
  private static let longestSubject = 8

  /// Whether a hit follows on another right away, or over a noun: a word that has no part in the grammar.
  func follows(_ first: Int, on unit: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    guard !grammar.has(.preposition, buffer.units[unit]) else { return false }
    return unit == first - 1
      || (unit == first - 2 && roles[first - 1].hit < 0
        && grammar.roles(of: buffer.units[first - 1]).isEmpty
        && buffer.units[first - 1].kind == .word)
  }

  /// Whether a word behind a fault says that something is without it or safe from it: "lag-free", "scratch resistant".
  func isFreed(_ units: Range<Int>, _ buffer: borrowing TokenBuffer) -> Bool {
    units.upperBound < roles.count && roles[units.upperBound].hit < 0
      && grammar.has(.freeing, buffer.units[units.upperBound])
  }

  /// Whether a hit denies what is named behind it, and so is no fault itself: "didn't give any errors".
  func deniesFault(behind units: Range<Int>, _ buffer: borrowing TokenBuffer) -> Bool {
    let last = units.upperBound - 1
    guard roles[last].negates, grammar.has(.carrier, buffer.units[last]) else { return false }
    var unit = last + 1
    while unit < min(units.upperBound + Self.mostNamed, roles.count),
      clauses[unit].clause == clauses[last].clause
    {
      if roles[unit].hasValence { return roles[unit].isFault }
      unit += 1
    }
    return false
  }

  /// The most words from "any" to the fault, itself included: "any real problems".
  private static let mostNamed = 3
}
