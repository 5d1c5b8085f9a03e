import FeedbackModel
import LexiconMatching
import Tokenization

/// What the rules look at: the chosen hits of a comment, unit by unit.
///
/// A worker reuses its buffers.
package struct CommentContext: ~Copyable {
  /// What stands at a unit, as far as rules ask; every hit is named at its first unit and its last.
  struct Role: BitwiseCopyable, Sendable {
    /// The chosen hit that covers the unit, or -1.
    var hit: Int32 = -1
    var negates = false
    var hasValence = false
    /// The chosen hit has a negator inside, as "not helpful"; it hands that on over "or".
    var holdsNegator = false
    var intensity: Int32 = 0
  }

  /// The clauses, quotations and questions.
  package private(set) var clauses = ClauseMap()
  private(set) var roles = WorkList<Role>()

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

  private let carrying = ["or", "nor", "any", ","].map { FormHash.of($0.utf8) }
  private let partner = FormHash.of("nor".utf8)
  private let ending = ["and", "then", "because", "so", "&"].map { FormHash.of($0.utf8) }

  /// A bit for each linking word: most words are none, and this tells so at once.
  private let linkBits: UInt64

  init() { linkBits = (carrying + ending).reduce(0) { $0 | 1 << ($1 & 63) } }

  /// The nearest irrealis pattern before a unit in its clause.
  func irrealis(at unit: Int) -> IrrealisRole? { irrealis.isEmpty ? nil : irrealis[unit] }

  /// The factor in thousandths that the contrasts around a unit give.
  func contrast(at unit: Int) -> Int {
    guard !contrastBefore.isEmpty else { return 1000 }
    return Int(contrastBefore[unit]) * Int(contrastBehind[unit]) / 1000
  }

  /// Whether a unit is "or", "nor", "any" or a comma amid a clause: a negation reads on over them and the hit before.
  func carriesNegation(_ unit: LexicalUnit) -> Bool {
    mayLink(unit) && carrying.contains(unit.hash)
  }

  /// Whether a unit is "nor", which negates once together with the negator before it.
  func isPartner(_ unit: LexicalUnit) -> Bool { unit.hash == partner }

  /// Whether a unit is "and", "then", "because" or the like: a negation ends there.
  func endsNegation(_ unit: LexicalUnit) -> Bool { mayLink(unit) && ending.contains(unit.hash) }

  private func mayLink(_ unit: LexicalUnit) -> Bool { linkBits >> (unit.hash & 63) & 1 == 1 }

  /// Fills the context of a comment.
  ///
  /// - Parameters:
  ///   - buffer: Its tokens.
  ///   - text: The comment.
  ///   - selection: The hits that count.
  ///   - suggesting: The words by which it suggests, where it says what could be better; else nil.
  mutating func build(
    from buffer: borrowing TokenBuffer,
    text: Span<UInt8>,
    selection: borrowing HitSelection,
    suggesting: AnswerWords?
  ) {
    contrasts.removeAll()
    var hasIrrealis = false
    for place in selection.chosen.indices {
      if selection.chosen[place].entry.contrast != nil {
        contrasts.append(selection.chosen[place].hit.first)
      }
      if selection.chosen[place].entry.irrealis != nil { hasIrrealis = true }
    }
    clauses.build(from: buffer, text: text, contrasts: contrasts)
    buildRoles(buffer, selection)
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
    for place in selection.chosen.indices {
      let entry = selection.chosen[place].entry
      var role = Role()
      role.hit = Int32(truncatingIfNeeded: place)
      role.negates = entry.negation == .negator
      role.hasValence = entry.valence != nil && entry.valence != 0
      role.intensity = Int32(truncatingIfNeeded: entry.intensity ?? 0)
      for unit in selection.chosen[place].hit.units { roles[unit] = role }
    }
    for place in selection.others.indices
    where selection.others[place].entry.negation == .negator {
      for unit in selection.others[place].hit.units
      where roles[unit].hasValence && !roles[unit].negates {
        roles[unit].holdsNegator = true
      }
    }
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
        !isInPhrase(index, selection), irrealis[index] == nil
      {
        irrealis[index] = .suggestion
        suggests = true
      }
      if !roles.isEmpty, roles[index].negates { isNegated = true }
    }
  }

  private func isInPhrase(_ unit: Int, _ selection: borrowing HitSelection) -> Bool {
    guard !roles.isEmpty, roles[unit].hit >= 0 else { return false }
    return selection.chosen[Int(roles[unit].hit)].hit.count > 1
  }

  private mutating func buildContrasts(_ units: Int, _ selection: borrowing HitSelection) {
    contrastBefore.fill(with: 1000, count: units)
    contrastBehind.fill(with: 1000, count: units)
    for place in selection.chosen.indices {
      guard let contrast = selection.chosen[place].entry.contrast else { continue }
      let first = Int(selection.chosen[place].hit.first)
      contrastBefore[first] = Int32(contrast.after)
      contrastBehind[first] = Int32(contrast.before)
    }
    for unit in contrastBefore.indices.dropFirst() where contrastBefore[unit] == 1000 {
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
      if own != 1000 { carried = own }
      if unit > 0, clauses[unit].statement != clauses[unit - 1].statement { carried = 1000 }
    }
  }
}
