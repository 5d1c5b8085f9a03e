import FeedbackModel
import KPIModel
import Reporting
import Triage

/// Twelve weeks of comments on a mobile operator whose app release broke the login in week 2026-W23.
///
/// The same seed gives the same comments. It runs them through the partials that a run has.
struct MobileOperator {
  static let firstDay = CalendarDay(year: 2026, month: 4, day: 6)!
  static let brokenWeek = Period(.week, containing: CalendarDay(year: 2026, month: 6, day: 3)!)

  var partial: KPIPartial
  var segments = SegmentTable(columns: ["region"])
  var queue: TriageQueue
  var terms = TermPartial()
  var verbatims = VerbatimCollector(perTopic: 8)

  private var random: UInt64 = 20_260_603
  private var position = 0

  init(commentsPerWeek: Int = 420) {
    let topics = MobileOperatorTexts.topics
    partial = KPIPartial(
      topicCount: topics.count,
      ratings: [RatingColumn(name: "recommend", scale: .zeroToTen)]
    )
    var settings = TriageSettings()
    settings.now = (CalendarDay(year: 2026, month: 6, day: 29)!.daysSinceEpoch * 86_400) + 30_600
    queue = TriageQueue(capacity: 60, topics: topics, settings: settings)
    for week in 0..<12 {
      for _ in 0..<commentsPerWeek { addComment(week: week) }
    }
  }

  /// The builder that the report of this fixture is made with.
  var builder: ReportBuilder {
    var builder = ReportBuilder(
      unit: .week,
      table: KPITable(topics: MobileOperatorTexts.topics, segments: segments)
    )
    builder.title = "What Northwave customers said"
    builder.topicNames = MobileOperatorTexts.topicNames
    builder.comparesSegments = true
    return builder
  }

  /// The content of the report.
  func content() -> ReportContent {
    builder.content(
      partial: partial,
      queue: queue,
      terms: terms,
      verbatims: verbatims,
      manifest: Self.manifest
    )
  }

  static var manifest: RunManifest {
    var manifest = RunManifest(
      engineVersion: "1.0.0",
      icuVersion: "72.1",
      unicodeVersion: "15.0",
      timeZone: "Europe/London"
    )
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    manifest.inputs = [
      .init(name: "survey-2026-q2.csv", sha256: digest, bytes: 612_480, rows: 4_100),
      .init(name: "social-2026-q2.ndjson.gz", sha256: digest, bytes: 88_112, rows: 940),
    ]
    manifest.lexicons = [
      .init(name: "service-polarity-en", version: "1.2.0", sha256: digest),
      .init(name: "negations-en", version: "1.0.0", sha256: digest),
    ]
    manifest.taxonomies = [.init(name: "telecom", version: "1.1.0", sha256: digest)]
    manifest.options = [.init(name: "by", value: "week"), .init(name: "segment", value: "region")]
    return manifest
  }
}

// MARK: - Comments

extension MobileOperator {
  private mutating func addComment(week: Int) {
    let isBroken = week == 8
    let weights = MobileOperatorTexts.all.map { isBroken ? $0.weight * $0.surge : $0.weight }
    var ticket = next(weights.reduce(0, +))
    let index = weights.firstIndex { weight in
      ticket -= weight
      return ticket < 0
    }
    let template = MobileOperatorTexts.all[index ?? 0]
    let start = Self.firstDay.daysSinceEpoch + week * 7
    let day = CalendarDay(daysSinceEpoch: start + next(7))
    let (text, spans) = Self.unmarked(Self.openings[next(Self.openings.count)] + template.text)
    var annotation = annotation(template, spans: spans)
    if next(40) == 0 { annotation = Annotation() }
    if next(120) == 0 { annotation.status = .unsupportedLanguage }
    count(annotation, text: text, day: day)
  }

  private mutating func count(_ annotation: Annotation, text: String, day: CalendarDay) {
    position += 1
    let id = "r-\(position)"
    let region = position % 1_250 == 1 ? "islands" : Self.regions[next(Self.regions.count)]
    var facts = CommentFacts(day: day, segment: segments.index(of: [region]))
    if next(3) > 0 { facts.ratings = RatingAnswers(.code(rating(annotation.score))) }
    partial.add(annotation, facts: facts)
    guard annotation.status == .scored else { return }
    let isSocial = next(5) == 0
    let reach = isSocial ? [40, 310, 2_400, 12_400][next(4)] : nil
    let input = TriageInput(
      position: position,
      day: day,
      time: day.daysSinceEpoch * 86_400 + next(86_400),
      reach: reach,
      isAnswered: next(3) == 0,
      channel: isSocial ? "X" : "survey",
      isPublic: isSocial
    )
    queue.consider(annotation, input: input, id: id, text: text)
    for topic in annotation.topics {
      verbatims.consider(topic, day: day, id: id, text: text, position: position)
    }
    terms.add(Self.terms(of: text), week: Period(.week, containing: day))
  }

  /// Adds a comment that complains of the login as strongly as can be.
  mutating func addComplaint(text: String, day: CalendarDay) {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.score = -1_000
    annotation.label = .negative
    annotation.negative = 1_000
    annotation.complaint = true
    annotation.complaintScore = 1_000
    annotation.topics = [
      TopicAnnotation(
        topic: MobileOperatorTexts.topics.firstIndex(of: "account-access") ?? 0,
        label: .negative,
        score: -1_000,
        strength: 1_000,
        spans: [TextSpan(0, 5)]
      )
    ]
    count(annotation, text: text, day: day)
  }

  private mutating func annotation(
    _ template: MobileOperatorTexts.Template,
    spans: [(topic: Int, span: TextSpan)]
  ) -> Annotation {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.score = max(-1_000, min(1_000, template.score - spans.count))
    annotation.label =
      annotation.score < -150 ? .negative : annotation.score > 150 ? .positive : .neutral
    annotation.negative = max(0, -annotation.score)
    annotation.positive = max(0, annotation.score)
    annotation.complaint = annotation.score < -400
    annotation.complaintScore = annotation.complaint ? -annotation.score : 0
    annotation.praise = annotation.score > 500
    annotation.intents = template.intents
    annotation.topics = spans.map { topic, span in
      TopicAnnotation(
        topic: topic,
        label: annotation.label ?? .neutral,
        score: annotation.score,
        strength: 1_000,
        spans: [span]
      )
    }
    return annotation
  }

  private mutating func rating(_ score: Int) -> Int {
    let centre = score < -150 ? 3 : score > 150 ? 9 : 7
    return max(0, min(10, centre + next(5) - 2))
  }

  /// A linear congruential generator (Knuth, MMIX), its upper bits.
  private mutating func next(_ bound: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((random >> 33) % UInt64(bound))
  }

  private static let regions = ["north", "south", "east", "west"]

  private static let openings = [
    "", "", "", "Hello, ", "I have been with you for nine years. ", "Not much to add. ",
    "My mother is on the same plan and asked me to write this for her. ", "Well. ",
  ]

  /// Returns a text without its marks, and what the marks named.
  static func unmarked(_ marked: String) -> (text: String, spans: [(topic: Int, span: TextSpan)]) {
    var text: [UInt8] = []
    var spans: [(topic: Int, span: TextSpan)] = []
    var rest = Array(marked.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "["), let colon = rest.firstIndex(of: UInt8(ascii: ":")),
        let close = rest.firstIndex(of: UInt8(ascii: "]"))
      else {
        text.append(byte)
        continue
      }
      let name = String(decoding: rest[..<colon], as: UTF8.self)
      let start = text.count
      text += rest[(colon + 1)..<close]
      let topic = MobileOperatorTexts.topics.firstIndex(of: name) ?? 0
      spans.append((topic, TextSpan(start, text.count)))
      rest = rest[(close + 1)...]
    }
    return (String(decoding: text, as: UTF8.self), spans)
  }

  private static func terms(of text: String) -> TermBuffer {
    var buffer = TermBuffer()
    let stop: Set<String> = [
      "the", "a", "i", "it", "and", "is", "to", "me", "my", "of", "for", "by",
    ]
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
    for word in words where !stop.contains(word) { buffer.append(word) }
    for (first, second) in zip(words, words.dropFirst())
    where !stop.contains(first) && !stop.contains(second) {
      buffer.append(first + " " + second)
    }
    return buffer
  }
}
