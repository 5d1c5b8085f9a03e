import FeedbackModel
import LexiconMatching
import Tokenization

// What turns a hit from before it in its clause.

extension Rules {
  /// The factor of a hit that is told of with a word of degree behind a negation of rarity: "never so kind", "never such a
  /// helpful", "never kinder"; nil without them.
  func superlative(
    of units: Range<Int>,
    behind negator: Int,
    _ context: borrowing CommentContext
  ) -> Int? {
    guard context.roles[negator].isRarity else { return nil }
    for unit in max(negator + 1, units.lowerBound - Self.degreeReach)..<units.upperBound {
      switch context.roles[unit].degree {
      case .none: break
      case .has: return constants[.superlative]
      case .opposed: return -constants[.superlative]
      }
    }
    return nil
  }

  /// How far a negation reads on over a list.
  private static let longestList = 16

  /// How many words before a hit a word of degree may stand: "such a very helpful".
  private static let degreeReach = 3

  /// Counts the negators whose scope reaches a hit: those before it in its clause, not beyond "and" or another hit that is
  /// not of its list or its row of faults, nor beyond what redresses a fault.
  ///
  /// - Parameters:
  ///   - first: The first unit of the hit.
  ///   - valence: Its valence.
  ///   - context: What stands around the units.
  ///   - buffer: The tokens of the comment.
  /// - Returns: How many there are, and the last unit of the one that was counted last.
  func negations(
    before first: Int,
    _ valence: Int,
    _ context: borrowing CommentContext,
    _ buffer: borrowing TokenBuffer
  ) -> (count: Int, last: Int) {
    var count = 0
    var last = 0
    var unit = first - 1
    var (isCarried, isListed) = (false, false)
    var hasPartner = false
    var reach = constants[.negationReach] / 1000
    var (lastHit, lastFault): (Int32, Int32) = (-1, -1)
    while unit >= 0, first - unit <= reach,
      context.clauses[unit].clause == context.clauses[first].clause
    {
      let role = context.roles[unit]
      let word = context.grammar.roles(of: buffer.units[unit])
      // "Never explained the delay": what is not done about it leaves it.
      if valence < 0, role.isRedress { return (count, last) }
      if isListed, reach < Self.longestList { reach += 1 }
      if role.negates || (isCarried && role.holdsNegator) {
        if role.hit != lastHit, !hasPartner {
          count += 1
          last = unit
        }
        if word.contains(.partner) { hasPartner = true }
        lastHit = role.hit
      } else if word.contains(.conjunction) {
        // "Wasn't so helpful": a word of degree right before the hit links no sentences.
        guard unit == first - 1, role.degree != .none else { break }
        reach = Self.degreeReach + 1
      } else if role.hasValence, !isCarried {
        // "No annoying background noise", "no long queues, hidden fees or pushy sellers": denied together.
        guard role.isFault == (valence < 0), !role.holdsNegator,
          isListed || role.hit == lastFault
            || (valence < 0 && context.follows(first, on: unit, buffer))
        else { break }
        lastFault = role.hit
      }
      // A comma within a clause stands in a list.
      let isComma = buffer.units[unit].hash == context.grammar.comma
      if isComma || word.contains(.alternative) { isListed = true }
      isCarried = word.contains(.carrier) || isComma || (isCarried && role.hasValence)
      unit -= 1
    }
    if count == 0, context.sweeps,
      let sweeping = context.sweepingNegator(
        of: first,
        reach: constants[.sweepingReach] / 1000,
        buffer
      )
    {
      return (1, sweeping)
    }
    return (count, last)
  }
}
