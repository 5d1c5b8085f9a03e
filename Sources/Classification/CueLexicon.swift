package import FeedbackModel
package import LexiconMatching

/// What a cue speaks for.
package enum CueCategory: String, CaseIterable, Sendable {
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
    }
  }

  /// Whether its cues are evidence that adds up word by word, rather than phrases of which the longest counts.
  var addsUp: Bool { index >= Self.tone.index }
}

/// The cues of all categories, by pattern.
package struct CueLexicon: Sendable {
  /// How strongly a pattern speaks for a category.
  struct Cue: Sendable {
    var category: CueCategory
    /// In thousandths; negative speaks against.
    var weight: Int
  }

  /// The cues of the patterns.
  private(set) var cues = PatternMap<Cue>()

  /// The evidence that adds up word by word.
  private(set) var evidence = PatternMap<Cue>()

  /// The same for phrases of questions.
  private(set) var questions = PatternMap<Cue>()

  /// Whether there is any evidence in comments.
  private(set) var hasEvidence = false

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
    var known: Set<[Int]> = []
    for table in lexicons.tables(.cue) {
      for row in table.rows {
        guard let pattern = table.pattern(of: row, &patterns, &diagnostics) else { continue }
        guard let category = CueCategory(rawValue: row.fields[1]) else {
          let known = CueCategory.allCases.map(\.rawValue).joined(separator: ", ")
          diagnostics.append(
            Diagnostic(
              "the cue category '\(row.fields[1])' is unknown; known are \(known)",
              at: table.location(row),
              remedy: "use one of these."
            )
          )
          continue
        }
        guard let weight = Thousandths.parse(row.fields[2]) else {
          diagnostics.append(Thousandths.diagnostic(row.fields[2], at: table.location(row)))
          continue
        }
        add(Cue(category: category, weight: weight), to: pattern, &known)
      }
    }
    cues.seal()
    evidence.seal()
    questions.seal()
  }

  /// Returns the tone and the neutral evidence of the comments that answer a question, in thousandths.
  ///
  /// - Parameter hits: The patterns found in the question.
  /// - Returns: Both; noughts where the word lists know no such question.
  func start(ofQuestion hits: [PatternHit]) -> (tone: Int, neutral: Int) {
    var start = (tone: 0, neutral: 0)
    for hit in hits {
      for place in questions.places(of: hit.pattern) {
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
    _ known: inout Set<[Int]>
  ) {
    let isNew = known.insert([Int(pattern), cue.category.index]).inserted
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
struct CueSums: Sendable {
  private var sums = [Int](repeating: 0, count: CueCategory.allCases.count)
  private var found: [[(units: Range<Int>, weight: Int)]] = Array(
    repeating: [],
    count: CueCategory.allCases.count
  )

  init() {}

  /// The sum of a category in thousandths; negative when more speaks against it.
  subscript(category: CueCategory) -> Int { sums[category.index] }

  /// Returns where the cues of a category that count stand, in units.
  func places(of category: CueCategory) -> [Range<Int>] { found[category.index].map(\.units) }

  /// Adds up the cues of a comment; somebody else's words do not count.
  mutating func add(_ hits: [PatternHit], _ lexicon: CueLexicon, quoted: [Bool]) {
    for index in sums.indices {
      sums[index] = 0
      found[index].removeAll(keepingCapacity: true)
    }
    for hit in hits where hit.uses.contains(.cue) {
      for place in lexicon.cues.places(of: hit.pattern) where !quoted[Int(hit.first)] {
        take(hit.units, lexicon.cues[place])
      }
    }
    for index in found.indices where !found[index].isEmpty {
      sums[index] = found[index].reduce(0) { $0 + $1.weight }
    }
  }

  /// Hits come by their first unit, shorter before longer; so only the last one taken can overlap a new one.
  private mutating func take(_ units: Range<Int>, _ cue: CueLexicon.Cue) {
    let index = cue.category.index
    if let last = found[index].last, last.units.overlaps(units) {
      guard units.count > last.units.count else { return }
      found[index].removeLast()
    }
    found[index].append((units, cue.weight))
  }
}
