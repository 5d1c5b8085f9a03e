package import FeedbackModel
package import LexiconMatching
import SentimentScoring

/// What a cue speaks for.
package enum CueCategory: String, CaseIterable, BitwiseCopyable, Sendable {
  case complaint
  case praise
  case churn
  case refund
  case legal
  case safety
  case recommend
  case question
  case request
  case thanks
  case noContent = "no_content"
  case sarcasm
  case effort
  case addressee
  case nothing
  case wait
  case owner
  case tone
  case neutral
  case grievance
  case questionTone = "question_tone"
  case questionNeutral = "question_neutral"
  case yes
  case no
  case nothingWrong = "nothing_wrong"

  /// The place of the category in tables by category.
  var index: Int {
    switch self {
    case .complaint: 0
    case .praise: 1
    case .churn: 2
    case .refund: 3
    case .legal: 4
    case .safety: 5
    case .recommend: 6
    case .question: 7
    case .request: 8
    case .thanks: 9
    case .noContent: 10
    case .sarcasm: 11
    case .effort: 12
    case .addressee: 13
    case .nothing: 14
    case .wait: 15
    case .owner: 16
    case .tone: 17
    case .neutral: 18
    case .grievance: 19
    case .questionTone: 20
    case .questionNeutral: 21
    case .yes: 22
    case .no: 23
    case .nothingWrong: 24
    }
  }

  /// Whether its cues are evidence that adds up word by word, rather than phrases of which the longest counts.
  var addsUp: Bool { (Self.tone.index...Self.questionNeutral.index).contains(index) }
}

/// The cues of all categories, by pattern.
package struct CueLexicon: Sendable {
  /// How strongly a pattern speaks for a category.
  struct Cue: BitwiseCopyable, Sendable {
    var category: CueCategory
    /// In thousandths; negative speaks against.
    var weight: Int
  }

  /// The categories that a pattern has a cue of, a bit each.
  private struct Categories: OptionSet {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ category: CueCategory) { rawValue = 1 << UInt32(category.index) }
  }

  /// The cues of the patterns.
  var cues = PatternMap<Cue>()

  /// The evidence that adds up word by word.
  var evidence = PatternMap<Cue>()

  /// The same for phrases of questions.
  var questions = PatternMap<Cue>()

  /// Whether there is any evidence in comments.
  var hasEvidence = false

  /// Reads the cue files.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - patterns: Receives the patterns.
  ///   - diagnostics: Receives every bad line.
  package init(
    _ lexicons: LexiconSet,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    var known: [Categories] = []
    for table in lexicons.tables(.cue) {
      var category: CueCategory?
      for row in table.rows {
        if !row.repeats(1) { category = CueCategory(rawValue: row.text(1)) }
        guard let pattern = table.pattern(of: row, &patterns, &diagnostics) else { continue }
        guard let category else {
          let known = CueCategory.allCases.map(\.rawValue).joined(separator: ", ")
          diagnostics.append(
            Diagnostic(
              "the cue category '\(row.text(1))' is unknown; known are \(known)",
              at: table.location(row),
              remedy: "use one of these."
            )
          )
          continue
        }
        guard let weight = table.number(of: row, field: 2, &diagnostics) else { continue }
        add(Cue(category: category, weight: weight), to: pattern, &known)
      }
    }
    cues.seal()
    evidence.seal()
    questions.seal()
  }

  /// Names the patterns by other numbers.
  mutating func renumber(_ numbers: [Int32]) {
    cues.renumber(numbers)
    evidence.renumber(numbers)
    questions.renumber(numbers)
  }

  /// Returns the tone and the neutral evidence of the comments that answer a question, in thousandths.
  ///
  /// - Parameter hits: The patterns found in the question.
  /// - Returns: Both; noughts where the word lists know no such question.
  func start(ofQuestion hits: borrowing HitBuffer) -> (tone: Int, neutral: Int) {
    var start = (tone: 0, neutral: 0)
    for hit in hits.all.indices {
      for place in questions.places(of: hits[hit].pattern) {
        let cue = questions[place]
        if cue.category == .questionTone {
          start.tone += cue.weight
        } else {
          start.neutral += cue.weight
        }
      }
    }
    return start
  }

  /// Gives a pattern no weight for a category whose cues add up, as if no cue file had its form.
  mutating func silence(_ pattern: Int32, _ category: CueCategory) {
    evidence.change(of: pattern) { if $0.category == category { $0.weight = 0 } }
  }

  /// A later file's weight stands over an earlier one's.
  private mutating func add(
    _ cue: Cue,
    to pattern: Int32,
    _ known: inout [Categories]
  ) {
    while known.count <= Int(pattern) { known.append([]) }
    let isNew = known[Int(pattern)].insert(Categories(cue.category)).inserted
    if cue.category == .questionTone || cue.category == .questionNeutral {
      if !isNew { questions.remove(of: pattern) { $0.category == cue.category } }
      questions.add(cue, for: pattern)
      return
    }
    if cue.category.addsUp {
      hasEvidence = true
      if !isNew { evidence.remove(of: pattern) { $0.category == cue.category } }
      evidence.add(cue, for: pattern)
      return
    }
    if !isNew { cues.remove(of: pattern) { $0.category == cue.category } }
    cues.add(cue, for: pattern)
  }
}

/// Adds up the cues of a comment by category; of overlapping cues of one category the longest counts.
///
/// A worker reuses its buffers.
struct CueSums: ~Copyable {
  /// A cue that counts.
  struct Found: BitwiseCopyable {
    var first: Int32
    var count: Int32
    var category: Int32
    var weight: Int32

    var units: Range<Int> { Int(first)..<Int(first + count) }
  }

  /// The sum of each category, in thousandths.
  private var sums = WorkList<Int>(repeating: 0, count: CueCategory.allCases.count)
  /// The place of each category's last cue among those found, or -1.
  private var last = WorkList<Int32>(repeating: -1, count: CueCategory.allCases.count)
  private var found = WorkList<Found>()

  init() {}

  /// The sum of a category in thousandths; negative when more speaks against it.
  subscript(category: CueCategory) -> Int { sums[category.index] }

  /// Returns whether a category has a cue that counts.
  func has(_ category: CueCategory) -> Bool { last[category.index] >= 0 }

  /// Returns where the cues of a category that count stand, in units.
  func places(of category: CueCategory) -> [Range<Int>] {
    guard has(category) else { return [] }
    return found(of: category).map(\.units)
  }

  /// Returns the cues of a category that count, in the order of the text.
  func found(of category: CueCategory) -> [Found] {
    found.array.filter { Int($0.category) == category.index }
  }

  /// Adds up the cues of a comment; somebody else's words do not count.
  mutating func add(
    _ hits: borrowing HitBuffer,
    _ lexicon: borrowing CueLexicon,
    _ clauses: borrowing ClauseMap
  ) {
    for place in found.indices {
      let category = Int(found[place].category)
      sums[category] = 0
      last[category] = -1
    }
    found.removeAll()
    lexicon.cues.prefetch(hits.cues, of: hits)
    for place in hits.cues.indices {
      let hit = hits.all[Int(hits.cues[place])]
      guard !clauses.places[Int(hit.first)].isQuoted else { continue }
      for cue in lexicon.cues.places(of: hit.pattern) { take(hit, lexicon.cues[cue]) }
    }
    for place in found.indices {
      sums[Int(found[place].category)] += Int(found[place].weight)
    }
  }

  /// Takes back the cues of a complaint that lie in a fault which is denied, or in a longer phrase of praise: "nobody was
  /// rude", "couldn't fault".
  ///
  /// - Parameter hits: The scored entries, in the order of the text.
  /// - Complexity: O(cues + entries).
  mutating func withdrawDenied(_ hits: [ScoredHit]) {
    guard has(.complaint) else { return }
    let complaint = CueCategory.complaint.index
    var cue = 0
    for hit in hits where hit.value > 0 && !hit.isAnswer {
      let units = hit.units
      while cue < found.count, found[cue].units.upperBound <= units.lowerBound { cue += 1 }
      var next = cue
      while next < found.count, found[next].units.lowerBound < units.upperBound {
        if Int(found[next].category) == complaint, found[next].weight > 0,
          found[next].units.upperBound <= units.upperBound,
          found[next].units.lowerBound >= units.lowerBound,
          hit.valence < 0 || found[next].units.count < units.count
        {
          sums[complaint] -= Int(found[next].weight)
          found[next].weight = 0
        }
        next += 1
      }
    }
  }

  /// Hits come by their first unit, shorter before longer; so only the last one taken can overlap a new one.
  @inline(__always)
  private mutating func take(_ hit: PatternHit, _ cue: CueLexicon.Cue) {
    let category = Int32(truncatingIfNeeded: cue.category.index)
    let new = Found(
      first: hit.first,
      count: hit.count,
      category: category,
      weight: Int32(truncatingIfNeeded: cue.weight)
    )
    let before = Int(last[Int(category)])
    if before >= 0, found[before].units.overlaps(new.units) {
      if new.count > found[before].count { found[before] = new }
      return
    }
    last[Int(category)] = Int32(truncatingIfNeeded: found.count)
    found.append(new)
  }
}
