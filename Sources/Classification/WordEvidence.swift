import FeedbackModel
import LexiconMatching
import SentimentScoring

/// What the words of a comment, each form once, and its topics add beside the rules: tone, neutrality and grievance.
///
/// Cues of these categories, and lines of taxonomies, are plain weights, as a fit to labelled comments gives them. The tones
/// of a comment add up to one number that joins the positive or the negative sum. Evidence that the comment takes no side is
/// added to the weaker sum, at most until both are even; evidence against that is added to the stronger one. Grievances join
/// the evidence of a complaint. A worker reuses its buffers.
struct WordEvidence: ~Copyable {
  /// A form that was found.
  struct Word: BitwiseCopyable, Sendable {
    var pattern: Int32
    var units: UnitRange
    var category: CueCategory
    /// In thousandths.
    var weight: Int
  }

  /// A topic that the comment speaks of.
  struct Subject: Sendable {
    /// As in `SpokenTopic`.
    var key: Int32
    /// The strength from which the weight counts, in thousandths.
    var least: Int
    var category: CueCategory
    /// In thousandths.
    var weight: Int

    /// Returns the topic with the strength that it needed, such as `retail:delivery 1.0`.
    func name(_ topic: (Int32) -> String) -> String {
      topic(key) + " " + Thousandths.short(least)
    }
  }

  /// The forms that were found, in the order of the text.
  private(set) var words = WorkList<Word>()

  /// What they and the topics come to.
  private(set) var total = EvidenceSums()

  private var taken: PatternSet

  init(patterns: Int) { taken = PatternSet(patterns) }

  /// Finds the evidence of a comment.
  ///
  /// - Parameters:
  ///   - hits: The patterns found in the comment.
  ///   - lexicon: The cues.
  ///   - isMasked: Whether a unit stands where words do not count.
  ///   - start: What the comment has before any word.
  mutating func add(
    _ hits: borrowing HitBuffer,
    _ lexicon: borrowing CueLexicon,
    isMasked: (Int) -> Bool,
    start: (tone: Int, neutral: Int)
  ) {
    words.removeAll()
    total = EvidenceSums(tone: start.tone, neutral: start.neutral)
    guard lexicon.hasEvidence else { return }
    for cue in hits.cues.indices {
      let hit = hits.all[Int(hits.cues[cue])]
      let places = lexicon.evidence.places(of: hit.pattern)
      guard !places.isEmpty, !isMasked(Int(hit.first)) else { continue }
      guard taken.insert(hit.pattern) else { continue }
      for place in places { take(lexicon.evidence[place], hit) }
    }
    taken.removeAll()
  }

  /// Adds what the topics that the comment speaks of say of it.
  mutating func add(_ said: EvidenceSums) { total += said }

  /// Returns the topics that say something of a comment, in the order of their taxonomies.
  ///
  /// - Parameters:
  ///   - spoken: The topics that the comment speaks of.
  ///   - evidence: What each says.
  /// - Returns: The topics, each with all of its lines that count.
  static func subjects(
    _ spoken: borrowing WorkList<SpokenTopic>,
    _ evidence: borrowing PatternMap<Taxonomy.Evidence>
  ) -> [Subject] {
    var subjects: [Subject] = []
    for topic in spoken.array.sorted(by: { $0.key < $1.key }) {
      for place in evidence.places(of: topic.key) {
        let line = evidence[place]
        guard Int(topic.strength) >= line.least else { continue }
        subjects.append(
          Subject(
            key: topic.key,
            least: line.least,
            category: line.category,
            weight: line.weight
          )
        )
      }
    }
    return subjects
  }

  private mutating func take(_ cue: CueLexicon.Cue, _ hit: PatternHit) {
    total.add(cue.weight, cue.category)
    words.append(
      Word(
        pattern: hit.pattern,
        units: UnitRange(first: hit.first, end: hit.first + hit.count),
        category: cue.category,
        weight: cue.weight
      )
    )
  }

  /// Adds what a complaint adds to the tone.
  mutating func add(complaintTone: Int) { total.tone += complaintTone }

  /// Returns the sums of a comment with its evidence.
  ///
  /// - Parameters:
  ///   - positive: The positive sum of the rules.
  ///   - negative: Their negative sum, as a positive number.
  /// - Returns: Both sums, and what the neutral evidence came to, signed by the side that it was added to.
  func sums(
    _ positive: Int64,
    _ negative: Int64
  ) -> (positive: Int64, negative: Int64, balance: Int64) {
    var (positive, negative) = (positive, negative)
    if total.tone > 0 { positive += Int64(total.tone) } else { negative -= Int64(total.tone) }
    let net = positive - negative
    let sign: Int64 = net > 0 ? 1 : -1
    guard net != 0, total.neutral != 0 else { return (positive, negative, 0) }
    let balance = -sign * min(Int64(total.neutral), abs(net))
    if balance > 0 { positive += balance } else { negative -= balance }
    return (positive, negative, balance)
  }
}

// MARK: - The trace

extension WordEvidence {
  /// Returns the topics of a category, each with the sum of its lines and the greatest strength of one: so many lines of one
  /// topic would hide the words.
  private static func summed(_ subjects: [Subject], _ category: CueCategory) -> [Subject] {
    var sums: [Subject] = []
    for subject in subjects where subject.category == category {
      guard let last = sums.last, last.key == subject.key else {
        sums.append(subject)
        continue
      }
      sums[sums.count - 1].weight += subject.weight
      sums[sums.count - 1].least = max(last.least, subject.least)
    }
    return sums
  }

  /// Writes the steps of the trace: all tones are one hit, all neutral evidence is another.
  ///
  /// - Parameters:
  ///   - hits: How many hits the trace has already.
  ///   - balance: What the neutral evidence came to.
  ///   - start: What the comment had before any word.
  ///   - complaintTone: What the complaint added to the tone.
  ///   - whole: The bytes of the comment.
  ///   - span: Returns the bytes of units.
  ///   - text: Returns a pattern as it stands in its file.
  ///   - subjects: The topics that say something of the comment.
  ///   - topic: Returns the id of the topic with a key.
  /// - Returns: The steps; none where the words add nothing.
  func trace(
    behind hits: Int,
    balance: Int64,
    start: (tone: Int, neutral: Int),
    complaintTone: Int,
    whole: TextSpan,
    span: (Range<Int>) -> TextSpan,
    text: (Int32) -> String,
    subjects: [Subject],
    topic: (Int32) -> String
  ) -> [Contribution] {
    var trace: [Contribution] = []
    func append(_ hit: Int, _ rule: ScoringRule, _ entry: String, _ span: TextSpan, _ value: Int64)
    {
      guard value != 0 else { return }
      trace.append(
        Contribution(
          hit: hit,
          span: span,
          entry: entry,
          rule: rule.name,
          factor: 1000,
          value: value
        )
      )
    }
    append(hits, .tone, "(comment)", whole, Int64(start.tone))
    for word in words.array where word.category == .tone {
      append(hits, .tone, text(word.pattern), span(word.units.range), Int64(word.weight))
    }
    for subject in Self.summed(subjects, .tone) {
      append(hits, .tone, "(\(subject.name(topic)))", whole, Int64(subject.weight))
    }
    append(hits, .complaint, "(complaint)", whole, Int64(complaintTone))
    guard balance != 0 else { return trace }
    let hit = trace.isEmpty ? hits : hits + 1
    let sign: Int64 = (balance > 0) == (total.neutral > 0) ? 1 : -1
    append(hit, .neutral, "(comment)", whole, sign * Int64(start.neutral))
    for word in words.array where word.category == .neutral {
      append(hit, .neutral, text(word.pattern), span(word.units.range), sign * Int64(word.weight))
    }
    for subject in Self.summed(subjects, .neutral) {
      append(hit, .neutral, "(\(subject.name(topic)))", whole, sign * Int64(subject.weight))
    }
    append(hit, .neutral, "(both sides even)", whole, balance - sign * Int64(total.neutral))
    return trace
  }
}
