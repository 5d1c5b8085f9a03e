import FeedbackModel
import LexiconMatching
import Tokenization

/// What the rules look at: the chosen hits of a comment, unit by unit.
///
/// A worker reuses its buffers.
package struct CommentContext: ~Copyable {
  /// Whether there is a word of degree.
  enum Degree: BitwiseCopyable {
    case none
    case has
    /// One stands in a hit that says the opposite: "nicer staff" asks for them, and who "had worse" is content.
    case opposed
  }

  /// What stands at a unit, as far as rules ask; every hit is named at its first unit and its last.
  struct Role: BitwiseCopyable, Sendable {
    /// The chosen hit that covers the unit, or -1.
    var hit: Int32 = -1
    var negates = false
    var hasValence = false
    /// The chosen hit is a fault.
    var isFault = false
    /// The chosen hit has a negator inside, as "not helpful"; it hands that on over "or".
    var holdsNegator = false
    /// It says that something was mended.
    var isRemedy = false
    /// It says that something is kept away.
    var isPrevention = false
    /// It does something about a fault.
    var isRedress = false
    /// It says that one alone is so.
    var isExclusive = false
    /// It negates from afar as well.
    var isSweeping = false
    /// It negates, but not what is told of with a word of degree: "never so kind".
    var isRarity = false
    /// Whether the chosen hit is a word of degree, or has one inside.
    var degree = Degree.none
    var intensity: Int32 = 0
  }

  /// The clauses, quotations and questions.
  package private(set) var clauses: ClauseMap
  private(set) var roles = WorkList<Role>()

  /// Whether a negation that reaches far is among the hits.
  private(set) var sweeps = false

  /// Whether something that was mended or is kept away is among the hits.
  private(set) var hasRemedy = false

  /// Whether the hits say that one alone is so.
  private(set) var hasExclusive = false

  /// What is denied behind it.
  private(set) var denials: Denials

  /// What is said of something else.
  private(set) var comparisons: Comparisons

  /// For each unit, the nearest irrealis pattern before it in its clause; empty without any in the comment.
  private var irrealis = WorkList<IrrealisRole?>()

  /// Whether the comment asks for something anywhere, so that its thanks are a courtesy.
  private(set) var asksForSomething = false

  /// Whether the comment suggests something anywhere.
  private(set) var suggests = false

  /// For each unit, the factor of the nearest contrast behind it in its statement; 1000 without one; empty without any.
  private var contrastBehind = WorkList<Int32>()

  /// For each unit, the factor of the nearest contrast before it; 1000 without one; empty without any.
  private var contrastBefore = WorkList<Int32>()

  /// The units at which a contrast begins.
  private var contrasts = WorkList<Int32>()

  let grammar: GrammarWords

  init(_ model: SentimentModel) {
    grammar = model.grammar
    clauses = ClauseMap(grammar)
    denials = Denials(grammar)
    comparisons = Comparisons(model.comparisons, grammar)
  }

  /// The nearest irrealis pattern before a unit in its clause.
  func irrealis(at unit: Int) -> IrrealisRole? { irrealis.isEmpty ? nil : irrealis[unit] }

  /// The factor in thousandths that the contrasts around a unit give.
  func contrast(at unit: Int) -> Int {
    guard !contrastBefore.isEmpty else { return 1000 }
    return Int(contrastBefore[unit]) * Int(contrastBehind[unit]) / 1000
  }

  /// Fills the context of a comment.
  ///
  /// - Parameters:
  ///   - buffer: Its tokens.
  ///   - text: The comment.
  ///   - selection: The hits that count.
  ///   - hits: All patterns found in it.
  ///   - suggesting: The words by which it suggests, where it says what could be better; else nil.
  mutating func build(
    from buffer: borrowing TokenBuffer,
    text: Span<UInt8>,
    selection: borrowing HitSelection,
    hits: borrowing HitBuffer,
    suggesting: AnswerWords?
  ) {
    contrasts.removeAll()
    var (hasIrrealis, mayDeny) = (false, false)
    for place in selection.chosen.indices {
      if selection.chosen[place].entry.contrast != nil {
        contrasts.append(selection.chosen[place].hit.first)
      }
      if selection.chosen[place].entry.irrealis != nil { hasIrrealis = true }
      if selection.chosen[place].entry.negation != nil { mayDeny = true }
    }
    for place in selection.others.indices where selection.others[place].entry.irrealis != nil {
      hasIrrealis = true
    }
    clauses.build(from: buffer, text: text, contrasts: contrasts)
    buildRoles(buffer, selection)
    denials.find(in: selection, clauses, buffer, isNeeded: mayDeny)
    comparisons.find(in: hits, clauses, buffer)
    asksForSomething = clauses.hasQuestion
    suggests = false
    irrealis.removeAll()
    if hasIrrealis || suggesting != nil { buildIrrealis(buffer, selection, suggesting) }
    contrastBefore.removeAll()
    contrastBehind.removeAll()
    if !contrasts.isEmpty { buildContrasts(buffer.units.count, selection) }
  }

  private mutating func buildRoles(
    _ buffer: borrowing TokenBuffer,
    _ selection: borrowing HitSelection
  ) {
    // Only hits that count ask for what stands around them.
    guard !selection.chosen.isEmpty else { return roles.removeAll() }
    roles.fill(with: Role(), count: buffer.units.count)
    (sweeps, hasRemedy, hasExclusive) = (false, false, false)
    for place in selection.chosen.indices {
      let entry = selection.chosen[place].entry
      var role = Role()
      role.hit = Int32(truncatingIfNeeded: place)
      if let negation = entry.negation { take(negation, into: &role) }
      if let valence = entry.valence {
        role.hasValence = valence != 0
        role.isFault = valence < 0
      }
      role.intensity = Int32(truncatingIfNeeded: entry.intensity ?? 0)
      for unit in selection.chosen[place].hit.units { roles[unit] = role }
    }
    for place in selection.others.indices {
      guard let negation = selection.others[place].entry.negation,
        negation.negates || negation == .degree || negation == .remedy
      else { continue }
      let units = selection.others[place].hit.units
      if negation == .remedy {
        // "Fixed the", which is a deed: done, it mends what follows.
        guard let deed = deed(around: units, selection) else { continue }
        for unit in deed { roles[unit].isRemedy = true }
        hasRemedy = true
        continue
      }
      if negation == .degree {
        let own = selection.others[place].entry.valence ?? 0
        let around = owner(of: units, selection)?.valence ?? 0
        for unit in units { roles[unit].degree = own * around < 0 ? .opposed : .has }
        continue
      }
      for unit in units where roles[unit].hasValence && !roles[unit].negates {
        roles[unit].holdsNegator = true
      }
      // "They failed to", "didn't give any".
      if let blame = blame(around: units, selection),
        blame.upperBound == units.upperBound
          || grammar.has(.carrier, buffer.units[blame.upperBound - 1])
      {
        roles[blame.upperBound - 1].negates = true
      }
    }
  }

  private mutating func take(_ negation: NegationRole, into role: inout Role) {
    role.negates = negation.negates
    role.isSweeping = negation.isSweeping
    if role.isSweeping { sweeps = true }
    switch negation {
    case .rarity: role.isRarity = true
    case .degree: role.degree = .has
    case .remedy:
      role.isRemedy = true
      hasRemedy = true
    case .prevention:
      (role.isPrevention, role.isRedress) = (true, true)
      hasRemedy = true
    case .redress: role.isRedress = true
    case .exclusive:
      role.isExclusive = true
      hasExclusive = true
    default: break
    }
  }

  /// Returns the units of the chosen hit that some units lie in, if it names a deed.
  private func deed(around units: Range<Int>, _ selection: borrowing HitSelection) -> Range<Int>? {
    let place = Int(roles[units.lowerBound].hit)
    guard place >= 0, selection.chosen[place].entry.tags.contains(.deed) else { return nil }
    return selection.chosen[place].hit.units
  }

  /// Returns the units of the chosen hit below zero that some units lie in, such as "they failed to", which says of what
  /// follows what the words inside it say; nil where they lie in none.
  private func blame(around units: Range<Int>, _ selection: borrowing HitSelection) -> Range<Int>? {
    guard let owner = owner(of: units, selection), owner.valence < 0 else { return nil }
    return owner.units
  }

  /// Returns the chosen hit with a valence that some units lie in.
  private func owner(
    of units: Range<Int>,
    _ selection: borrowing HitSelection
  ) -> (units: Range<Int>, valence: Int)? {
    let place = Int(roles[units.lowerBound].hit)
    guard place >= 0, let valence = selection.chosen[place].entry.valence else { return nil }
    let own = selection.chosen[place].hit.units
    return units.upperBound <= own.upperBound ? (own, valence) : nil
  }

  private mutating func buildIrrealis(
    _ buffer: borrowing TokenBuffer,
    _ selection: borrowing HitSelection,
    _ suggesting: AnswerWords?
  ) {
    irrealis.fill(with: nil, count: buffer.units.count)
    for place in selection.chosen.indices {
      guard let role = selection.chosen[place].entry.irrealis else { continue }
      if role == .request || role == .question { asksForSomething = true }
      if role == .suggestion { suggests = true }
      for unit in selection.chosen[place].hit.units { irrealis[unit] = role }
    }
    for place in selection.others.indices {
      guard let role = selection.others[place].entry.irrealis,
        let blame = blame(around: selection.others[place].hit.units, selection),
        irrealis[blame.upperBound - 1] == nil
      else { continue }
      irrealis[blame.upperBound - 1] = role
    }
    if let suggesting { markSuggestions(suggesting, buffer, selection) }
    var previous: IrrealisRole?
    for unit in irrealis.indices {
      if irrealis[unit] == nil, unit > 0, clauses[unit].clause == clauses[unit - 1].clause {
        irrealis[unit] = previous
      }
      previous = irrealis[unit]
    }
  }

  /// Marks the words by which an answer suggests; behind a negation, inside a phrase and in quotations there are none,
  /// and a question ("Do you open on Sundays?") begins with no order.
  private mutating func markSuggestions(
    _ words: AnswerWords,
    _ buffer: borrowing TokenBuffer,
    _ selection: borrowing HitSelection
  ) {
    var isNegated = false
    for index in buffer.units.indices {
      let unit = buffer.units[index]
      let beginsClause =
        index == 0 || clauses[index].clause != clauses[index - 1].clause
        || buffer.units[index - 1].kind == .punctuation
      if beginsClause { isNegated = false }
      let isOrder =
        beginsClause && words.has(.order, unit)
        && clauses.asks[Int(clauses[index].statement)] == .nothing
      if isOrder || !isNegated && words.has(.suggestion, unit), !clauses[index].isQuoted,
        !isInPhrase(index, selection), irrealis[index] == nil, !isSaid(index, buffer)
      {
        irrealis[index] = .suggestion
        suggests = true
      }
      if !roles.isEmpty, roles[index].negates { isNegated = true }
    }
  }

  /// Whether a comparative says what is so already, and asks for nothing: "was quicker than before".
  private func isSaid(_ unit: Int, _ buffer: borrowing TokenBuffer) -> Bool {
    guard unit > 0, grammar.has(.copula, buffer.units[unit - 1]),
      buffer.units[unit - 1].hash != grammar.be
    else { return false }
    return unit + 1 < buffer.units.count && buffer.units[unit + 1].hash == grammar.than
  }

  private func isInPhrase(_ unit: Int, _ selection: borrowing HitSelection) -> Bool {
    guard !roles.isEmpty, roles[unit].hit >= 0 else { return false }
    return selection.chosen[Int(roles[unit].hit)].hit.count > 1
  }

  private mutating func buildContrasts(_ units: Int, _ selection: borrowing HitSelection) {
    // Nought is no contrast word's factor: below it stands for none.
    contrastBefore.fill(with: -1, count: units)
    contrastBehind.fill(with: -1, count: units)
    for place in selection.chosen.indices {
      guard let contrast = selection.chosen[place].entry.contrast else { continue }
      let first = Int(selection.chosen[place].hit.first)
      contrastBefore[first] = Int32(contrast.after)
      contrastBehind[first] = Int32(contrast.before)
    }
    for unit in contrastBefore.indices where contrastBefore[unit] < 0 {
      contrastBefore[unit] = 1000
      guard unit > 0 else { continue }
      // What is raised is raised to the end of the statement, what is weakened only in its own clause.
      let factor = contrastBefore[unit - 1]
      let goesOn =
        factor >= 1000
        ? clauses[unit].statement == clauses[unit - 1].statement
        : clauses[unit].clause == clauses[unit - 1].clause
      if goesOn { contrastBefore[unit] = factor }
    }
    var carried: Int32 = 1000
    for unit in contrastBehind.indices.reversed() {
      let own = contrastBehind[unit]
      contrastBehind[unit] = carried
      if own >= 0 { carried = own }
      if unit > 0, clauses[unit].statement != clauses[unit - 1].statement { carried = 1000 }
    }
  }
}
