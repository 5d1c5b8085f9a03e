import FeedbackModel
import LexiconMatching
import Tokenization

/// What a comment says of something else than what it is about: of a rival, or of how it was once.
///
/// "Delta is better than you", "my old bank was brilliant", "it was quick before the update": the praise is another's, and so
/// mostly a fault of what the comment is about. A worker reuses its buffers.
struct Comparisons: ~Copyable {
  /// Whose a word is.
  enum Side: BitwiseCopyable {
    /// Another's, which is said to be better or worse in it than what the comment is about.
    case compared
    /// Another's, which is said to be better or worse in it.
    case elsewhere
    /// Another's.
    case another
    /// Its own, once.
    case former
  }

  /// For each unit whose it is, if another's; empty where nothing is.
  private var sides = WorkList<Side?>()

  private let lexicon: ComparisonLexicon
  private let grammar: GrammarWords

  init(_ lexicon: ComparisonLexicon, _ grammar: GrammarWords) {
    (self.lexicon, self.grammar) = (lexicon, grammar)
  }

  /// The most units between a comparative and the "than this" that belongs to it.
  private static let farthestComparative = 14

  /// The most units between "I've stayed in" and the comparative behind it.
  private static let elsewhereReach = 3

  /// Whose a hit is; nil where it is what the comment is about, and where the hit names that itself ("beats this").
  func side(of units: Range<Int>, _ buffer: borrowing TokenBuffer) -> Side? {
    guard !sides.isEmpty, let side = sides[units.upperBound - 1],
      !units.contains(where: { grammar.has(.addressee, buffer.units[$0]) })
    else { return nil }
    // "So much better" may be one entry; others lie behind what tells whose they are.
    return side == .compared || sides[units.lowerBound] == side ? side : nil
  }

  /// Whether a hit is a comparative alone; "better food" asks for it.
  func isComparative(_ units: Range<Int>, _ buffer: borrowing TokenBuffer) -> Bool {
    units.count == 1 && grammar.has(.comparative, buffer.units[units.lowerBound])
  }

  /// Finds what is said of something else.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - clauses: Where its units stand.
  ///   - buffer: Its tokens.
  /// - Complexity: O(*n*) in units.
  mutating func find(
    in hits: borrowing HitBuffer,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) {
    sides.removeAll()
    for place in hits.comparisons.indices {
      let hit = hits[Int(hits.comparisons[place])]
      guard let role = lexicon.roles[hit.pattern], role != .none, !isCovered(place, hits) else {
        continue
      }
      if sides.isEmpty { sides.fill(with: nil, count: buffer.units.count) }
      switch role {
      case .than: markCompared(before: hit.units, clauses, buffer)
      case .rival:
        if opensClause(hit.units.lowerBound, clauses, buffer) {
          markOn(from: hit.units.upperBound, .another, clauses, buffer)
        }
      case .rivalOf:
        let noun = hit.units.upperBound
        if noun < buffer.units.count, grammar.has(.provider, buffer.units[noun]),
          opensClause(hit.units.lowerBound, clauses, buffer)
        {
          markOn(from: noun + 1, .another, clauses, buffer)
        }
      case .instead: markOn(from: hit.units.upperBound, .another, clauses, buffer)
      case .elsewhere: markCompared(behind: hit.units, clauses, buffer)
      case .formerly: markFormerly(hit.units, clauses)
      case .none: break
      }
    }
  }

  /// Whether a longer pattern covers one: of those that begin before it only the last few can.
  private func isCovered(_ place: Int, _ hits: borrowing HitBuffer) -> Bool {
    let units = hits[Int(hits.comparisons[place])].units
    var other = place - 1
    while other >= 0 {
      let around = hits[Int(hits.comparisons[other])].units
      guard around.lowerBound + Pattern.longest > units.lowerBound else { break }
      if around.upperBound >= units.upperBound, around.count > units.count { return true }
      other -= 1
    }
    // What begins with it stands right behind it, shorter before longer.
    let next = place + 1
    return next < hits.comparisons.count
      && hits[Int(hits.comparisons[next])].units.lowerBound == units.lowerBound
  }

  /// Marks the comparatives that belong to a "than this", and what stands between.
  private mutating func markCompared(
    before than: Range<Int>,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) {
    let clause = clauses[than.lowerBound].clause
    var first = than.lowerBound
    var unit = than.lowerBound - 1
    while unit >= max(0, than.lowerBound - Self.farthestComparative),
      clauses[unit].clause == clause
    {
      if grammar.has(.comparative, buffer.units[unit]) { first = unit }
      unit -= 1
    }
    for unit in first..<than.lowerBound { sides[unit] = .compared }
    // "Better than" may be one entry.
    if first < than.lowerBound { sides[than.lowerBound] = .compared }
  }

  /// Marks a comparative right behind "I've stayed in", and the rest of its clause.
  private mutating func markCompared(
    behind experience: Range<Int>,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) {
    let end = min(experience.upperBound + Self.elsewhereReach, sides.count)
    for unit in experience.upperBound..<max(end, experience.upperBound)
    where grammar.has(.comparative, buffer.units[unit]) {
      markClause(from: unit, .elsewhere, clauses)
      return
    }
  }

  /// Marks the rest of a clause, and the clauses behind it in its statement that go on about the same with "they".
  private mutating func markOn(
    from first: Int,
    _ side: Side,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) {
    var next = first
    repeat {
      next = markClause(from: next, side, clauses)
    } while next > first && next < sides.count && sides[next] == nil
      && clauses[next].statement == clauses[first].statement
      && grammar.has(.thirdPerson, buffer.units[next])
  }

  /// Marks the rest of a clause up to what is marked already, so that each unit is marked once however many patterns ask.
  ///
  /// - Returns: The first unit that was not marked.
  @discardableResult
  private mutating func markClause(
    from first: Int,
    _ side: Side,
    _ clauses: borrowing ClauseMap
  ) -> Int {
    var unit = first
    while unit < sides.count, clauses[unit].clause == clauses[first].clause, sides[unit] == nil {
      sides[unit] = side
      unit += 1
    }
    return unit
  }

  /// Marks the clause around "before the update".
  private mutating func markFormerly(_ units: Range<Int>, _ clauses: borrowing ClauseMap) {
    let clause = clauses[units.lowerBound].clause
    var first = units.lowerBound
    while first > 0, clauses[first - 1].clause == clause, sides[first - 1] == nil { first -= 1 }
    markClause(from: first, .former, clauses)
    // "Worse before" says itself how it is now.
    for unit in units { sides[unit] = nil }
  }

  /// Whether nothing stands before a unit in its clause but words that open clauses: "even", "and", "honestly".
  private func opensClause(
    _ unit: Int,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) -> Bool {
    var before = unit - 1
    while before >= 0, clauses[before].clause == clauses[unit].clause {
      guard
        buffer.units[before].kind != .word
          || grammar.has([.filler, .greeting, .conjunction, .opener], buffer.units[before])
      else { return false }
      before -= 1
    }
    return true
  }
}
