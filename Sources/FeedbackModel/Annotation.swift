/// What became of a row.
public enum RowStatus: UInt8, CaseIterable, Sendable {
  /// The comment was scored.
  case scored
  /// The row has no comment, or one that says nothing ("n/a", "-").
  case noContent
  /// The comment is in a language without a lexicon; it abstains.
  case unsupportedLanguage
  /// The row could not be read.
  case rejected

  /// The name as it stands in every output.
  public var name: String {
    switch self {
    case .scored: "scored"
    case .noContent: "no_content"
    case .unsupportedLanguage: "unsupported_language"
    case .rejected: "rejected"
    }
  }
}

/// A topic found in a comment, with the sentiment of its own sentences.
public struct TopicAnnotation: Hashable, Sendable {
  /// The place of the topic in the run's topic catalogue.
  public var topic: Int

  /// The polarity of the sentences that name the topic.
  public var label: SentimentLabel

  /// The score of these sentences in thousandths, -1000…1000.
  public var score: Int

  /// How surely the topic holds, in thousandths; at least 1000.
  public var strength: Int

  /// The places in the text that name the topic, ascending.
  public var spans: [TextSpan]

  /// The places of its sub-topics in the catalogue, ascending.
  public var subtopics: [Int]

  /// Creates a topic annotation.
  public init(
    topic: Int,
    label: SentimentLabel,
    score: Int,
    strength: Int,
    spans: [TextSpan],
    subtopics: [Int] = []
  ) {
    self.topic = topic
    self.label = label
    self.score = score
    self.strength = strength
    self.spans = spans
    self.subtopics = subtopics
  }
}

/// One addition of the score's arithmetic.
///
/// The values of one `hit` add up to what that hit gives; hits above zero add up to the comment's positive sum,
/// hits below zero to its negative sum, and from these two sums follow the masses and the score.
public struct Contribution: Hashable, Sendable {
  /// The number of the hit within the comment, from 0; a hit is one lexicon entry at one place.
  public var hit: Int

  /// The bytes of the text that gave rise to it.
  public var span: TextSpan

  /// The lexicon entry as it is written in its file.
  public var entry: String

  /// The name of the rule: `lexicon` for the entry's own valence, else the rule that changed it.
  public var rule: String

  /// The factor that the rule applied, in thousandths; 1000 for `lexicon`.
  public var factor: Int

  /// What is added, in thousandths of a valence unit.
  public var value: Int64

  /// Creates a contribution.
  public init(
    hit: Int,
    span: TextSpan,
    entry: String,
    rule: String,
    factor: Int,
    value: Int64
  ) {
    self.hit = hit
    self.span = span
    self.entry = entry
    self.rule = rule
    self.factor = factor
    self.value = value
  }
}

/// Everything that was found in one comment.
///
/// Shares and scores are whole thousandths, so that every sum over them is exact.
public struct Annotation: Hashable, Sendable {
  /// What became of the row.
  public var status: RowStatus = .noContent

  /// The polarity; nil when the row is not scored.
  public var label: SentimentLabel?

  /// The score in thousandths, -1000…1000; 0 is neither.
  ///
  /// It is always `positive - negative`.
  public var score = 0

  /// The positive mass behind the score, in thousandths, 0…1000.
  public var positive = 0

  /// The negative mass behind the score, in thousandths, 0…1000.
  public var negative = 0

  /// Whether clear praise and clear complaint stand together.
  public var mixed = false

  /// Whether the comment is a complaint.
  public var complaint = false

  /// How surely it is a complaint, in thousandths, 0…1000.
  public var complaintScore = 0

  /// Whether the comment praises.
  public var praise = false

  /// The topics, strongest first.
  public var topics: [TopicAnnotation] = []

  /// What the writer wants or threatens.
  public var intents: IntentSet = []

  /// How much effort the writer tells of, 1…7; nil without a cue.
  public var effort: Int?

  /// The wait that the writer states, in seconds.
  public var statedWaitSeconds: Int?

  /// The language, as an ISO 639-1 code; nil when it cannot be told.
  public var language: String?

  /// The id of the earlier row with the same text, if there is one.
  public var duplicateOf: String?

  /// Whether the respondent's own score and the text disagree.
  public var scoreTextMismatch = false

  /// Why the row was not scored although it has a comment; a store does not keep such rows.
  public var exclusion: RowExclusion?

  /// The arithmetic of the score, when it was asked for.
  public var trace: [Contribution] = []

  /// Creates the annotation of an empty row.
  public init() {}

  /// Makes it the annotation of an empty row again, and keeps the room of its lists.
  public mutating func reset() {
    status = .noContent
    label = nil
    (score, positive, negative) = (0, 0, 0)
    (mixed, complaint, praise, scoreTextMismatch) = (false, false, false, false)
    exclusion = nil
    complaintScore = 0
    if !topics.isEmpty { topics.removeAll(keepingCapacity: true) }
    intents = []
    (effort, statedWaitSeconds) = (nil, nil)
    (language, duplicateOf) = (nil, nil)
    if !trace.isEmpty { trace.removeAll(keepingCapacity: true) }
  }
}
