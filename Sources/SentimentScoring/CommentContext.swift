import FeedbackModel
import LexiconMatching
import Tokenization

/// What the rules look at: the chosen hits of a comment, unit by unit.
///
/// A worker reuses its buffers; a class so that they are never copied. One task at a time holds it, so that its
/// accesses cannot overlap and need not be checked as the program runs.
final class CommentContext {
  /// What stands at a unit, as far as rules ask; every hit is named at its first unit and its last.
  struct Role: Sendable {
    /// The chosen hit that covers the unit, or -1.
    var hit: Int32 = -1
    var negates = false
    var hasValence = false
    /// The chosen hit has a negator inside, as "not helpful"; it hands that on over "or".
    var holdsNegator = false
    /// "or", "nor", "any": a negation reads on over them and the hit before.
    var carriesNegation = false
    /// "and", "then", "because": a negation ends there.
    var endsNegation = false
    var intensity: Int32 = 0
  }

  /// The clauses, quotations and questions.
  let clauses = ClauseMap()
  @exclusivity(unchecked)
  private(set) var roles: [Role] = []

  /// For each unit, the nearest irrealis pattern before it in its clause.
  @exclusivity(unchecked)
  private(set) var irrealis: [IrrealisRole?] = []

  /// Whether the comment asks for something anywhere, so that its thanks are a courtesy.
  @exclusivity(unchecked)
  private(set) var asksForSomething = false

  /// For each unit, the factor of the nearest contrast behind it in its statement; 1000 without one; empty without any.
  @exclusivity(unchecked)
  private(set) var contrastBehind: [Int32] = []

  /// For each unit, the factor of the nearest contrast before it; 1000 without one; empty without any.
  @exclusivity(unchecked)
  private(set) var contrastBefore: [Int32] = []

  @exclusivity(unchecked)
  private var contrasts: [Int] = []

  private let carrying = ["or", "nor", "any"].map { FormHash.of($0.utf8) }
  private let ending = ["and", "then", "because", "so", "&"].map { FormHash.of($0.utf8) }

  /// A bit for each linking word: most words are none, and this tells so at once.
  private let linkBits: UInt64

  init() { linkBits = (carrying + ending).reduce(0) { $0 | 1 << ($1 & 63) } }

  /// Fills the context of a comment.
  func build(
    from buffer: TokenBuffer,
    text: Span<UInt8>,
    hits: [PatternHit],
    selection: HitSelection,
    lexicon: SentimentLexicon
  ) {
    contrasts.removeAll(keepingCapacity: true)
    for index in selection.chosen where lexicon[hits[index].pattern]?.contrast != nil {
      contrasts.append(Int(hits[index].first))
    }
    clauses.build(from: buffer, text: text, contrasts: contrasts)
    buildRoles(buffer, hits, selection, lexicon)
    buildIrrealis(buffer, hits, selection, lexicon)
    buildContrasts(buffer, hits, selection, lexicon)
  }

  private func buildRoles(
    _ buffer: TokenBuffer,
    _ hits: [PatternHit],
    _ selection: HitSelection,
    _ lexicon: SentimentLexicon
  ) {
    // Taken out and put back, so that writing need not ask each time whether it is shared.
    var roles = self.roles
    self.roles = []
    defer { self.roles = roles }
    roles.removeAll(keepingCapacity: true)
    roles.append(contentsOf: repeatElement(Role(), count: buffer.units.count))
    for index in selection.chosen {
      guard let entry = lexicon[hits[index].pattern] else { continue }
      var role = Role()
      role.hit = Int32(index)
      role.negates = entry.negation == .negator
      role.hasValence = entry.valence != nil && entry.valence != 0
      role.intensity = Int32(entry.intensity ?? 0)
      for unit in hits[index].units { roles[unit] = role }
    }
    for hit in hits
    where hit.uses.contains(.sentiment) && lexicon[hit.pattern]?.negation == .negator {
      for unit in hit.units where roles[unit].hasValence && !roles[unit].negates {
        roles[unit].holdsNegator = true
      }
    }
    let units = buffer.units.span
    for index in units.indices {
      let hash = units[index].hash
      guard linkBits >> (hash & 63) & 1 == 1 else { continue }
      roles[index].carriesNegation = carrying.contains(hash)
      roles[index].endsNegation = ending.contains(hash)
    }
  }

  private func buildIrrealis(
    _ buffer: TokenBuffer,
    _ hits: [PatternHit],
    _ selection: HitSelection,
    _ lexicon: SentimentLexicon
  ) {
    asksForSomething = clauses.asks.contains(true)
    var irrealis = self.irrealis
    self.irrealis = []
    defer { self.irrealis = irrealis }
    irrealis.removeAll(keepingCapacity: true)
    irrealis.append(contentsOf: repeatElement(nil, count: buffer.units.count))
    for index in selection.chosen {
      guard let role = lexicon[hits[index].pattern]?.irrealis else { continue }
      if role == .request || role == .question { asksForSomething = true }
      for unit in hits[index].units { irrealis[unit] = role }
    }
    let clauses = clauses.clauses
    var previous: IrrealisRole?
    for unit in irrealis.indices {
      if irrealis[unit] == nil, unit > 0, clauses[unit] == clauses[unit - 1] {
        irrealis[unit] = previous
      }
      previous = irrealis[unit]
    }
  }

  private func buildContrasts(
    _ buffer: TokenBuffer,
    _ hits: [PatternHit],
    _ selection: HitSelection,
    _ lexicon: SentimentLexicon
  ) {
    guard !contrasts.isEmpty else {
      contrastBefore.removeAll(keepingCapacity: true)
      contrastBehind.removeAll(keepingCapacity: true)
      return
    }
    let none = repeatElement(Int32(1000), count: buffer.units.count)
    var (contrastBefore, contrastBehind) = (self.contrastBefore, self.contrastBehind)
    (self.contrastBefore, self.contrastBehind) = ([], [])
    defer { (self.contrastBefore, self.contrastBehind) = (contrastBefore, contrastBehind) }
    contrastBefore.removeAll(keepingCapacity: true)
    contrastBefore.append(contentsOf: none)
    contrastBehind.removeAll(keepingCapacity: true)
    contrastBehind.append(contentsOf: none)
    for index in selection.chosen {
      guard let contrast = lexicon[hits[index].pattern]?.contrast else { continue }
      let first = Int(hits[index].first)
      contrastBefore[first] = Int32(contrast.after)
      contrastBehind[first] = Int32(contrast.before)
    }
    let (statements, clauses) = (clauses.statements, clauses.clauses)
    for unit in contrastBefore.indices.dropFirst() where contrastBefore[unit] == 1000 {
      // What is raised is raised to the end of the statement, what is weakened only in its own clause.
      let factor = contrastBefore[unit - 1]
      let goesOn =
        factor >= 1000
        ? statements[unit] == statements[unit - 1] : clauses[unit] == clauses[unit - 1]
      if goesOn { contrastBefore[unit] = factor }
    }
    var carried: Int32 = 1000
    for unit in contrastBehind.indices.reversed() {
      let own = contrastBehind[unit]
      contrastBehind[unit] = carried
      if own != 1000 { carried = own }
      if unit > 0, statements[unit] != statements[unit - 1] { carried = 1000 }
    }
  }
}
