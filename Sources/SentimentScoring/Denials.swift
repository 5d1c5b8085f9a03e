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
  /// What is said of some units behind them.
  struct Verdict: BitwiseCopyable {
    var first: Int32
    /// Behind the last unit.
    var end: Int32
    var isDenied: Bool
    /// Whether faults are denied as well: not where there is praise or a deed, which then is what is meant.
    var takesFaults: Bool
    /// The first unit of the words that say so.
    var source: Int32
  }

  private var verdicts = WorkList<Verdict>()

  /// What may stand around a denial in its clause: who or what it is about, and words that link it.
  private let subjects = Self.hashes(
    "it they he she i we you this that there these those mine ours theirs hers yours it's its they're theyre he's "
      + "she's that's i'm im we're you're i'd you'd got get say today now nowadays completely totally entirely was were is are am did does do has have had will would could of them us "
      + "really definitely certainly just still quite either"
  )
  private let links = Self.hashes(
    "and but or well oh so then yet though tho although however sadly unfortunately alas guess what thankfully luckily fortunately happily mercifully er um erm ha lol "
      + "smh turns out honestly actually"
  )

  init() {}

  /// What is said of a unit behind it; nil for nothing.
  func verdict(at unit: Int) -> Verdict? {
    for place in verdicts.indices {
      let verdict = verdicts[place]
      if (verdict.first..<verdict.end).contains(Int32(truncatingIfNeeded: unit)) { return verdict }
    }
    return nil
  }

  /// Whether a hit that begins at a unit is a denial, and so says nothing of its own.
  func isSource(_ unit: Int) -> Bool {
    for place in verdicts.indices where Int(verdicts[place].source) == unit { return true }
    return false
  }

  /// Finds the denials and assents of a comment.
  ///
  /// - Parameters:
  ///   - selection: The hits that count.
  ///   - clauses: Where its units stand.
  ///   - buffer: Its tokens.
  ///   - isNeeded: Whether one of the hits can be one.
  /// - Complexity: O(*n*) in units for each of them.
  mutating func find(
    in selection: borrowing HitSelection,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer,
    isNeeded: Bool
  ) {
    verdicts.removeAll()
    guard isNeeded else { return }
    for place in selection.chosen.indices {
      guard let role = selection.chosen[place].entry.negation, role.negates || role == .assent,
        let target = target(of: selection.chosen[place].hit.units, role, clauses, buffer)
      else { continue }
      verdicts.append(
        Verdict(
          first: Int32(truncatingIfNeeded: target.lowerBound),
          end: Int32(truncatingIfNeeded: target.upperBound),
          isDenied: role != .assent,
          takesFaults: !isPromising(target, selection),
          source: selection.chosen[place].hit.first
        )
      )
    }
  }

  /// Whether something is praised or to be done in some units.
  private func isPromising(_ units: Range<Int>, _ selection: borrowing HitSelection) -> Bool {
    for place in selection.chosen.indices
    where units.contains(Int(selection.chosen[place].hit.first)) {
      let entry = selection.chosen[place].entry
      if (entry.valence ?? 0) > 0 || entry.tags.contains(.deed) { return true }
    }
    return false
  }

  /// Returns the units that some words are about, if they are all that their clause says; else nil.
  private func target(
    of units: Range<Int>,
    _ role: NegationRole,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) -> Range<Int>? {
    let own = clauses[units.lowerBound]
    guard clauses[units.upperBound - 1].clause == own.clause else { return nil }
    var isFull = role == .denial
    var end = units.upperBound
    while end < buffer.units.count, clauses[end].clause == own.clause {
      switch part(of: buffer.units[end]) {
      case .subject: isFull = true
      case .link: break
      case .other: return nil
      }
      end += 1
    }
    var first = units.lowerBound
    var link: Int?
    while first > 0, clauses[first - 1].clause == own.clause {
      switch part(of: buffer.units[first - 1]) {
      case .subject: isFull = true
      case .link: link = first - 1
      case .other:
        // "… and it wasn't": what stands before the link in the clause.
        guard isFull, let link else { return nil }
        return start(of: \.clause, before: link, clauses)..<link
      }
      first -= 1
    }
    // Marks and links alone make no clause.
    while first > 0, clauses[first - 1].statement == own.statement,
      part(of: buffer.units[first - 1]) == .link
    {
      first -= 1
    }
    guard first > 0 else { return nil }
    if clauses[first - 1].statement == own.statement {
      let before = start(of: \.clause, before: first, clauses)..<first
      // "Cheap yes, but helpful, no."
      let isAnswered = before.count <= Self.mostAnswered && endsStatement(end, clauses, buffer)
      return isFull || isAnswered ? before : nil
    }
    let asks = clauses.asks[Int(clauses[first - 1].statement)] != .nothing
    guard isFull && role != .assent || asks else { return nil }
    return start(of: \.statement, before: first, clauses)..<first
  }

  /// The most units that a "no" behind a comma answers.
  private static let mostAnswered = 4

  private func endsStatement(
    _ unit: Int,
    _ clauses: borrowing ClauseMap,
    _ buffer: borrowing TokenBuffer
  ) -> Bool {
    var end = unit
    while end < buffer.units.count, clauses[end].statement == clauses[unit - 1].statement {
      guard part(of: buffer.units[end]) == .link else { return false }
      end += 1
    }
    return true
  }

  /// Returns the first unit of what ends right before a unit.
  private func start(
    of number: KeyPath<ClausePlace, Int32>,
    before end: Int,
    _ clauses: borrowing ClauseMap
  ) -> Int {
    var first = end - 1
    while first > 0, clauses[first - 1][keyPath: number] == clauses[end - 1][keyPath: number] {
      first -= 1
    }
    return first
  }

  /// What a word is to the denial in its clause.
  private enum Part {
    case subject
    case link
    case other
  }

  private func part(of unit: LexicalUnit) -> Part {
    switch unit.kind {
    case .punctuation, .emoji, .emoticon, .mention, .hashtag: return .link
    default:
      if links.contains(unit.hash) { return .link }
      return subjects.contains(unit.hash) ? .subject : .other
    }
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FormHash.of($0.utf8) })
  }
}
