import FeedbackModel
import LexiconMatching
import Tokenization

/// What a comment says only to take it back, and what it asks and answers itself.
///
/// "I thought they would be helpful. They weren't." A denial is all that its clause says, but for words that link it to
/// what stands before: then it is about the clause before it in its statement, or else about the statement before.
/// After a question any negation alone is one ("Was it clean? No."), and an assent makes a fact of what was asked. A
/// worker reuses its buffers.
struct Denials: ~Copyable {
  /// What may be said of what stands before.
  enum Saying: BitwiseCopyable {
    case holds
    case denied
    /// Something else is not so: "The rooms are lovely, the food isn't."
    case differsElsewhere
  }

  /// What is said of a unit behind it.
  struct Verdict: BitwiseCopyable {
    var says: Saying
    /// Whether faults are meant as well: not where there is praise, a deed or a claim ("marked as delivered"), which then
    /// is what is meant.
    var takesFaults: Bool
  }

  /// For each unit what is said of it behind it; empty where nothing is.
  private var verdicts = WorkList<Verdict?>()

  /// For each unit whether a denial begins there; empty where none does.
  private var sources = WorkList<Bool>()

  private let scope: DenialScope

  init(_ grammar: GrammarWords) { scope = DenialScope(grammar) }

  /// What is said of a unit behind it; nil for nothing.
  func verdict(at unit: Int) -> Verdict? { verdicts.isEmpty ? nil : verdicts[unit] }

  /// Whether a hit that begins at a unit is a denial, and so says nothing of its own.
  func isSource(_ unit: Int) -> Bool { !sources.isEmpty && sources[unit] }

  /// Finds the denials and assents of a comment.
  ///
  /// - Parameters:
  ///   - selection: The hits that count.
  ///   - clauses: Where its units stand.
  ///   - buffer: Its tokens.
  ///   - isNeeded: Whether one of the hits can be one.
  /// - Complexity: O(*n*) in units.
  mutating func find(
    in selection: borrowing HitSelection,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer,
    isNeeded: Bool
  ) {
    verdicts.removeAll()
    sources.removeAll()
    guard isNeeded else { return }
    var inner = 0
    for place in selection.chosen.indices {
      let hit = selection.chosen[place].hit
      if let role = selection.chosen[place].entry.negation, role.negates || role == .assent {
        guard let target = scope.target(of: hit.units, role, clauses, buffer) else { continue }
        add(target, role, at: place, selection, buffer)
      } else if clauses.hasQuestion, hit.count > 1 {
        // A phrase that begins with a negator, such as "not one of them", answers a question.
        while inner < selection.others.count, selection.others[inner].hit.first < hit.first {
          inner += 1
        }
        guard inner < selection.others.count, selection.others[inner].hit.first == hit.first,
          selection.others[inner].entry.negation?.negates == true,
          let target = scope.target(of: hit.units, .negator, clauses, buffer),
          clauses.asks[Int(clauses[target.units.lowerBound].statement)] != .nothing
        else { continue }
        add(target, .negator, at: place, selection, buffer)
      }
    }
  }

  private mutating func add(
    _ target: DenialScope.Target,
    _ role: NegationRole,
    at place: Int,
    _ selection: borrowing HitSelection,
    _ buffer: borrowing TokenBuffer
  ) {
    var (saysSomething, promises) = (false, false)
    var before = place - 1
    while before >= 0, Int(selection.chosen[before].hit.first) >= target.units.lowerBound {
      defer { before -= 1 }
      guard Int(selection.chosen[before].hit.first) < target.units.upperBound else { continue }
      let entry = selection.chosen[before].entry
      let valence = entry.valence ?? 0
      if valence != 0 { saysSomething = true }
      if valence > 0 || entry.tags.contains(.deed)
        || valence < 0 && scope.claims(selection.chosen[before].hit.units, buffer)
      {
        promises = true
      }
    }
    guard saysSomething else { return }
    if verdicts.isEmpty {
      verdicts.fill(with: nil, count: buffer.units.count)
      sources.fill(with: false, count: buffer.units.count)
    }
    let says: Saying =
      role == .assent ? .holds : target.isOfAnother ? .differsElsewhere : .denied
    for unit in target.units {
      verdicts[unit] = Verdict(says: says, takesFaults: !promises)
    }
    sources[Int(selection.chosen[place].hit.first)] = true
  }
}
